import type { Reader } from "db/client.server";
import type { VillageScope } from "~/platform/access/actor";
import { longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { householdTitle } from "./households/fact-words";
import { relationWord } from "./households/household-page.server";
import { type Household, membersOf, shownName } from "./households/household-queries.server";
import { isOpen } from "./households/membership";
import { head } from "./households/relation";
import type { Return } from "./households/return-member.server";
import type { FoundDead } from "./households/take-back-check.server";
import type { Person } from "./person-record.server";
import { deathText } from "./text/death";

/** What a death that is taken back does to the household, said on the form before and in the notice after. */
export function deathWords(db: Reader, scope: VillageScope, who: Person, language: Language) {
  const t = translator(deathText, language);
  const name = personName(who.name, language);
  const titleOf = (household: Household) => {
    const first = membersOf(db, household.id).find((m) => m.relation === head && isOpen(m));
    // Nobody is left to name it: it is called after whoever comes back.
    const called = first ? shownName(first, scope, language) : name;
    return householdTitle(called, household.houseNumber, language);
  };
  const say = (
    found: Return | null,
    keys: {
      none: "died.takenBack" | null;
      member: "died.returned" | "died.willReturn";
      head: "died.returnedHead" | "died.willReturnHead";
      not: "died.notReturned" | "died.willNotReturn";
    },
  ): string | null => {
    if (!found) return keys.none && t(keys.none, { name });
    if (!found.back) return t(keys.not, { name, why: t(`died.back.${found.why}`) });
    const wasHead = found.ended.relation === head;
    return t(wasHead ? keys.head : keys.member, {
      name,
      household: titleOf(found.household),
      relation: relationWord(found.ended.relation, language),
    });
  };
  /** What the check that found the death leaves: the one before it, with its day, or none. */
  const sayCheck = (found: FoundDead | null, will: boolean): string => {
    if (!found) return "";
    const { check, before } = found;
    const gone = t(will ? "died.check.will" : "died.check.done", { day: longDay(check.checkedOn, language) });
    const rest = before
      ? t(before.nextDueOn ? "died.check.due" : "died.check.noDue", {
          day: longDay(before.checkedOn, language),
          due: before.nextDueOn ? longDay(before.nextDueOn, language) : "",
        })
      : t("died.check.never");
    return [gone, rest].map((s) => (language === "zh" ? s : ` ${s}`)).join("");
  };
  return {
    entered: t("died.done", { name }),
    enteredHead: (headless: boolean, may: boolean) =>
      t(headless ? (may ? "died.doneHead" : "died.doneHeadOther") : "died.doneEnd", { name }),
    before: (found: Return | null, check: FoundDead | null) =>
      `${
        say(found, {
          none: null,
          member: "died.willReturn",
          head: "died.willReturnHead",
          not: "died.willNotReturn",
        }) ?? ""
      }${sayCheck(check, true)}`.trim() || null,
    after: (found: Return | null, check: FoundDead | null) =>
      `${
        say(found, {
          none: "died.takenBack",
          member: "died.returned",
          head: "died.returnedHead",
          not: "died.notReturned",
        }) ?? ""
      }${sayCheck(check, false)}`,
  };
}
