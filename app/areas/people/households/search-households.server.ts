import { household, householdMember, person, village } from "db/schema";
import { and, eq, isNull, sql } from "drizzle-orm";
import { inScope, scopeFor } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { translator } from "~/platform/i18n/text";
import { markName, unmarked } from "~/platform/search/marked";
import { personName, placeLabel } from "~/platform/search/place-name";
import { noAnswer, type SearchSource } from "~/platform/search/search-source";
import { matchesTerm } from "../search-people.server";
import { householdsText } from "../text/households";
import { doorText } from "./fact-words";
import { head } from "./relation";

/** More than this are not counted: nobody reads so far. */
const countLimit = 200;

/** Households in the one search box: by their head, or by the house number. */
export const householdsSource: SearchSource = {
  group: "households",
  icon: "door-open",
  words: (language) => {
    const t = translator(householdsText, language);
    return { title: t("search.title"), all: (count) => t("search.all", { count }) };
  },
  search: (db, who, term, limit, language) => {
    const scope = scopeFor(who.grants, "household.view");
    // Numbers of people are looked up among people; a household has a name and a house number.
    if (scope === null || !["name", "pinyin", "digits"].includes(term.kind)) return noAnswer;
    const t = translator(householdsText, language);
    const byNumber = /\d/.test(term.text)
      ? sql`(instr(${household.houseNumber}, ${term.text}) > 0 OR ${household.registryNo} = ${term.text})`
      : sql`0`;
    const rows = db
      .select({
        id: household.id,
        houseNumber: household.houseNumber,
        name: person.name,
        headDiedOn: person.diedOn,
        headVillageId: person.villageId,
        villageName: village.name,
        townName: village.townName,
      })
      .from(household)
      .innerJoin(village, eq(village.id, household.villageId))
      .innerJoin(
        householdMember,
        and(
          eq(householdMember.householdId, household.id),
          eq(householdMember.relation, head),
          isNull(householdMember.toOn),
        ),
      )
      .innerJoin(person, eq(person.id, householdMember.personId))
      .where(
        and(
          isNull(household.deletedAt),
          withinVillages(household.villageId, scope),
          sql`(${matchesTerm(term)} OR ${byNumber})`,
        ),
      )
      .limit(countLimit)
      .all();
    const hits = rows.slice(0, limit).map((r) => {
      const place = [
        placeLabel({ townName: r.townName, name: r.villageName }, language),
        doorText(r.houseNumber, language),
        r.headDiedOn && t("head.hasDied"),
      ]
        .filter(Boolean)
        .join(t("search.comma"));
      const shown = inScope(scope, r.headVillageId) ? r.name : "";
      return {
        id: String(r.id),
        to: `/households/${r.id}`,
        title: [
          ...(language === "zh" ? markName(shown, term) : unmarked(personName(shown, language))),
          ...unmarked(language === "zh" ? t("household.of", { name: "" }) : ""),
        ],
        detail: unmarked(place),
      };
    });
    return { total: rows.length, hits };
  },
};
