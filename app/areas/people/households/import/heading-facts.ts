import { type Fen, mostFen, parseYuan } from "~/platform/money";
import { readMu } from "../household";
import type { HouseholdFileField } from "./household-fields";

/** Of an amount that names no unit itself. */
export type MoneyUnit = "yuan" | "thousand" | "wan";
/** fen (分) is a tenth of a mu, a hectare 15 mu. "other" is one that no number of mu stands for exactly. */
export type LandUnit = "mu" | "fen" | "hectare" | "other";

/** What the headings of a file say beside the name of the column: units, and the year of the income. */
export interface HeadingFacts {
  money: Partial<Record<"income" | "expense" | "debt" | "lowAmount", MoneyUnit>>;
  land: LandUnit;
  year: string | null;
  /** The amount of 低保 is one of a year, 低保金（元/年）, which is no whole one of a month. */
  yearly: boolean;
}

export const noHeadingFacts: HeadingFacts = { money: {}, land: "mu", year: null, yearly: false };

const moneyUnitOf = (heading: string): MoneyUnit =>
  /万/.test(heading) ? "wan" : /千元|千\s*[）)]/.test(heading) ? "thousand" : "yuan";

const landUnitOf = (heading: string): LandUnit =>
  /公顷/.test(heading)
    ? "hectare"
    : /平方|平米|㎡|m2|m²/i.test(heading)
      ? "other"
      : /[（(【[/／].*分|分[）)】\]]$/.test(heading)
        ? "fen"
        : "mu";

/** Reads 年收入（万元）, 2023年家庭收入 and 耕地（分） from the row of headings. */
export function headingFacts(
  columns: Partial<Record<HouseholdFileField, number>>,
  headings: readonly string[],
): HeadingFacts {
  const of = (field: HouseholdFileField): string => {
    const column = columns[field];
    return column === undefined ? "" : (headings[column] ?? "");
  };
  const fields = ["income", "expense", "debt", "lowAmount"] as const;
  return {
    money: Object.fromEntries(fields.map((field) => [field, moneyUnitOf(of(field))])),
    land: landUnitOf(of("land")),
    year: of("income").match(/(?<!\d)((?:19|20)\d{2})(?!\d)/)?.[1] ?? null,
    yearly: /[/／每]\s*年|年(金额|补助)/.test(of("lowAmount")),
  };
}

const namesUnit = /[万元圆千]|yuan/i;

/** 3600元/年: what stands behind an amount of a year. */
export const ofYear = /\s*[（(]?([/／每]一?年|一年|per year|a year)[）)]?\s*$/i;

/** An amount in the unit of its column; one that names its own unit is in that, and one of a year may say so. */
export function readMoney(written: string, unit: MoneyUnit): ReturnType<typeof parseYuan> {
  const text = written.replace(ofYear, "");
  if (unit !== "thousand" || namesUnit.test(text)) return parseYuan(text, unit === "wan" ? "wan" : "yuan");
  const read = parseYuan(text);
  if (!read.ok) return read;
  const fen: Fen = read.fen * 1000;
  return fen > mostFen ? { ok: false, why: "money.tooMuch" } : { ok: true, fen };
}

/** An area in hundredths of a mu, in the unit of its column; null when it is none of whole hundredths. */
export function readLand(text: string, unit: LandUnit): number | null {
  if (/亩\s*(\d\s*[分厘]\s*)*$/.test(text) || unit === "mu") return readMu(text);
  if (unit === "other") return null;
  const hundredths = readMu(unit === "fen" ? text.replace(/分\s*$/, "") : text.replace(/公顷\s*$/, ""));
  if (hundredths === null) return null;
  if (unit === "hectare") return hundredths * 15;
  return hundredths % 10 === 0 ? hundredths / 10 : null;
}
