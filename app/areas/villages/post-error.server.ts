import { longDay } from "~/platform/dates";
import { type Language, message, translator, type Values } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { villagesText } from "./text";
import type { WhyNotTerm } from "./village-post";

/** The same for the log: the rule, with whom and when, in no language. */
export function termRefusal(refused: WhyNotTerm): { why: string; values?: Values } {
  if (refused.why === "post.backwards") return { why: "postRule.backwards" };
  const { holderName: name, fromOn, toOn } = refused.with;
  return { why: "postRule.overlap", values: { name, term: toOn ? `${fromOn} – ${toOn}` : `${fromOn} –` } };
}

/** A refused term as field errors of the form: with whom it overlaps, and when. */
export function termError(refused: WhyNotTerm, language: Language): Record<string, string[]> {
  if (refused.why === "post.backwards") return { toOn: ["postRule.backwards"] };
  const t = translator(villagesText, language);
  const other = refused.with;
  const term = other.toOn
    ? t("page.until", { from: longDay(other.fromOn, language), to: longDay(other.toOn, language) })
    : t("page.since", { day: longDay(other.fromOn, language) });
  return { fromOn: [message("postRule.overlap", { name: personName(other.holderName, language), term })] };
}
