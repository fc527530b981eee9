import { cellWords, type PersonOfFile, readPersonCells } from "~/areas/people";
import type * as Imports from "~/platform/imports/said";
import { type Fixes, sourceRows } from "~/platform/imports/source-rows";
import type { Table } from "~/platform/xlsx/table";
import { inBusinessOf } from "./in-business";
import { exampleNumbers, type RosterField, type RosterLayout, rosterPatterns } from "./roster-fields";

export type { Said } from "~/platform/imports/said";
export type RowProblem = Imports.RowProblem<RosterField>;

/** A row of a roster as far as the file alone tells. */
export interface RosterRow extends PersonOfFile<RosterField> {
  idea: string | null;
  /** Null when the file has no such column, or writes what cannot be told. */
  inBusiness: boolean | null;
}

/** Reads the people of a roster from a table of a file; what is typed over a cell wins over the file. */
export function readRoster(table: Table, layout: RosterLayout, fixes: Fixes = {}): RosterRow[] {
  const rows: RosterRow[] = [];
  // A CSV keeps of merged cells only the first; lists are in the order of villages.
  let above: { village: string; row: number } | null = null;
  for (const source of sourceRows(table, layout, rosterPatterns, fixes)) {
    const asked = layout.columns.inBusiness !== undefined;
    const inBusiness = asked ? inBusinessOf(source.at("inBusiness").text) : null;
    const row: RosterRow = {
      ...readPersonCells(source.row, source.at),
      idea: cellWords(source.at("idea")),
      inBusiness,
    };
    if (asked && inBusiness === null) {
      const text = source.at("inBusiness").text.trim().slice(0, 20);
      row.notes.push({ key: "note.inBusiness", values: { text } });
    }
    if (source.fixed.length > 0) row.notes.push({ key: "note.fixed" });
    const number = source.at("idNumber").text.replace(/\s/g, "").toUpperCase();
    if (exampleNumbers.some((n) => n === number)) {
      if (source.example) continue;
      row.problems.push({ field: "idNumber", value: row.masked, why: { key: "why.example" } });
    }
    if (row.village) above = { village: row.village, row: row.row };
    else if (above) {
      row.village = above.village;
      row.villageFrom = above.row;
      row.notes.push({ key: "note.villageAbove", values: { village: above.village } });
    }
    rows.push(row);
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
