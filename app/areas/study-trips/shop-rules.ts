import { addMonths, type Day, parseDay } from "~/platform/dates";

export const platforms = ["taobao", "pinduoduo", "douyin", "kuaishou", "jd", "wechat", "other"] as const;
export type Platform = (typeof platforms)[number];

/** YYYY-MM; null for what is no month, or one to come. Also 2026年11月, 202611, 2026/11. */
export function parseMonth(input: string, today: Day): string | null {
  const found = input
    .trim()
    .replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .match(/^(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*月?$/);
  const day = found && parseDay(`${found[1]}-${found[2]}-1`);
  return day && day <= today ? day.slice(0, 7) : null;
}

/** The twelve months up to the one of `today`, the oldest first. */
export const lastMonths = (today: Day, count = 12): string[] =>
  Array.from({ length: count }, (_, i) => addMonths(`${today.slice(0, 7)}-01`, i - count + 1).slice(0, 7));
