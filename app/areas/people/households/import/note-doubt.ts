import { ageOn, type Day } from "~/platform/dates";
import { oddAge } from "../relation";
import { doubtOf } from "../relation-doubt";
import type { MemberOfFile } from "./household-cells";

/**
 * Remarks at a row what speaks against its relation to the head of the file. What the word says against the row's own
 * number is told where the cell is read.
 */
export function noteDoubt(row: MemberOfFile, first: MemberOfFile, on: Day): void {
  if (!row.birthOn || !row.sex || !row.relation || !first.birthOn || !first.sex) return;
  const who = { sex: row.sex, birthOn: row.birthOn };
  const why = doubtOf(row.relation, who, { sex: first.sex, birthOn: first.birthOn }, on);
  if (why === null || why === "male" || why === "female") return;
  if (why === "minor") row.notes.push({ key: "note.headMinor", values: { years: ageOn(row.birthOn, on) } });
  else if (row.relationSaid) {
    const years = oddAge(row.relation, row.birthOn, first.birthOn)?.years ?? 0;
    row.notes.push({ key: `note.relationAge.${why}`, values: { text: row.relationSaid, years } });
  }
}
