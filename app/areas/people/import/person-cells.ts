import { dayOfSerial, parseDay } from "~/platform/dates";
import type { RowProblem, Said } from "~/platform/imports/said";
import { maskDigits } from "~/platform/imports/source-rows";
import type { Cell } from "~/platform/xlsx/table";
import { ethnicGroupOf } from "../ethnic-groups";
import { readGroup } from "../group-words";
import { maskIdNumber, parseIdNumber } from "../id-number";
import type { Category, Education } from "../person";
import { isSingleCharacter, normaliseName, whyNotName } from "../person-name";
import { isPhone, normalisePhone } from "../phone";
import { categoryOf, educationOf, isNoCategory, isVagueCategory } from "./words-of-file";

/** What any file can tell of a person; an area that imports people may ask for more columns. */
export const personCells = [
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
] as const;
export type PersonCell = (typeof personCells)[number];

/** A person as far as one row of a file alone tells. */
export interface PersonOfFile<F extends string = PersonCell> {
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
  /** The row above that says the village, when this one does not. */
  villageFrom?: number;
  group: string | null;
  ethnicity: string | null;
  education: Education | null;
  category: Category | null;
  notes: Said[];
  problems: RowProblem<F>[];
}

/** A cell as words: spaces single; null when there are none. */
export const cellWords = (cell: Cell): string | null =>
  cell.text === "" ? null : cell.text.replace(/\s+/g, " ").trim() || null;

/** An empty cell takes the village above; when that one is not found, one repair up there mends all rows below. */
export const aboveUnknown = (village: string, row: number): Said => ({
  key: "why.villageAboveUnknown",
  values: { village, row },
});

/** Why a village that is written is none to register anybody in. */
export const villageNotFound = (meant: NoVillage): Said =>
  meant.merged
    ? {
        key: "why.villageMerged",
        values: {
          old: meant.merged.name,
          into: meant.merged.into.name,
          write: `${meant.merged.into.townName} ${meant.merged.into.name}`,
        },
      }
    : {
        key: meant.elsewhere
          ? "why.villageElsewhere"
          : meant.count > 1
            ? "why.villageTwice"
            : "why.villageUnknown",
        values: { count: meant.count },
      };

interface NoVillage {
  count: number;
  elsewhere?: true;
  merged?: { name: string; into: { id: number; name: string; townName: string } };
}

/**
 * Somebody on record stays where they live, but a village of their row that is another, or none that is known, is said:
 * a move is entered as one. A village that was taken from a row above says nothing of them.
 */
export function villageDiffers(
  row: Pick<PersonOfFile, "village" | "villageFrom">,
  find: (text: string) => { found: { id: number } | null; merged?: { into: { id: number } } },
  villageId: number,
  village: string,
): Said | null {
  if (!row.village || row.villageFrom !== undefined) return null;
  const meant = find(row.village);
  // The old name of the village that theirs took up is no other village.
  if (meant.found?.id === villageId || meant.merged?.into.id === villageId) return null;
  return { key: "note.villageDiffers", values: { told: row.village.slice(0, 40), village } };
}

/** Reads and checks the cells of one person; remarks and problems are keys for the importing area to word. */
export function readPersonCells(row: number, at: (field: PersonCell) => Cell): PersonOfFile {
  const problems: RowProblem<PersonCell>[] = [];
  const notes: Said[] = [];
  const bad = (field: PersonCell, why: Said) =>
    problems.push({ field, value: maskDigits(at(field).text.trim()), why });

  const name = normaliseName(at("name").text);
  const whyName = whyNotName(name);
  if (at("name").kind === "formula") bad("name", { key: "why.formula" });
  else if (whyName) bad("name", { key: whyName });
  else if (isSingleCharacter(name)) notes.push({ key: "note.singleName", values: { name } });

  const number = readNumber(at("idNumber"));
  if (!number.ok) bad("idNumber", number.why);
  else {
    for (const note of number.notes) notes.push({ key: `note.${note}` });
    const sex = at("sex").text.trim();
    if (/^[男女]/.test(sex) && !sex.startsWith(number.sex === "male" ? "男" : "女"))
      bad("sex", { key: "why.sex" });
    const birthOn = readBirth(at("birth"));
    if (birthOn && birthOn !== number.birthOn)
      bad("birth", { key: "why.birth", values: { birth: number.birthOn } });
  }

  const phone = normalisePhone(at("phone").text);
  if (phone && !isPhone(phone)) bad("phone", { key: "phone.wrong" });
  const education = cellWords(at("education"));
  const category = cellWords(at("category"));
  const village = withTown(cellWords(at("town")), cellWords(at("village")));
  const groupWords = cellWords(at("group"));
  const group = groupWords && readGroup(groupWords, village);
  if (groupWords && !group) notes.push({ key: "note.group", values: { text: groupWords.slice(0, 20) } });
  const ethnicity = cellWords(at("ethnicity"));
  if (ethnicity && !ethnicGroupOf(ethnicity))
    notes.push({ key: "note.ethnicity", values: { text: ethnicity.slice(0, 20) } });
  // What is written and not understood is said, never dropped without a word.
  if (education && !educationOf(education))
    notes.push({ key: "note.education", values: { text: education.slice(0, 20) } });
  const kind = category ? categoryOf(category) : null;
  if (category) {
    const text = category.slice(0, 20);
    if (isNoCategory(category)) notes.push({ key: "note.categoryNone", values: { text } });
    else if (!kind) notes.push({ key: "note.category", values: { text } });
    else if (isVagueCategory(category))
      notes.push({ key: "note.categoryTaken", values: { text, category: kind } });
  }
  return {
    row,
    name,
    idNumber: number.ok ? number.idNumber : null,
    masked: number.ok ? maskIdNumber(number.idNumber) : maskDigits(at("idNumber").text.trim()),
    sex: number.ok ? number.sex : null,
    birthOn: number.ok ? number.birthOn : null,
    phone: phone && isPhone(phone) ? phone : null,
    village,
    group: group || null,
    ethnicity: ethnicity && (ethnicGroupOf(ethnicity) ?? ethnicity),
    education: education ? educationOf(education) : null,
    category: category && !isNoCategory(category) ? kind : null,
    notes,
    problems,
  };
}

/** A name that is not the one on record under this number: refused, with the recorded one to take over. */
export function checkName<F extends string>(
  row: { name: string; problems: RowProblem<F | "name">[] },
  on: { name: string },
): void {
  if (row.name === on.name) return;
  const missing = row.problems.find((p) => p.field === "name" && p.why.key === "name.missing");
  if (missing) {
    missing.why = { key: "why.nameMissingKnown", values: { name: on.name } };
    missing.suggestion = on.name;
  } else if (!row.problems.some((p) => p.field === "name"))
    row.problems.push({
      field: "name",
      value: row.name,
      why: { key: "why.otherName", values: { name: on.name } },
      suggestion: on.name,
    });
}

/** The town of a column of its own belongs before the village, unless the village says it already. */
export const withTown = (town: string | null, village: string | null): string | null =>
  town && village && !village.includes(town) ? `${town} ${village}` : village;

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
