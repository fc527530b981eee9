import { type Day, parseDay } from "~/platform/dates";
import { message } from "~/platform/i18n/text";
import { type Fen, parseYuan } from "~/platform/money";

/** What a form asks for (`hundredths`: two decimals, read as a whole number of hundredths): one list is read by the server and drawn by the page. */
export interface FieldSpec {
  name: string;
  kind: "money" | "day" | "text" | "area" | "choice" | "whole" | "rate" | "hundredths" | "file";
  optional?: true;
  /** Optional, but asked for in a case that the mark behind its label names. */
  when?: "grace";
  /** Money and numbers: 0 is an answer. */
  zero?: true;
  choices?: readonly string[];
  max?: number;
}

type Value<F extends FieldSpec> = F["kind"] extends "money" | "whole" | "rate" | "hundredths"
  ? number
  : F["kind"] extends "choice"
    ? F extends { choices: readonly (infer C)[] }
      ? C
      : string
    : string;

/** Values by name; what may lack is null. Files are read apart. */
export type FormValues<Fs extends readonly FieldSpec[]> = {
  [F in Exclude<Fs[number], { kind: "file" }> as F["name"]]: F extends { optional: true }
    ? Value<F> | null
    : Value<F>;
};
export type Typed = Record<string, string>;
export type FieldErrors = Record<string, string>;
export type ReadForm<Fs extends readonly FieldSpec[]> =
  | { ok: true; values: FormValues<Fs>; typed: Typed }
  | { ok: false; errors: FieldErrors; typed: Typed };

const bad = (why: string) => ({ why });
type One = { value: string | number | null } | { why: string };

function readOne(f: FieldSpec, text: string): One {
  if (text === "") return f.optional ? { value: null } : bad("form.needed");
  switch (f.kind) {
    case "day": {
      const on: Day | null = parseDay(text);
      return on ? { value: on } : bad("form.wrongDay");
    }
    case "money": {
      const amount = parseYuan(text);
      if (!amount.ok) return bad(`form.${amount.why}`);
      return amount.fen === 0 && !f.zero ? bad("form.zero") : { value: amount.fen as Fen };
    }
    case "whole": {
      if (!/^\d{1,9}$/.test(text)) return bad("form.whole");
      if (f.max !== undefined && Number(text) > f.max) return bad(message("form.wholeMost", { most: f.max }));
      return Number(text) === 0 && !f.zero ? bad("form.zero") : { value: Number(text) };
    }
    case "rate": {
      const found = /^(\d{1,2})(?:\.(\d{1,4}))?\s*[%％]?$/.exec(text);
      if (!found) return bad("form.percent");
      return { value: Number(found[1]) * 10_000 + Number((found[2] ?? "").padEnd(4, "0")) };
    }
    case "hundredths": {
      const found = /^(\d{1,6})(?:\.(\d{1,2}))?\s*[%％]?$/.exec(text);
      if (!found) return bad("form.hundredths");
      const value = Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0"));
      if (value > (f.max ?? 9_999) * 100) return bad("form.hundredths");
      return value === 0 && !f.zero ? bad("form.zero") : { value };
    }
    case "choice":
      return f.choices === undefined || f.choices.includes(text) ? { value: text } : bad("form.needed");
    default:
      return text.length > (f.max ?? 200) ? bad("form.tooLong") : { value: text };
  }
}

/** 1250 hundredths → 12.5, as it is typed. */
export const hundredthsText = (value: number | null | undefined): string =>
  value == null
    ? ""
    : `${Math.floor(value / 100)}${
        value % 100 === 0
          ? ""
          : `.${String(value % 100)
              .padStart(2, "0")
              .replace(/0$/, "")}`
      }`;

/** Reads the fields of a form: values, or an error key by field. What was typed is kept either way. */
export function readFields<const Fs extends readonly FieldSpec[]>(fields: Fs, form: FormData): ReadForm<Fs> {
  const typed: Typed = {};
  const errors: FieldErrors = {};
  const values: Record<string, string | number | null> = {};
  for (const f of fields) {
    if (f.kind === "file") continue;
    const given = form.get(f.name);
    const text = typeof given === "string" ? given.trim() : "";
    typed[f.name] = text;
    const one = readOne(f, text);
    if ("why" in one) errors[f.name] = one.why;
    else values[f.name] = one.value;
  }
  return Object.keys(errors).length > 0
    ? { ok: false, errors, typed }
    : { ok: true, values: values as FormValues<Fs>, typed };
}
