import { type Day, longDay } from "~/platform/dates";
import { cited } from "~/platform/i18n/official-title";
import type { Language, Translate } from "~/platform/i18n/text";
import { yuanText } from "~/platform/money";
import type { Tone } from "~/ui/badge";
import type { trainingText } from "../text";

type T = Translate<typeof trainingText.zh>;

interface Rule {
  id: number;
  fromOn: Day;
  toOn: Day | null;
  hours: number;
  hoursPerHalfDay: number;
  maxClassSize: number;
  minLecturers: number;
  attendanceThresholdBp: number;
  lateCounts: boolean;
  planPassMark: number | null;
  testPassMark: number | null;
  subsidyFen: number | null;
  source: string;
  confidence: string;
  classes: number;
}

const tones: Record<string, { tone: Tone; icon?: string }> = {
  official: { tone: "ok" },
  mirror: { tone: "info", icon: "link" },
  proxy: { tone: "warn" },
  none: { tone: "warn" },
};

/**
 * Where a rule comes from, as it is cited: a rule of another region that stands in until the local one is found is
 * called that, wherever it is cited.
 */
export function sourceWords(t: T, rule: { source: string; confidence: string }, language: Language): string {
  const source = cited(rule.source, language);
  if (rule.confidence === "proxy") return t("courseRule.proxySource", { source });
  return rule.confidence === "none" ? t("courseRule.noSource", { source }) : source;
}

/** How sure we are of a rule, as its badge. */
export const confidenceBadge = (t: T, confidence: string) => ({
  ...(tones[confidence] ?? { tone: "mute" as const }),
  label: t(`courseRule.confidences.${confidence as "official"}`),
});

/** A version of a course rule as a page shows it. */
export function ruleInWords(t: T, r: Rule, language: Language, today: Day) {
  const state = r.fromOn > today ? "coming" : r.toOn !== null && r.toOn < today ? "past" : "live";
  const marks = [
    r.planPassMark !== null && t("class.rulePlan", { mark: r.planPassMark }),
    r.testPassMark !== null && t("class.ruleTest", { mark: r.testPassMark }),
  ].filter((line): line is string => typeof line === "string");
  return {
    id: r.id,
    state: state as "coming" | "past" | "live",
    span: t(r.toOn ? "courseRule.spanClosed" : "courseRule.spanOpen", {
      from: longDay(r.fromOn, language),
      to: r.toOn ? longDay(r.toOn, language) : "",
    }),
    classes: r.classes,
    rows: [
      {
        label: t("courseRule.hours"),
        value: t("courseRule.hoursValue", { hours: r.hours, half: r.hoursPerHalfDay }),
      },
      { label: t("courseRule.size"), value: t("courseRule.sizeValue", { max: r.maxClassSize }) },
      { label: t("courseRule.lecturers"), value: t("courseRule.lecturersValue", { min: r.minLecturers }) },
      {
        label: t("courseRule.threshold"),
        value: t("class.ruleAttendance", {
          percent: r.attendanceThresholdBp / 100,
          late: t(r.lateCounts ? "class.ruleLate" : "class.ruleNoLate"),
        }),
      },
      {
        label: t("courseRule.marks"),
        value: marks.length ? marks.join(t("courseRule.and")) : t("courseRule.noMarks"),
      },
      {
        label: t("courseRule.subsidy"),
        value:
          r.subsidyFen === null
            ? t("courseRule.noSubsidy")
            : t("courseRule.subsidyValue", { amount: yuanText(r.subsidyFen, language) }),
      },
    ],
    hours: r.hours,
    size: r.maxClassSize,
    percent: r.attendanceThresholdBp / 100,
    source: sourceWords(t, r, language),
    badge: confidenceBadge(t, r.confidence),
  };
}
export type RuleInWords = ReturnType<typeof ruleInWords>;
