import type { Reader } from "db/client.server";
import { pensionCheck, person } from "db/schema";
import { and, eq, isNull, lt, type SQL, sql } from "drizzle-orm";
import { scopeFor, type VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { type Day, todayOn } from "~/platform/dates";
import type { LateSource } from "~/platform/home/late-thing";
import { translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { householdsText } from "../text/households";

/** The newest check of a person: the one that no other follows. */
const noneLater = sql`NOT EXISTS (SELECT 1 FROM pension_check later WHERE later.person_id = ${pensionCheck.personId}
  AND (later.checked_on, later.id) > (${pensionCheck.checkedOn}, ${pensionCheck.id}))`;

/** Pension checks of a scope that were due before a day: one condition for home pages and for the overview. */
export const overdueCheck = (scope: VillageScope, today: Day): SQL | undefined =>
  and(
    lt(pensionCheck.nextDueOn, today),
    noneLater,
    isNull(person.deletedAt),
    isNull(person.diedOn),
    withinVillages(person.villageId, scope),
  );

export const countOverdueChecks = (db: Reader, scope: VillageScope, today: Day = todayOn()): number =>
  db
    .select({ n: sql<number>`count(*)` })
    .from(pensionCheck)
    .innerJoin(person, eq(person.id, pensionCheck.personId))
    .where(overdueCheck(scope, today))
    .get()?.n ?? 0;

/** People whose pension was not checked by its day. */
export const lateChecks: LateSource = (db, reader, today, language) => {
  const scope = scopeFor(reader.grants, "household.view");
  if (scope === null) return [];
  const what = translator(householdsText, language)("home.title");
  return db
    .select({
      id: person.id,
      name: person.name,
      villageId: person.villageId,
      dueOn: pensionCheck.nextDueOn,
    })
    .from(pensionCheck)
    .innerJoin(person, eq(person.id, pensionCheck.personId))
    .where(overdueCheck(scope, today))
    .all()
    .map((r) => ({
      key: `pension-${r.id}`,
      villageId: r.villageId,
      what,
      who: personName(r.name, language),
      dueOn: r.dueOn ?? today,
      to: `/people/${r.id}`,
    }));
};
