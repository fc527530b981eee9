import { type Day, longDay, shortDay } from "~/platform/dates";
import type { Language, Translate } from "~/platform/i18n/text";
import { type HalfDay, skippedFestivals } from "../half-days";
import type { trainingText } from "../text";

type T = Translate<typeof trainingText.zh>;

const halfWords = (t: T, half: string) => t(half === "am" ? "half.amLong" : "half.pmLong");

/** Who or what is taken already, half-day by half-day. */
export const clashRows = (
  t: T,
  taken: readonly { on: Day; half: string; lecturer: string | null }[],
  language: Language,
): string[] =>
  taken.slice(0, 10).map((c) =>
    t("form.clashRow", {
      day: shortDay(c.on, language),
      half: halfWords(t, c.half),
      what: c.lecturer ? t("form.clashLecturer", { name: c.lecturer }) : t("form.clashVenue"),
    }),
  );

export interface Preview {
  title: string;
  days: { on: string; words: string }[];
  skipped: string | null;
}

/** The days a repeat rule gives, and the public holidays it left out. */
export function previewOf(
  t: T,
  halfDays: readonly HalfDay[],
  rule: { startsOn: Day; weekdays: readonly number[] },
  language: Language,
): Preview {
  const days = [...new Set(halfDays.map((h) => h.on))];
  const last = days.at(-1);
  const skipped = last ? skippedFestivals(rule.startsOn, last, rule.weekdays) : [];
  return {
    title: t("schedule.previewTitle", { count: halfDays.length }),
    days: days.map((on) => ({
      on,
      words: `${longDay(on, language)} ${t(`form.week.${new Date(`${on}T00:00:00Z`).getUTCDay() as 0}`)} ${halfDays
        .filter((h) => h.on === on)
        .map((h) => halfWords(t, h.half))
        .join(" ")}`,
    })),
    skipped: skipped.length
      ? t("schedule.skipped", {
          days: skipped.map((on) => shortDay(on, language)).join(language === "zh" ? "、" : ", "),
        })
      : null,
  };
}
