import {
  type Category,
  type Education,
  isPhone,
  isSingleCharacter,
  maskIdNumber,
  normaliseName,
  normalisePhone,
  parseIdNumber,
  whyNotName,
} from "~/areas/people";
import { dayOfSerial, parseDay } from "~/platform/dates";
import type { Values } from "~/platform/i18n/text";
import { type Fixes, maskDigits, sourceRows } from "~/platform/imports/source-rows";
import type { Cell, Table } from "~/platform/xlsx/table";
import { exampleNumbers, type RosterField, type RosterLayout, rosterPatterns } from "./roster-fields";
import { categoryOf, educationOf, inBusinessOf } from "./roster-words";

/** A sentence for a person: a text key of the roster or of people, and its values. */
export interface Said {
  key: string;
  values?: Values;
}

/** What is wrong with one cell, and so with its row. */
export interface RowProblem {
  field: RosterField;
  /** As the file has it, ID numbers and phones masked. */
  value: string;
  why: Said;
  /** What the cell should probably say; offered with one press. */
  suggestion?: string;
}

/** A row of a roster as far as the file alone tells. */
export interface RosterRow {
  /** Row of the file, from 1. */
  row: number;
  name: string;
  idNumber: string | null;
  /** The number masked; what stood there, masked, when it is none. */
  masked: string;
  sex: "male" | "female" | null;
  birthOn: string | null;
  phone: string | null;
  village: string | null;
  group: string | null;
  ethnicity: string | null;
  education: Education | null;
  category: Category | null;
  idea: string | null;
  inBusiness: boolean;
  notes: Said[];
  problems: RowProblem[];
}

/** Reads the people of a roster from a table of a file; what is typed over a cell wins over the file. */
export function readRoster(table: Table, layout: RosterLayout, fixes: Fixes = {}): RosterRow[] {
  const rows: RosterRow[] = [];
  // A CSV keeps of merged cells only the first; lists are in the order of villages.
  let above: string | null = null;
  for (const source of sourceRows(table, layout, rosterPatterns, fixes)) {
    const row = readRow(source.row, source.at);
    if (source.fixed.length > 0) row.notes.push({ key: "note.fixed" });
    if (row.village) above = row.village;
    else if (above) {
      row.village = above;
      row.notes.push({ key: "note.villageAbove", values: { village: above } });
    }
    const number = source.at("idNumber").text.replace(/\s/g, "").toUpperCase();
    if (!exampleNumbers.some((n) => n === number)) rows.push(row);
  }
  markRepeated(rows);
  return rows;
}

/** One person twice: the first row stands. One number under two names: nobody knows whose it is, so none stands. */
function markRepeated(rows: readonly RosterRow[]): void {
  const first = new Map<string, RosterRow>();
  for (const row of rows) {
    if (!row.idNumber) continue;
    const before = first.get(row.idNumber);
    if (!before) {
      first.set(row.idNumber, row);
      continue;
    }
    const sameName = !row.name || !before.name || row.name === before.name;
    const problem = (other: RosterRow): RowProblem => ({
      field: "idNumber",
      value: row.masked,
      why: { key: sameName ? "why.repeated" : "why.twoNames", values: { row: other.row } },
    });
    row.problems.push(problem(before));
    if (!sameName && !before.problems.some((p) => p.why.key === "why.twoNames"))
      before.problems.push(problem(row));
  }
}

function readRow(row: number, at: (field: RosterField) => Cell): RosterRow {
  const problems: RowProblem[] = [];
  const notes: Said[] = [];
  const bad = (field: RosterField, why: Said) =>
    problems.push({ field, value: maskDigits(at(field).text.trim()), why });

  const name = normaliseName(at("name").text);
  const whyName = whyNotName(name);
  if (at("name").kind === "formula") bad("name", { key: "why.formula" });
  else if (whyName) bad("name", { key: whyName });
  else if (isSingleCharacter(name)) notes.push({ key: "note.singleName", values: { name } });

  const number = readNumber(at("idNumber"));
  if (!number.ok) bad("idNumber", number.why);
  else {
    notes.push(...number.notes.map((n) => ({ key: `note.${n}` })));
    const sex = at("sex").text.trim();
    if (/^[男女]/.test(sex) && !sex.startsWith(number.sex === "male" ? "男" : "女"))
      bad("sex", { key: "why.sex" });
    const birthOn = readBirth(at("birth"));
    if (birthOn && birthOn !== number.birthOn)
      bad("birth", { key: "why.birth", values: { birth: number.birthOn } });
  }

  const phone = normalisePhone(at("phone").text);
  if (phone && !isPhone(phone)) bad("phone", { key: "phone.wrong" });
  const word = (field: RosterField) => at(field).text.replace(/\s+/g, " ").trim() || null;
  const education = word("education");
  const category = word("category");
  const inBusiness = inBusinessOf(at("inBusiness").text);
  if (inBusiness === null)
    notes.push({ key: "note.inBusiness", values: { text: at("inBusiness").text.trim().slice(0, 20) } });
  return {
    row,
    name,
    idNumber: number.ok ? number.idNumber : null,
    masked: number.ok ? maskIdNumber(number.idNumber) : maskDigits(at("idNumber").text.trim()),
    sex: number.ok ? number.sex : null,
    birthOn: number.ok ? number.birthOn : null,
    phone: phone && isPhone(phone) ? phone : null,
    village: word("village"),
    group: word("group")?.replace(/\D/g, "") || word("group"),
    ethnicity: word("ethnicity"),
    education: education ? educationOf(education) : null,
    category: category ? (categoryOf(category) ?? "other") : null,
    idea: word("idea"),
    inBusiness: inBusiness === true,
    notes,
    problems,
  };
}

function readNumber(
  cell: Cell,
): Extract<ReturnType<typeof parseIdNumber>, { ok: true }> | { ok: false; why: Said } {
  if (cell.kind === "formula") return { ok: false, why: { key: "why.formula" } };
  if (cell.kind === "error") return { ok: false, why: { key: "why.errorCell" } };
  // A spreadsheet keeps 15 digits of a number; the rest is gone, whatever it shows.
  if (cell.kind === "number" && cell.text.replace(/\D/g, "").length > 15)
    return { ok: false, why: { key: "idNumber.digitsLost" } };
  const parsed = parseIdNumber(cell.text);
  if (parsed.ok) return parsed;
  const { ok: _, why, ...values } = parsed;
  return { ok: false, why: { key: why, values } };
}

/** A birth date in the forms that people write, or the day number behind a date format that is not known. */
function readBirth(cell: Cell): string | null {
  const text = cell.text.trim();
  if (cell.kind === "number" && /^\d{4,5}(\.\d+)?$/.test(text)) return dayOfSerial(Number(text));
  return /\d{4}/.test(text) || /^\d{2}\D/.test(text) ? parseDay(text) : null;
}
