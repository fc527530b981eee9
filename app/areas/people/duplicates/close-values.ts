import { dayOf } from "~/platform/dates";

const digits = "0123456789";

/** Every text of the same length with one digit different or two neighbours exchanged. */
export function* closeTexts(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += 1) {
    const own = text[at]!;
    if (!digits.includes(own)) continue;
    for (const digit of digits) if (digit !== own) yield text.slice(0, at) + digit + text.slice(at + 1);
    const next = text[at + 1];
    if (next !== undefined && next !== own && digits.includes(next))
      yield text.slice(0, at) + next + own + text.slice(at + 2);
  }
}

const isDay = (text: string) => {
  const [year, month, day] = text.split("-").map(Number);
  return dayOf(year!, month!, day!) !== null;
};

/** Birth days that a slip of the pen makes of this one, itself among them: what `birth-close` and `birth-same` accept. */
export function birthsNear(birthOn: string): string[] {
  const [year, month, day] = birthOn.split("-");
  return [...new Set([birthOn, `${year}-${day}-${month}`, ...closeTexts(birthOn)])].filter(isDay);
}

/** The phone and those one slip away from it. */
export const phonesNear = (phone: string): string[] => [phone, ...closeTexts(phone)];
