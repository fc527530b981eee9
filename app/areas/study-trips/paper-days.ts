import { dayRange, longDay, weekdayOf } from "~/platform/dates";

/** 2025年3月20日（星期四）, or 2025年3月20日至3月21日. */
export const daysOnPaper = (trip: { fromOn: string; toOn: string }): string =>
  trip.fromOn === trip.toOn
    ? `${longDay(trip.fromOn, "zh")}（星期${"日一二三四五六"[weekdayOf(trip.fromOn)]}）`
    : `${trip.fromOn.slice(0, 4)}年${dayRange(trip.fromOn, trip.toOn, "zh").replace("—", "至")}`;
