import { randomInt } from "node:crypto";

/** A short number to quote on the phone, the same in the log and on the page. */
export const newFailureNumber = (): string => `E${randomInt(1_000_000).toString().padStart(6, "0")}`;

const numbers = new WeakMap<object, string>();

/** Gives an error its number, once; also marks its message, which is all that reaches the page. */
export function rememberFailure(error: unknown): string {
  if (typeof error !== "object" || error === null) return newFailureNumber();
  const known = numbers.get(error);
  if (known) return known;
  const number = newFailureNumber();
  numbers.set(error, number);
  return number;
}
