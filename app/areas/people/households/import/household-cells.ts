import { type Day, dayOfSerial, parseDay, todayOn } from "~/platform/dates";
import { maskDigits } from "~/platform/imports/source-rows";
import { type Cell, emptyCell } from "~/platform/xlsx/table";
import { cellWords, type PersonCell, type PersonOfFile, readPersonCells } from "../../import/person-cells";
import type { Housing, NeedKind, Water } from "../household";
import { head, type Relation } from "../relation";
import { contradictsSex } from "../relation-doubt";
import { type HeadingFacts, noHeadingFacts, readLand, readMoney } from "./heading-facts";
import type { HouseholdFileField } from "./household-fields";
import { readSocial, type ToldSocial, withDisability } from "./read-social";
import { healthOf, incomeOf, incomeYearOf, type ToldIncome, type ToldSituation, workOf } from "./told-facts";
import { wishesOf } from "./told-wishes";
import { housingOf, relationOf, waterOf } from "./words-of-household";

/** What a file may tell of a household; a member's row may leave it blank. */
export interface HouseholdFacts {
  registryNo: string | null;
  villageGroup: string | null;
  houseNumber: string | null;
  address: string | null;
  landLi: number | null;
  housing: Housing | null;
  water: Water | null;
  expenseFen: number | null;
  debtFen: number | null;
}

/** A member as far as one row of the file alone tells. */
export interface MemberOfFile extends PersonOfFile<HouseholdFileField> {
  /** Null: not said, or said in words nobody knows. */
  relation: Relation | null;
  /** As the file writes it; null: the cell is empty. */
  relationSaid: string | null;
  facts: HouseholdFacts;
  situation: ToldSituation;
  /** Of the household, by year; a member's row may repeat it. */
  income: ToldIncome | null;
  /** What this person wishes: training, a loan, a shop online, work. */
  wishes: NeedKind[];
  /** Policies, disability and pension. */
  social: ToldSocial;
  fromOn: Day | null;
}

const personFields: readonly string[] = [
  "name",
  "idNumber",
  "phone",
  "town",
  "village",
  "group",
  "sex",
  "birth",
  "ethnicity",
  "education",
  "category",
];

/**
 * Reads and checks the cells of one member.
 * @param saysRelation whether the file has a column for it: without one, every row is the head of a household
 * @param says units and year that stand in the headings
 */
export function readMember(
  row: number,
  at: (field: HouseholdFileField) => Cell,
  saysRelation: boolean,
  says: HeadingFacts = noHeadingFacts,
): MemberOfFile {
  const ofPerson = (field: PersonCell): Cell =>
    personFields.includes(field) ? at(field as HouseholdFileField) : emptyCell;
  const { problems: _, ...person } = readPersonCells(row, ofPerson);
  const problems = _ as MemberOfFile["problems"];
  const bad = (field: HouseholdFileField, key: string, max?: number) =>
    problems.push({
      field,
      value: maskDigits(at(field).text.trim()).slice(0, 40),
      why: max === undefined ? { key } : { key, values: { max } },
    });
  const words = (field: HouseholdFileField, most: number): string | null => {
    const text = cellWords(at(field));
    if (text && text.length > most) bad(field, "why.long", most);
    return text;
  };
  const said = cellWords(at("relation"));
  // 配偶 is told by the sex in the number: while that is wrong, the number alone is to be mended.
  const sex = person.sex ?? (problems.some((p) => p.field === "idNumber") ? "female" : null);
  const relation = said ? relationOf(said, sex) : saysRelation ? null : head;
  if (said && !relation) bad("relation", "why.relationUnknown");
  // The number says otherwise than the word: the relation stands as it is written, and somebody looks.
  if (relation && person.sex && contradictsSex(relation, person.sex))
    person.notes.push({ key: `note.relationSex.${person.sex}`, values: { text: said ?? "" } });
  const land = cellWords(at("land"));
  const landLi = land ? readLand(land, says.land) : null;
  if (land && landLi === null) bad("land", says.land === "other" ? "why.landUnit" : "why.land");
  const money = (field: "expense" | "debt"): number | null => {
    const text = cellWords(at(field));
    const read = text ? readMoney(text, says.money[field] ?? "yuan") : null;
    if (read && !read.ok) bad(field, "why.money");
    return read?.ok ? read.fen : null;
  };
  // What is written and not understood is said, never dropped without a word, never taken for something like it.
  const known = <T>(field: "housing" | "water" | "health" | "work", read: (text: string) => T | null) => {
    const text = cellWords(at(field));
    const found = text ? read(text) : null;
    if (text && found === null)
      person.notes.push({ key: `note.${field}`, values: { text: maskDigits(text).slice(0, 20) } });
    return found;
  };
  const wishes = wishesOf(cellWords(at("wishes")) ?? "");
  if (wishes.unknown.length > 0)
    person.notes.push({
      key: "note.wishes",
      values: { text: maskDigits(wishes.unknown.join("、")).slice(0, 20) },
    });
  const social = readSocial(at, says, { bad, note: (said) => person.notes.push(said) }, person.idNumber);
  const fromOn = readDay(at("fromOn"));
  if (fromOn === "wrong") bad("fromOn", "why.day");
  else if (fromOn && fromOn > todayOn()) bad("fromOn", "why.future");
  return {
    ...person,
    problems,
    relation,
    relationSaid: said,
    facts: {
      registryNo: words("registryNo", 20),
      villageGroup: person.group,
      houseNumber: words("houseNumber", 20),
      address: words("address", 100),
      landLi,
      housing: known("housing", housingOf),
      water: known("water", waterOf),
      expenseFen: money("expense"),
      debtFen: money("debt"),
    },
    situation: withDisability(readSituation(known, words("place", 60)), social.disability),
    income: readIncome(at, bad, says),
    wishes: wishes.kinds,
    social,
    fromOn: fromOn === "wrong" ? null : fromOn,
  };
}

function readDay(cell: Cell): Day | "wrong" | null {
  const text = cell.text.trim();
  if (text === "") return null;
  if (cell.kind === "number" && /^\d{4,5}(\.\d+)?$/.test(text)) return dayOfSerial(Number(text)) ?? "wrong";
  return parseDay(text) ?? "wrong";
}

type Bad = (field: HouseholdFileField, key: string) => void;

function readSituation(
  known: <T>(field: "health" | "work", read: (text: string) => T | null) => T | null,
  place: string | null,
): ToldSituation {
  const [well, does] = [known("health", healthOf), known("work", workOf)];
  return {
    health: well?.health ?? null,
    healthNote: well?.note ?? null,
    work: does?.work ?? null,
    place: place ?? does?.place ?? null,
  };
}

function readIncome(
  at: (field: HouseholdFileField) => Cell,
  bad: Bad,
  says: HeadingFacts,
): ToldIncome | null {
  const text = cellWords(at("income"));
  if (!text) return null;
  const sources = incomeOf(text, says.money.income);
  const year = incomeYearOf(cellWords(at("incomeYear")) ?? says.year);
  if (!sources) bad("income", "why.income");
  if (year === null) bad("incomeYear", "why.incomeYear");
  return sources && sources.length > 0 && year !== null ? { year, sources } : null;
}
