import { type Day, dayRange, longDay, weekdayOf } from "~/platform/dates";
import type { Language, Translate } from "~/platform/i18n/text";
import type { Tone } from "~/ui/badge";
import type { tripText } from "../text";
import { daysOf } from "../trip-name";
import type { TripState } from "../trip-state";

type T = Translate<typeof tripText.zh>;

const tones: Record<TripState, Tone> = {
  planned: "mute",
  submitted: "wait",
  returned: "warn",
  approved: "info",
  frozen: "info",
  running: "info",
  finished: "info",
  closed: "ok",
  cancelled: "mute",
};
export const stateTone = (state: string): Tone => tones[state as TripState] ?? "mute";

/** 2025年3月20日 星期四，1 天; 2025年3月20日—21日，2 天. */
export function daysText(t: T, trip: { fromOn: Day; toOn: Day }, language: Language): string {
  if (trip.fromOn === trip.toOn)
    return t("page.oneDay", {
      day: longDay(trip.fromOn, language),
      weekday: t("page.weekdays")[weekdayOf(trip.fromOn)] ?? "",
    });
  const range = dayRange(trip.fromOn, trip.toOn, language);
  const year = trip.fromOn.slice(0, 4);
  const days =
    year !== trip.toOn.slice(0, 4) ? range : language === "zh" ? `${year}年${range}` : `${range} ${year}`;
  return t("page.days", { days, count: daysOf(trip) });
}
