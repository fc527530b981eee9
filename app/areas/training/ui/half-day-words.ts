import { type Day, longDay, shortDay, todayOn } from "~/platform/dates";
import type { Language, Translate } from "~/platform/i18n/text";
import { personName, placeName } from "~/platform/search/place-name";
import { applyBy, workingDaysBeforeOpening } from "../application-limit";
import { type HalfDay, skippedFestivals } from "../half-days";
import { hoursGap } from "../planned-hours";
import type { trainingText } from "../text";
import { type ClassName, shortTitle } from "./class-facts";

type T = Translate<typeof trainingText.zh>;

const halfWords = (t: T, half: string) => t(half === "am" ? "half.amLong" : "half.pmLong");

/** One half-day that is taken: by whom or what, and the other class with its page, if it may be seen. */
export interface ClashRow {
  words: string;
  other: string;
  to: string | null;
}

/** Who or what is taken already, half-day by half-day. */
export const clashRows = (
  t: T,
  taken: readonly {
    on: Day;
    half: string;
    lecturer: string | null;
    venue: boolean;
    other: (ClassName & { id: number; villageName: string }) | null;
  }[],
  language: Language,
): ClashRow[] => [
  ...taken.slice(0, 10).map((c) => ({
    words: t("form.clashRow", {
      day: shortDay(c.on, language),
      half: halfWords(t, c.half),
      what: c.lecturer
        ? t(c.venue ? "form.clashBoth" : "form.clashLecturer", { name: personName(c.lecturer, language) })
        : t("form.clashVenue"),
    }),
    other: c.other
      ? `${shortTitle(t, c.other)} ${placeName(c.other.villageName, language)}`
      : t("form.clashOther"),
    to: c.other && `/training/${c.other.id}`,
  })),
  ...(taken.length > 10
    ? [{ words: t("form.clashMore", { count: taken.length - 10 }), other: "", to: null }]
    : []),
];

export interface Preview {
  title: string;
  days: { on: string; words: string }[];
  skipped: string | null;
  /** Hours that are not those of the rule. */
  hours: string | null;
  /** Until when approval must be asked for. */
  apply: { late: boolean; text: string } | null;
}

/** The days a repeat rule gives, and the public holidays it left out. */
export function previewOf(
  t: T,
  halfDays: readonly HalfDay[],
  plan: { startsOn: Day; weekdays: readonly number[] },
  rule: { hours: number; hoursPerHalfDay: number } | undefined,
  language: Language,
): Preview {
  const days = [...new Set(halfDays.map((h) => h.on))];
  const first = days[0];
  const last = days.at(-1);
  const skipped = last ? skippedFestivals(plan.startsOn, last, plan.weekdays) : [];
  return {
    title: t("schedule.previewTitle", { count: halfDays.length }),
    days: days.map((on) => ({
      on,
      words: `${longDay(on, language)} ${t(`form.week.${new Date(`${on}T00:00:00Z`).getUTCDay() as 0}`)} ${halfDays
        .filter((h) => h.on === on)
        .map((h) => halfWords(t, h.half))
        .join(" ")}`,
    })),
    hours: rule ? hoursWords(t, halfDays.length, rule) : null,
    apply: first ? applyWords(t, first, language) : null,
    skipped: skipped.length
      ? t("schedule.skipped", {
          days: skipped.map((on) => shortDay(on, language)).join(language === "zh" ? "、" : ", "),
        })
      : null,
  };
}

/** Sentences one behind the other, as the language writes them. */
export const sentences = (language: Language, ...all: (string | null | undefined)[]): string =>
  all.filter(Boolean).join(language === "zh" ? "" : " ");

/** What is said of a plan whose half-days make other hours than the rule asks for; null when they fit. */
function hoursWords(t: T, halfDays: number, rule: { hours: number; hoursPerHalfDay: number }): string | null {
  const gap = hoursGap(halfDays * rule.hoursPerHalfDay, rule);
  return gap && t(`hours.${gap.kind}`, { ...gap });
}

/** The last day to ask for approval of a class that opens on a day, and whether it is over (DOMAIN §2.2). */
export function applyWords(t: T, startsOn: Day, language: Language): { late: boolean; text: string } {
  const last = applyBy(startsOn);
  const late = todayOn() > last;
  return {
    late,
    text: t(late ? "class.applyLate" : "class.applyBy", {
      count: workingDaysBeforeOpening,
      day: shortDay(last, language),
      opens: shortDay(startsOn, language),
    }),
  };
}
