import type { Reader } from "db/client.server";
import { addDays, addMonths, type Day, longDay, todayOn, weekdayOf } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { calendarEdits } from "./policies.server";
import { policyText } from "./text";
import { isWorkingDay, knowsYear } from "./working-day";

export interface CalendarCell {
  day: Day;
  date: number;
  /** Differs from the weekday: a day off in the week, a working day at the weekend. */
  mark: "rest" | "work" | null;
  edited: boolean;
  today: boolean;
}

/** A year of days by month, in weeks that begin on Monday; what differs from the weekday carries its word. */
export function calendarPage(db: Reader, year: number, language: Language) {
  const t = translator(policyText, language);
  const edits = calendarEdits(db);
  const today = todayOn();
  const cell = (day: Day): CalendarCell => {
    const weekend = weekdayOf(day) % 6 === 0;
    const works = isWorkingDay(day, edits);
    return {
      day,
      date: Number(day.slice(8)),
      mark: works === weekend ? (works ? "work" : "rest") : null,
      edited: edits.has(day),
      today: day === today,
    };
  };
  const months = Array.from({ length: 12 }, (_, m) => {
    const first = `${year}-${String(m + 1).padStart(2, "0")}-01`;
    const next = addMonths(first, 1);
    const weeks: (CalendarCell | null)[][] = [];
    let week: (CalendarCell | null)[] = Array.from({ length: (weekdayOf(first) + 6) % 7 }, () => null);
    let working = 0;
    for (let day = first; day < next; day = addDays(day, 1)) {
      week.push(cell(day));
      if (isWorkingDay(day, edits)) working += 1;
      if (week.length === 7) {
        weeks.push(week);
        week = [];
      }
    }
    if (week.length > 0) weeks.push([...week, ...Array.from({ length: 7 - week.length }, () => null)]);
    return { title: t("calendar.months", { year, month: m + 1 }), weeks, working };
  });
  return {
    year,
    months,
    known: knowsYear(String(year), edits),
    // From November on the next year's holidays should be there (DOMAIN §8.37).
    lacking:
      today.slice(5) >= "11-01" && !knowsYear(String(Number(today.slice(0, 4)) + 1), edits)
        ? Number(today.slice(0, 4)) + 1
        : null,
    edits: [...edits.values()]
      .filter((e) => e.day.startsWith(String(year)))
      .map((e) => ({
        day: e.day,
        words: longDay(e.day, language),
        weekday: weekdayOf(e.day),
        kind: e.kind,
        name: e.name,
      })),
  };
}
export type CalendarPage = ReturnType<typeof calendarPage>;
