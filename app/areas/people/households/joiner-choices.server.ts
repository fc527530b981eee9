import type { Reader } from "db/client.server";
import { householdMember, person } from "db/schema";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { ageOn, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { peopleText } from "../text";
import { personPageText } from "../text/person-page";

/** More than this no list to choose from holds; whoever is not in it is found by their number. */
const most = 400;

/** People of a village who are in no household: to be head or to join. */
export function joinerChoices(db: Reader, scope: VillageScope, villageId: number, language: Language) {
  const t = translator(peopleText, language);
  const w = translator(personPageText, language);
  const today = todayOn();
  const free = sql`NOT EXISTS (SELECT 1 FROM ${householdMember} m WHERE m.person_id = ${person.id} AND m.to_on IS NULL)`;
  return db
    .select({
      id: person.id,
      name: person.name,
      sex: sql<"male" | "female">`${person.sex}`,
      birthOn: person.birthOn,
      masked: person.idNumberMasked,
      pinyin: person.pinyin,
      initials: person.initials,
    })
    .from(person)
    .where(
      and(
        eq(person.villageId, villageId),
        isNull(person.deletedAt),
        isNull(person.diedOn),
        withinVillages(person.villageId, scope),
        free,
      ),
    )
    .orderBy(asc(person.rosterKey), asc(person.id))
    .limit(most)
    .all()
    .map((p) => ({
      value: String(p.id),
      label: personName(p.name, language),
      detail: [
        t(`sex.${p.sex}`),
        t("person.old", { age: ageOn(p.birthOn, today) }),
        p.masked && w("page.tail", { tail: p.masked.slice(-4) }),
      ]
        .filter(Boolean)
        .join(t("search.comma")),
      search: `${p.pinyin} ${p.initials}`,
    }));
}
