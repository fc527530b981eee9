import type { Translate } from "~/platform/i18n/text";
import type { Finding } from "./eligibility";
import type { loanText } from "./text";

type T = Translate<typeof loanText.zh>;
type Values = Finding["values"];

/** The rule of age in words: when somebody retires or may, and the way out. */
export const ageWords = (
  t: T,
  finding: Pick<Finding, "verdict" | "values">,
  day: (key: string) => string,
) => ({
  title: t("rule.age.title"),
  used: usedWords(t, finding.values, day),
  way: wayWords(t, finding),
});

function usedWords(t: T, v: Values, day: (key: string) => string): string {
  if (v.young) return t("rule.age.young");
  if (!v.retires) return t("rule.age.none");
  const retires = v.soonest
    ? t("rule.age.between", { soonest: day("soonest"), latest: day("retires") })
    : t("rule.age.on", { retires: day("retires") });
  const used = v.matures
    ? t("rule.age.used", { retires, matures: day("matures") })
    : t("rule.age.noTerm", { retires });
  return v.checked ? t("rule.age.checked", { used, day: day("checked") }) : used;
}

function wayWords(t: T, { verdict, values: v }: Pick<Finding, "verdict" | "values">): string {
  if (!v.retires) return t("rule.age.noneWay");
  if (v.young) return t("rule.age.youngWay");
  if (v.checked && verdict === "proof") return t("rule.age.checkedWay");
  // No term is short enough for somebody who has retired already.
  if (v.retired) return t("rule.age.retiredWay");
  const months = Number(v.months ?? 0);
  if (v.unsure && verdict === "proof")
    return t(months > 0 ? "rule.age.proveOrShorter" : "rule.age.prove", { months });
  if (v.unsure) return t("rule.age.proveAndShorter", { months });
  if (!v.matures) return t("rule.term.noneWay");
  // What was kept before the longest term was worked out has none.
  if (v.months == null) return t("rule.age.way");
  if (v.provable) return t("rule.age.shorterOrProve", { months, provable: Number(v.provable) });
  return months > 0 ? t("rule.age.shorterWay", { months }) : t("rule.age.soonWay");
}
