import { isPhone, normalisePhone, parseIdNumber } from "~/areas/people";
import { type Day, parseDay } from "~/platform/dates";
import { type Fen, parseYuan } from "~/platform/money";
import { readCreditCode } from "./credit-code";

/** Fields of a small form, each read once; what is wrong is named by its text key. */
export class PartyForm {
  readonly errors: Record<string, string> = {};
  readonly #form: FormData;

  constructor(form: FormData) {
    this.#form = form;
  }

  text(name: string, max: number): string | null {
    return (
      String(this.#form.get(name) ?? "")
        .trim()
        .slice(0, max) || null
    );
  }
  needed(name: string, max: number): string {
    const text = this.text(name, max);
    if (text === null) this.errors[name] = "form.needed";
    return text ?? "";
  }
  idNumber(name: string): string | null {
    const text = this.text(name, 30);
    if (text === null) return null;
    const read = parseIdNumber(text);
    if (read.ok) return read.idNumber;
    this.errors[name] = "form.wrongId";
    return null;
  }
  day(name: string): Day | null {
    const text = this.text(name, 20);
    const on = text === null ? null : parseDay(text);
    if (text !== null && on === null) this.errors[name] = "form.wrongDay";
    return on;
  }
  money(name: string): Fen | null {
    const text = this.text(name, 24);
    if (text === null) return null;
    const read = parseYuan(text);
    if (read.ok) return read.fen;
    this.errors[name] = "form.money";
    return null;
  }
  phone(name: string): string | null {
    const number = normalisePhone(this.text(name, 24) ?? "");
    if (number === "") return null;
    if (isPhone(number)) return number;
    this.errors[name] = "form.wrongPhone";
    return null;
  }
  creditCode(name: string): string | null {
    const text = this.text(name, 24);
    if (text === null) return null;
    const read = readCreditCode(text);
    if (read.ok) return read.code;
    this.errors[name] =
      read.why === "creditCode.check"
        ? `${read.why}|${JSON.stringify({ expected: read.expected })}`
        : read.why;
    return null;
  }
  oneOf<T extends string>(name: string, choices: readonly T[]): T | null {
    return choices.find((c) => c === this.#form.get(name)) ?? null;
  }
  get ok(): boolean {
    return Object.keys(this.errors).length === 0;
  }
  /** What was typed, to be shown again. */
  typed(): Record<string, string> {
    return Object.fromEntries(
      [...this.#form].flatMap(([k, v]) => (typeof v === "string" ? [[k, v] as const] : [])),
    );
  }
}
