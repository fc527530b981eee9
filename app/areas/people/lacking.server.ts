import { consent, duplicatePair, person, personDocument } from "db/schema";
import { and, isNull, type SQL, sql } from "drizzle-orm";
import { addMonths, type Day } from "~/platform/dates";
import type { MissingPart } from "./people-view";
import { contactAge } from "./person";

/** The living: the few dead are read from an index of their own, so that no list has to look at every row for it. */
export const isLiving: SQL = sql`${person.id} not in (select dead.id from person dead where dead.died_on is not null)`;

/** Whether the person agreed to the use of their data, to whichever version of the notice. */
export const hasConsent: SQL<boolean> = sql<boolean>`exists (select 1 from ${consent} where ${consent.personId} = ${person.id} and ${consent.withdrawnOn} is null)`;

/** Old enough to be asked for a telephone and a photo. The plus keeps the rows that lack one the way in, not the birth days. */
const isGrown = (today: Day): SQL => sql`+${person.birthOn} <= ${addMonths(today, -contactAge * 12)}`;

const cardWhere = (more: SQL): SQL =>
  sql`exists (select 1 from ${personDocument} where ${personDocument.kind} = 'id-card' and ${personDocument.personId} = ${person.id} and ${personDocument.removedAt} is null ${more})`;

/** People whose record lacks this. Each is answered from an index, so that a list of a county stays quick. */
export function lacks(part: Exclude<MissingPart, "over-age" | "age-unsure">, today: Day): SQL {
  switch (part) {
    case "phone":
      return and(isNull(person.phone), isGrown(today))!;
    case "photo":
      return and(isNull(person.photo), isGrown(today))!;
    case "consent":
      return sql`not ${hasConsent}`;
    case "card":
      return sql`not ${cardWhere(sql``)}`;
    case "card-expired":
      return sql`(${cardWhere(sql`and ${personDocument.expiresOn} < ${today}`)} and not ${cardWhere(
        sql`and (${personDocument.expiresOn} is null or ${personDocument.expiresOn} >= ${today})`,
      )})`;
    case "died":
      return sql`${person.diedOn} is not null`;
    case "double":
      return sql`${person.id} in (select ${duplicatePair.personAId} from ${duplicatePair} where ${duplicatePair.state} = 'suspected'
        union select ${duplicatePair.personBId} from ${duplicatePair} where ${duplicatePair.state} = 'suspected')`;
  }
}
