import { isPhone, normalisePhone, parseIdNumber } from "~/areas/people";
import { parseDay } from "~/platform/dates";
import { message } from "~/platform/i18n/text";
import { parseYuan } from "~/platform/money";
import { readCreditCode, whyNotOfType } from "./credit-code";
import {
  type ApplicationField,
  type ApplicationValues,
  applicationFields,
  fieldNames,
  type SealedField,
} from "./fields";

export type FieldErrors = Partial<Record<ApplicationField | SealedField, string>>;

/**
 * What a form of an application says, field by field: what can be read is kept though another field is wrong, as a form
 * saved as one goes is seldom whole. A field that was not sent stays as it was; an empty one is emptied.
 * @param kept what is kept already: a code and a kind of business must agree though only one of them is sent
 */
export function readApplicationForm(
  form: FormData,
  groups: readonly string[],
  kept: { creditCode: string | null; businessType: string | null } = { creditCode: null, businessType: null },
): { values: ApplicationValues; errors: FieldErrors } {
  const values: ApplicationValues = {};
  const errors: FieldErrors = {};
  for (const name of fieldNames) {
    const typed = form.get(name);
    if (typeof typed !== "string") continue;
    const read = readField(name, typed.trim(), groups);
    if (read.ok) values[name] = read.value;
    else errors[name] = read.why;
  }
  // The ratio of those hired is taken of the staff: a firm has at least one.
  if (form.get("kind") === "firm" && values.staff === 0) {
    delete values.staff;
    errors.staff = message("form.range", { min: 1, max: applicationFields.staff.max });
  }
  const most = values.staff;
  if (form.get("kind") === "firm" && typeof most === "number" && Number(values.hired ?? 0) > most) {
    delete values.hired;
    errors.hired = message("form.range", { min: 0, max: most });
  }
  const { creditCode: code = kept.creditCode, businessType: type = kept.businessType } = values;
  const sent = "creditCode" in values || "businessType" in values;
  const against =
    sent && typeof code === "string" ? whyNotOfType(code, type === null ? null : String(type)) : null;
  if (against) {
    delete values.creditCode;
    delete values.businessType;
    errors.creditCode = against;
  }
  const id = String(form.get("spouseId") ?? "").trim();
  if (id !== "") {
    const read = parseIdNumber(id);
    if (read.ok) values.spouseId = read.idNumber;
    else errors.spouseId = "form.wrongId";
  }
  const account = String(form.get("account") ?? "").replace(/[\s-]/g, "");
  if (account !== "") {
    if (/^\d{10,30}$/.test(account)) values.account = account;
    else errors.account = "form.wrongAccount";
  }
  return { values, errors };
}

type Read = { ok: true; value: string | number | null } | { ok: false; why: string };

function readField(name: ApplicationField, typed: string, groups: readonly string[]): Read {
  if (typed === "") return { ok: true, value: null };
  const no = (why: string): Read => ({ ok: false, why });
  const yes = (value: string | number): Read => ({ ok: true, value });
  const field = applicationFields[name];
  switch (field.kind) {
    case "words":
      return typed.length <= field.max ? yes(typed) : no(message("form.long", { max: field.max }));
    case "choice":
      return (field.choices as readonly string[]).includes(typed) ? yes(typed) : no("form.choose");
    case "group":
      return groups.includes(typed) ? yes(typed) : no("form.choose");
    case "row":
      return /^[1-9]\d{0,14}$/.test(typed) ? yes(Number(typed)) : no("form.choose");
    case "day": {
      const on = parseDay(typed);
      return on ? yes(on) : no("form.wrongDay");
    }
    case "money": {
      const read = parseYuan(typed);
      return read.ok && read.fen <= 100_000_000_000 ? yes(read.fen) : no("form.money");
    }
    case "phone": {
      const number = normalisePhone(typed);
      return isPhone(number) ? yes(number) : no("form.wrongPhone");
    }
    case "whole": {
      const inside = /^\d{1,5}$/.test(typed) && Number(typed) >= field.min && Number(typed) <= field.max;
      return inside ? yes(Number(typed)) : no(message("form.range", { min: field.min, max: field.max }));
    }
    case "credit-code": {
      const read = readCreditCode(typed);
      if (read.ok) return yes(read.code);
      return no(read.why === "creditCode.check" ? message(read.why, { expected: read.expected }) : read.why);
    }
  }
}
