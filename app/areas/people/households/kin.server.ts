import type { Reader } from "db/client.server";
import type { VillageScope } from "~/platform/access/actor";
import { ageOn, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { householdsText } from "../text/households";
import { relationWord } from "./household-page.server";
import { membersOf, shownName } from "./household-queries.server";
import { isOpen } from "./membership";
import { head, relationToNewHead } from "./relation";

/** The people of a household today, and what each would be to a new head as far as it follows. */
export function kinOf(
  db: Reader,
  scope: VillageScope,
  householdId: number,
  successorId: number,
  language: Language,
) {
  const t = translator(householdsText, language);
  const members = membersOf(db, householdId).filter(isOpen);
  return {
    people: members.map((m) => ({
      /** Whoever has died stays a member until the household says so, but becomes no head. */
      dead: m.diedOn !== null,
      diedOn: m.diedOn,
      personId: m.personId,
      head: m.relation === head,
      name: shownName(m, scope, language) ?? t("household.elsewhereMember"),
      relation: relationWord(m.relation, language),
      age: t("head.age", { age: ageOn(m.birthOn, todayOn()) }),
    })),
    proposals: Object.fromEntries(
      members.map((m) => [String(m.personId), relationToNewHead(members, successorId, m.personId) ?? ""]),
    ),
  };
}
export type KinItem = ReturnType<typeof kinOf>["people"][number];
