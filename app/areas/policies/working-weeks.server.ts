import type { Reader } from "db/client.server";
import { addDays, type Day, todayOn, weekdayOf } from "~/platform/dates";
import type { HomeAside } from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { calendarEdits } from "./policies.server";
import { policyText } from "./text";
import { isWorkingDay, knowsYear, workingDaysBetween } from "./working-day";

const monday = ["1", "2", "3", "4", "5", "6", "0"] as const;

/** This week and the next with the days that are worked: limits are counted in them. */
export function workingWeeks(db: Reader, language: Language, mayEdit: boolean, today = todayOn()): HomeAside {
  const t = translator(policyText, language);
  const edits = calendarEdits(db);
  const first = addDays(today, -((weekdayOf(today) + 6) % 7));
  const cell = (day: Day) => ({
    day,
    date: Number(day.slice(8)),
    now: day === today,
    rest: isWorkingDay(day, edits) ? null : t("calendar.rest"),
  });
  const before = addDays(`${today.slice(0, 7)}-01`, -1);
  const next = Number(today.slice(0, 4)) + 1;
  const lacks = today.slice(5) >= "11-01" && !knowsYear(String(next), edits);
  return {
    key: "policies.weeks",
    title: t("calendar.title"),
    more: { label: t("calendar.whole"), to: "/policies/calendar" },
    weeks: {
      caption: t("calendar.weeks"),
      headings: monday.map((w) => t(`calendar.weekdays.${w}`)),
      rows: [0, 7].map((from) => monday.map((_, k) => cell(addDays(first, from + k)))),
    },
    items: [
      {
        id: "now",
        label: isWorkingDay(today, edits)
          ? t("calendar.nth", {
              month: Number(today.slice(5, 7)),
              count: workingDaysBetween(before, today, edits),
            })
          : t("calendar.notToday"),
        detail: t("calendar.clock"),
      },
      ...(lacks
        ? [
            {
              id: "lacks",
              label: t("calendar.lacksYear", { year: next }),
              ...(mayEdit
                ? { to: `/policies/calendar?year=${next}` }
                : { detail: t("calendar.askAdministrator") }),
            },
          ]
        : []),
    ],
  };
}
