import { type Day, dayOf, todayOn } from "~/platform/dates";

/**
 * Citizen identity number, GB 11643-1999: 6 address digits, 8 birth digits, 3 serial digits (odd = male), 1 check
 * character. Pure; nothing here keeps or logs a number.
 */
export type Sex = "male" | "female";

export interface IdNumber {
  ok: true;
  idNumber: string;
  idType: "resident-id" | "residence-permit";
  birthOn: Day;
  sex: Sex;
  /** Address part; never proof of where somebody lives (DOMAIN §2.6). */
  prefix: string;
  /** What was put right while reading. */
  notes: ("lowerCaseX" | "fifteenDigits")[];
}

export type IdNumberProblem =
  | {
      ok: false;
      why:
        | "idNumber.missing"
        | "idNumber.digitsLost"
        | "idNumber.characters"
        | "idNumber.birth"
        | "idNumber.future";
    }
  | { ok: false; why: "idNumber.length"; length: number }
  | { ok: false; why: "idNumber.check"; expected: string; found: string };

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = "10X98765432";

/** Check character of the first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export function checkCharacter(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += Number(first17[i]) * weights[i]!;
  return checkCharacters[sum % 11]!;
}

const halfWidth = (text: string) =>
  text.replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));

/**
 * Reads what somebody typed or a cell holds: full-width digits, spaces, lower-case x and 15-digit numbers are put
 * right; a wrong check character says which one would be right.
 * @param today civil date, for births in the future
 */
export function parseIdNumber(input: string, today: Day = todayOn()): IdNumber | IdNumberProblem {
  const text = halfWidth(input).replace(/[\s\u3000\u200b-\u200d\ufeff'’`-]/g, "");
  if (text === "") return { ok: false, why: "idNumber.missing" };
  if (/^\d(\.\d+)?[eE]\+?\d+$/.test(text)) return { ok: false, why: "idNumber.digitsLost" };
  // A spreadsheet keeps 15 digits and writes 000. About one true number in 1,100 ends so too, with a fitting check digit.
  if (/^\d{15}000$/.test(text) && checkCharacter(text) !== "0")
    return { ok: false, why: "idNumber.digitsLost" };
  const notes: IdNumber["notes"] = [];
  let number = text;
  if (/x$/.test(number)) {
    notes.push("lowerCaseX");
    number = number.toUpperCase();
  }
  if (/^\d{15}$/.test(number)) {
    notes.push("fifteenDigits");
    const first17 = `${number.slice(0, 6)}19${number.slice(6)}`;
    number = first17 + checkCharacter(first17);
  }
  if ([...number].length !== 18) return { ok: false, why: "idNumber.length", length: [...number].length };
  if (!/^\d{17}[\dX]$/.test(number)) return { ok: false, why: "idNumber.characters" };
  const birthOn = dayOf(
    Number(number.slice(6, 10)),
    Number(number.slice(10, 12)),
    Number(number.slice(12, 14)),
  );
  if (!birthOn || birthOn < "1890-01-01") return { ok: false, why: "idNumber.birth" };
  const expected = checkCharacter(number);
  if (expected !== number[17]) return { ok: false, why: "idNumber.check", expected, found: number[17]! };
  if (birthOn > today) return { ok: false, why: "idNumber.future" };
  return {
    ok: true,
    idNumber: number,
    idType: /^8[123]/.test(number) ? "residence-permit" : "resident-id",
    birthOn,
    sex: Number(number[16]) % 2 === 1 ? "male" : "female",
    prefix: number.slice(0, 6),
    notes,
  };
}

/** 372928********0012, for staff screens. */
export const maskIdNumber = (idNumber: string): string =>
  `${idNumber.slice(0, 6)}********${idNumber.slice(14)}`;

/** 138****6625. */
export const maskPhone = (phone: string): string =>
  phone.length >= 7 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : "****";

/** 张*龙 in public; 张* for two characters; parts around · are masked one by one. */
export function maskName(name: string): string {
  return name
    .split("·")
    .map((part) => {
      const characters = [...part];
      if (characters.length <= 1) return name.includes("·") ? "*" : part;
      if (characters.length === 2) return `${characters[0]}*`;
      return `${characters[0]}${"*".repeat(characters.length - 2)}${characters.at(-1)}`;
    })
    .join("·");
}

export interface CodeSpan {
  code: string;
  name: string;
  fromYear: number | null;
  toYear: number | null;
}

/** Residence permits for people of Hong Kong, Macao and Taiwan have no county in front. */
const permitPrefixes = ["810000", "820000", "830000"];

/**
 * What there is to say of the address part: nothing when it is one we know for the birth year or later (most adults here
 * have 3729xx, DOMAIN §2.6); that its code had ended before the birth; or that it is none of ours. Only ever a remark,
 * never a refusal: the household register says where somebody lives.
 */
export function prefixRemark(
  prefix: string,
  birthOn: Day,
  history: readonly CodeSpan[],
): { key: "note.prefix" | "note.prefixOld"; values: { prefix: string; year: number } } | null {
  if (permitPrefixes.includes(prefix)) return null;
  const born = Number(birthOn.slice(0, 4));
  const spans = history.filter((h) => h.code === prefix);
  if (spans.some((h) => h.toYear === null || h.toYear >= born)) return null;
  const year = Math.max(0, ...spans.map((h) => h.toYear ?? 0));
  return { key: year > 0 ? "note.prefixOld" : "note.prefix", values: { prefix, year } };
}
