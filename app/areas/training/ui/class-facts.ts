import { dayRange } from "~/platform/dates";
import type { Language, Translate } from "~/platform/i18n/text";
import type { Tone } from "~/ui/badge";
import type { ClassState } from "../class-state";
import type { Reason } from "../qualification";
import type { trainingText } from "../text";

type T = Translate<typeof trainingText.zh>;

export interface ClassName {
  course: string;
  year: number;
  number: number;
}

export type CourseKey = keyof typeof trainingText.zh.course;

/** SYB 创办你的企业，2026年第 11 期 */
export const longTitle = (t: T, c: ClassName): string =>
  t("class.title", { course: t(`course.${c.course as CourseKey}`), year: c.year, number: c.number });

/** SYB 第 11 期 */
export const shortTitle = (t: T, c: ClassName): string =>
  t("class.short", { course: t(`courseShort.${c.course as CourseKey}`), number: c.number });

export const datesText = (c: { startsOn: string; endsOn: string }, language: Language): string =>
  dayRange(c.startsOn, c.endsOn, language);

const tones: Record<ClassState, Tone> = {
  planned: "mute",
  applied: "wait",
  returned: "warn",
  approved: "info",
  enrolling: "info",
  running: "info",
  assessing: "info",
  closed: "ok",
  certified: "ok",
  cancelled: "mute",
};
export const stateTone = (state: string): Tone => tones[state as ClassState] ?? "mute";

/** Why somebody qualifies, or what is short, in one line. */
export function reasonText(t: T, reasons: readonly Reason[]): string {
  const failing = reasons.filter((r) => !r.ok);
  if (failing.length === 0)
    return reasons.map((r) => t(r.key, r.values)).join(t("half.am") === "上" ? "，" : ", ");
  return failing.map((r) => t(r.key, r.values)).join(t("half.am") === "上" ? "；" : "; ");
}

/** Why somebody is no longer in the class: what was written, or what became of the seat kept for them. */
export const endedWhy = (
  t: T,
  e: { endedReason: string | null; offerOutcome: string | null },
): string | null =>
  e.endedReason ??
  (e.offerOutcome === "declined" || e.offerOutcome === "lapsed" ? t(`offer.ended.${e.offerOutcome}`) : null);

/** Why somebody was not admitted. */
export const refusedWhy = (t: T, e: { refusalReason: string | null }): string | null =>
  e.refusalReason === null ? null : t(e.refusalReason as "enrol.why.age");
