import { parseDay } from "~/platform/dates";
import { parseYuan } from "~/platform/money";
import { type Category, categoryOf, guessCategory } from "./category";
import { grades, type Valuation, valuations } from "./item-state";

/** The lines of a batch as a form sends them: text, one set of fields a line. */
export const lineFields = [
  "lineId",
  "holder",
  "name",
  "category",
  "model",
  "quantity",
  "unit",
  "price",
  "valuation",
  "serials",
  "special",
  "condition",
  "warrantyOn",
  "kit",
] as const;
export type TypedLine = Record<(typeof lineFields)[number], string>;

export interface LineInput {
  /** A line on record, or null for a new one. */
  id: number | null;
  /** v-12: the village itself; h-7: a holder that was entered. */
  holder: { villageId: number } | { holderId: number };
  name: string;
  category: Category;
  model: string | null;
  quantity: number;
  unit: string;
  unitFen: number;
  valuation: Valuation;
  serials: boolean;
  special: boolean;
  condition: "new" | "good" | "fair";
  warrantyOn: string | null;
  kit: string | null;
}

export type LineProblem =
  `line.${"needed" | "quantity" | "price" | "nominal" | "day" | "holder" | "serials"}`;

export const mostPieces = 300;

/** What the list of a line says as long as nobody chose: the sort of thing decides whether each has a number. */
export const bySort = "auto";

/** Computers are on the books one by one, with the number of their maker (DOMAIN §3.2: 12 computers are 12 rows). */
export const needsSerials = (category: Category): boolean => category === "computer";

/** Kinds that have a maker's number on them as a rule. */
const numbered: readonly Category[] = ["computer", "office", "machine"];

/** Whether a line by quantity would better go piece by piece: several fixed assets of a kind that has numbers. */
export const betterNumbered = (line: {
  serials: boolean;
  category: Category;
  quantity: number;
  fixed: boolean;
}): boolean => !line.serials && line.fixed && line.quantity > 1 && numbered.includes(line.category);

/** A line that somebody left empty: no name, no price. */
export const isBlank = (l: TypedLine): boolean => !l.name.trim() && !l.price.trim() && !l.model.trim();

const holderOf = (text: string): LineInput["holder"] | null => {
  const found = text.match(/^([vh])-([1-9]\d{0,9})$/);
  if (!found) return null;
  return found[1] === "v" ? { villageId: Number(found[2]) } : { holderId: Number(found[2]) };
};

/** Reads the lines; blank ones are left out. Problems by `line.field`, the line counted as it was sent. */
export function readLines(lines: readonly TypedLine[]): {
  lines: LineInput[];
  errors: Record<string, LineProblem>;
} {
  const errors: Record<string, LineProblem> = {};
  const read = lines.flatMap((l, i): LineInput[] => {
    if (isBlank(l)) return [];
    const wrong = (field: keyof TypedLine, why: LineProblem) => {
      errors[`${i}.${field}`] = why;
    };
    const name = l.name.trim().slice(0, 30);
    if (!name) wrong("name", "line.needed");
    const unit = l.unit.trim().slice(0, 4);
    if (!unit) wrong("unit", "line.needed");
    const quantity = Number(
      l.quantity.trim().replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)),
    );
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > mostPieces)
      wrong("quantity", "line.quantity");
    const price = parseYuan(l.price);
    if (!price.ok || price.fen === 0) wrong("price", "line.price");
    const valuation = valuations.find((v) => v === l.valuation) ?? "invoice";
    if (price.ok && valuation === "nominal" && price.fen !== 100) wrong("price", "line.nominal");
    const holder = holderOf(l.holder);
    if (!holder) wrong("holder", "line.holder");
    const warrantyOn = l.warrantyOn.trim() ? parseDay(l.warrantyOn) : null;
    if (l.warrantyOn.trim() && !warrantyOn) wrong("warrantyOn", "line.day");
    // Not chosen: the name says it.
    const category = categoryOf(l.category) ?? guessCategory(name, unit);
    if (needsSerials(category) && l.serials === "") wrong("serials", "line.serials");
    return [
      {
        id: /^[1-9]\d{0,9}$/.test(l.lineId) ? Number(l.lineId) : null,
        holder: holder ?? { villageId: 0 },
        name,
        category,
        model: l.model.trim().slice(0, 40) || null,
        quantity,
        unit,
        unitFen: price.ok ? price.fen : 0,
        valuation,
        serials: l.serials === "1" || (l.serials === bySort && needsSerials(category)),
        special: l.special === "1",
        condition: (["new", "good", "fair"] as const).find((g) => g === l.condition) ?? "new",
        warrantyOn,
        kit: l.kit.trim().slice(0, 20) || null,
      },
    ];
  });
  return { lines: read, errors };
}

/** Grades that a thing may have when it is given. */
export const givenGrades = grades.slice(0, 3) as readonly ("new" | "good" | "fair")[];
