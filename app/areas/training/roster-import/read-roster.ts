import {
  categories,
  educations,
  isPhone,
  normaliseName,
  normalisePhone,
  parseIdNumber,
  whyNotName,
} from "~/areas/people";
import { parseDay } from "~/platform/dates";
import type { Cell, Table } from "~/platform/xlsx/read-table.server";
import { findHeading, type Mapping, mapHeadings, type RosterField } from "./recognise-heading";

/** A problem of one cell: which column, what it says, why, and what to do (a text key). */
export interface RowProblem {
  field: RosterField;
  /** Masked where it is an ID number. */
  value: string;
  why: string;
  values?: Record<string, string | number>;
}

export interface RosterRow {
  /** Row of the file, from 1. */
  row: number;
  name: string;
  idNumber: string | null;
  masked: string;
  sex: "male" | "female" | null;
  birthOn: string | null;
  phone: string | null;
  village: string | null;
  group: string | null;
  ethnicity: string | null;
  education: string | null;
  category: string | null;
  idea: string | null;
  notes: string[];
  problems: RowProblem[];
}

export interface Roster {
  headingRow: number;
  mapping: Mapping;
  headings: string[];
  rows: RosterRow[];
}

/** 制表人, 合计 and the like: lines under a roster that are nobody. */
const footer =
  /^(制表|填表|审核|负责|经办|签字|签名|合计|共计|总计|单位|日期|备注|说明|注)[^\d]{0,8}[:：]?|(签字|盖章|年\s*月\s*日)/;

/** Reads a roster from a table; `mapping` from a person's hand wins over what is recognised. */
export function readRoster(table: Table, byHand?: Mapping, headingRow?: number): Roster | null {
  const found =
    headingRow === undefined
      ? findHeading(table.rows)
      : { index: headingRow, mapping: mapHeadings(table.rows[headingRow] ?? []) };
  const mapping = byHand ?? found.mapping;
  if (found.index < 0) return null;
  const rows: RosterRow[] = [];
  const seen = new Map<string, number>();
  let villageAbove: string | null = null;
  for (let i = found.index + 1; i < table.rows.length; i += 1) {
    const cells = table.rows[i] ?? [];
    const filled = cells.filter((c) => c.kind !== "empty" && c.text.trim() !== "");
    if (filled.length === 0) continue;
    if (Object.keys(mapHeadings(cells)).length >= 2 && mapHeadings(cells).name === mapping.name) continue;
    const at = (field: RosterField): Cell =>
      mapping[field] === undefined
        ? { text: "", kind: "empty" }
        : (cells[mapping[field]!] ?? { text: "", kind: "empty" });
    const idText = at("idNumber").text.trim();
    const nameText = at("name").text.trim();
    if (
      idText === "" &&
      (nameText === "" || footer.test(nameText) || filled.length <= 2) &&
      (filled.length <= 2 || filled.some((c) => footer.test(c.text.trim())))
    )
      continue;
    if (/示例|样例|example/i.test(filled.at(-1)?.text ?? "")) continue;
    const row = checkRow(i + 1, at, seen, villageAbove);
    villageAbove = row.village ?? villageAbove;
    rows.push(row);
  }
  return {
    headingRow: found.index,
    mapping,
    headings: (table.rows[found.index] ?? []).map((c) => c.text.trim()),
    rows,
  };
}

const masked = (text: string) => (text.length > 10 ? `${text.slice(0, 6)}********${text.slice(-4)}` : text);

function checkRow(
  row: number,
  at: (field: RosterField) => Cell,
  seen: Map<string, number>,
  villageAbove: string | null,
): RosterRow {
  const problems: RowProblem[] = [];
  const notes: string[] = [];
  const name = normaliseName(at("name").text);
  const whyName = whyNotName(name);
  if (whyName) problems.push({ field: "name", value: at("name").text.trim(), why: whyName });

  const idCell = at("idNumber");
  const idText = idCell.text.trim();
  const parsed =
    idCell.kind === "number" && idText.replace(/\D/g, "").length > 15
      ? ({ ok: false, why: "idNumber.digitsLost" } as const)
      : parseIdNumber(idText);
  if (!parsed.ok) {
    const { ok: _, why, ...values } = parsed;
    problems.push({
      field: "idNumber",
      value: masked(idText),
      why,
      values: values as Record<string, string | number>,
    });
  } else {
    notes.push(...parsed.notes.map((n) => `import.note.${n}`));
    const first = seen.get(parsed.idNumber);
    if (first !== undefined)
      problems.push({
        field: "idNumber",
        value: masked(parsed.idNumber),
        why: "import.repeated",
        values: { row: first },
      });
    else seen.set(parsed.idNumber, row);
    const sex = at("sex").text.trim();
    if (sex && !sex.startsWith(parsed.sex === "male" ? "男" : "女") && /^[男女]/.test(sex))
      problems.push({ field: "sex", value: sex, why: "import.sexDiffers" });
    const birthCell = at("birth");
    const birth = birthCell.text ? parseDay(birthCell.text) : null;
    if (birth && birth !== parsed.birthOn)
      problems.push({
        field: "birth",
        value: birthCell.text,
        why: "import.birthDiffers",
        values: { birth: parsed.birthOn },
      });
  }
  const phone = normalisePhone(at("phone").text);
  if (phone && !isPhone(phone))
    problems.push({ field: "phone", value: at("phone").text.trim(), why: "phone.wrong" });
  const word = (field: RosterField) => at(field).text.trim() || null;
  return {
    row,
    name,
    idNumber: parsed.ok ? parsed.idNumber : null,
    masked: parsed.ok ? masked(parsed.idNumber) : masked(idText),
    sex: parsed.ok ? parsed.sex : null,
    birthOn: parsed.ok ? parsed.birthOn : null,
    phone: phone && isPhone(phone) ? phone : null,
    village: word("village") ?? villageAbove,
    group: word("group")?.replace(/\D/g, "") || word("group"),
    ethnicity: word("ethnicity"),
    education: educationOf(word("education")),
    category: categoryOf(word("category")),
    idea: word("idea"),
    notes,
    problems,
  };
}

const educationWords: Record<string, RegExp> = {
  primary: /小学|文盲/,
  junior: /初中/,
  senior: /高中|中专|职高|技校/,
  college: /大专|专科/,
  bachelor: /本科|大学/,
  master: /研究生|硕士|博士/,
};
const categoryWords: Record<string, RegExp> = {
  "returned-migrant": /返乡/,
  "rural-entrepreneur": /农村自主|农民/,
  "out-of-poverty": /脱贫|建档立卡/,
  "registered-unemployed": /失业/,
  "hard-to-employ": /就业困难/,
  graduate: /毕业生/,
  student: /在校/,
  veteran: /退役|退伍|军人/,
  "online-merchant": /网络商户|网商|电商/,
  "village-official": /村干部/,
  disabled: /残疾/,
};
const byWords = (words: Record<string, RegExp>, text: string | null) =>
  text ? (Object.keys(words).find((k) => words[k]!.test(text)) ?? null) : null;
const educationOf = (text: string | null) =>
  educations.find((e) => e === byWords(educationWords, text)) ?? null;
const categoryOf = (text: string | null) =>
  categories.find((c) => c === byWords(categoryWords, text)) ?? (text ? "other" : null);
