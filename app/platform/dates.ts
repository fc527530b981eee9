import { addMonths as addMonthsTo } from "date-fns/addMonths";
import { format } from "date-fns/format";
import { parseISO } from "date-fns/parseISO";
import type { Language } from "./i18n/text";

/** A calendar day, `YYYY-MM-DD`: local civil date of China (UTC+8), not an instant (DOMAIN §8.43). */
export type Day = string;

const chinaOffset = 8 * 3_600_000;

const dayLength = 86_400_000;
/** The last day that was asked for: a file asks for today a hundred thousand times. */
let latest = { number: Number.NaN, day: "" };

/** Today's civil date in UTC+8. `now` in ms UTC. */
export function todayOn(now = Date.now()): Day {
  const number = Math.floor((now + chinaOffset) / dayLength);
  if (number !== latest.number)
    latest = { number, day: new Date(number * dayLength).toISOString().slice(0, 10) };
  return latest.day;
}

/** Wall-clock `HH:MM` in UTC+8 of an instant in ms UTC. */
export const clockOf = (at: number): string => new Date(at + chinaOffset).toISOString().slice(11, 16);

const pad = (n: number) => String(n).padStart(2, "0");

/** The day, when such a day exists; null for 29 February 2001 and the like. */
export function dayOf(year: number, month: number, date: number): Day | null {
  const made = new Date(Date.UTC(year, month - 1, date));
  if (year < 1800 || year > 2200 || made.getUTCMonth() !== month - 1 || made.getUTCDate() !== date)
    return null;
  return `${year}-${pad(month)}-${pad(date)}`;
}

const toHalfWidth = (text: string) =>
  text.replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, " ");

/**
 * Reads a day in the forms people and spreadsheets write: 20261123, 2026-11-23, 2026/11/23, 2026.11.23,
 * 2026年11月23日, 11-23 (of `defaultYear`), 88-5-15 (two-digit years above the present one are of the last century).
 */
export function parseDay(input: string, defaultYear = Number(todayOn().slice(0, 4))): Day | null {
  const text = toHalfWidth(input)
    .trim()
    .replace(/[T ]00:00(:00(\.0+)?)?Z?$/, "");
  const whole = text.match(/^(\d{4})(\d{2})(\d{2})$/);
  if (whole) return dayOf(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  const parts = text.match(/^(\d{2}|\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/);
  if (parts) {
    const short = Number(parts[1]);
    const thisYear = defaultYear % 100;
    const year = parts[1]!.length === 4 ? short : short > thisYear ? 1900 + short : 2000 + short;
    return dayOf(year, Number(parts[2]), Number(parts[3]));
  }
  const noYear = text.match(/^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/);
  if (noYear) return dayOf(defaultYear, Number(noYear[1]), Number(noYear[2]));
  return null;
}

/** Day of an Excel serial number; the 1900 system counts a 29 February 1900 that never was (60), so days before it stand one off. */
export function dayOfSerial(serial: number, date1904 = false): Day | null {
  if (!Number.isFinite(serial) || serial < 1 || serial > 2_958_465) return null;
  if (!date1904 && Math.floor(serial) === 60) return null;
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  return new Date(epoch + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
}

/** The same date `months` later; the month's last day where it has no such date (31 Aug + 6 = 28 or 29 Feb). */
export const addMonths = (on: Day, months: number): Day =>
  format(addMonthsTo(parseISO(on), months), "yyyy-MM-dd");

export const addDays = (on: Day, days: number): Day =>
  new Date(Date.parse(`${on}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** 0 = Sunday … 6 = Saturday. */
export const weekdayOf = (on: Day): number => new Date(`${on}T00:00:00Z`).getUTCDay();

/** Full years from birth to `on`. */
export function ageOn(birthOn: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(birthOn.slice(0, 4));
  return on.slice(5) >= birthOn.slice(5) ? years : years - 1;
}

const monthsEn = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const partsOf = (on: Day) => ({ y: on.slice(0, 4), m: Number(on.slice(5, 7)), d: Number(on.slice(8, 10)) });

/** 2026年11月23日 / 23 Nov 2026. */
export function longDay(on: Day, language: Language): string {
  const { y, m, d } = partsOf(on);
  return language === "zh" ? `${y}年${m}月${d}日` : `${d} ${monthsEn[m - 1]} ${y}`;
}

/** 11月23日 / 23 Nov. */
export function shortDay(on: Day, language: Language): string {
  const { m, d } = partsOf(on);
  return language === "zh" ? `${m}月${d}日` : `${d} ${monthsEn[m - 1]}`;
}

/** 11月9日—19日 / 9–19 Nov; with years when they differ. */
export function dayRange(from: Day, to: Day, language: Language): string {
  const a = partsOf(from);
  const b = partsOf(to);
  if (from === to) return shortDay(from, language);
  if (a.y !== b.y)
    return `${longDay(from, language)}${language === "zh" ? "—" : " – "}${longDay(to, language)}`;
  if (language === "zh")
    return a.m === b.m ? `${a.m}月${a.d}日—${b.d}日` : `${a.m}月${a.d}日—${b.m}月${b.d}日`;
  return a.m === b.m
    ? `${a.d}–${b.d} ${monthsEn[a.m - 1]}`
    : `${a.d} ${monthsEn[a.m - 1]} – ${b.d} ${monthsEn[b.m - 1]}`;
}

/** The short day in the present year, the long one in others: 11月23日, 2025年11月23日. */
export const nearDay = (on: Day, language: Language, today = todayOn()): string =>
  on.slice(0, 4) === today.slice(0, 4) ? shortDay(on, language) : longDay(on, language);

/** For paper, which is looked at in other years, too: 2026年11月30日 14:30. */
export const stampText = (at: number, language: Language): string =>
  `${longDay(todayOn(at), language)} ${clockOf(at)}`;

/** Day and clock of an instant: 11月23日 10:42 / 23 Nov 10:42 (with the year when it is not the present one). */
export function instantText(at: number, language: Language, now = Date.now()): string {
  return `${nearDay(todayOn(at), language, todayOn(now))} ${clockOf(at)}`;
}
