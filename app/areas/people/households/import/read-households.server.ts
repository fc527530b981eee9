import type { RowProblem } from "~/platform/imports/said";
import { type Fixes, sourceRow } from "~/platform/imports/source-rows";
import { exampleNumbers } from "../../import/people-fields";
import { cellWords, withTown } from "../../import/person-cells";
import { eachRow } from "../../import/read-people.server";
import { head } from "../relation";
import { headingFacts } from "./heading-facts";
import { type MemberOfFile, readMember } from "./household-cells";
import { type HouseholdFileField, type HouseholdLayout, householdFilePatterns } from "./household-fields";
import { relationOf } from "./words-of-household";

/** Members of one household in the order of the file; the head may stand anywhere among them. */
export type Group = MemberOfFile[];

/**
 * Reads the households of a file: rows with one 户号 belong together; without a 户号, a head begins a household and the
 * rows below belong to it. One person twice: the first row stands; one number under two names: none stands.
 */
export async function readHouseholds(
  bytes: Uint8Array,
  layout: HouseholdLayout,
  fixes: Fixes,
  onRow: (count: number) => void = () => {},
): Promise<Group[]> {
  const read = sourceRow(layout, householdFilePatterns, fixes);
  const saysRelation = layout.columns.relation !== undefined;
  const says = headingFacts(layout.columns, layout.headings ?? []);
  const first = new Map<string, MemberOfFile>();
  const groups: Group[] = [];
  const byNumber = new Map<string, Group>();
  let open: Group | null = null;
  let above: string | null = null;
  let aboveInFile: string | null = null;
  let count = 0;
  await eachRow(bytes, layout, (number, cells) => {
    const source = read(number, cells);
    if (!source) return;
    const row = readMember(number, source.at, saysRelation, says);
    if (row.idNumber !== null && exampleNumbers.includes(row.idNumber)) {
      if (source.example) return;
      row.problems.push({ field: "idNumber", value: row.masked, why: { key: "why.example" } });
    }
    if (source.fixed.length > 0) row.notes.push({ key: "note.fixed" });
    noteTwice(first, row);
    const inFile = withTown(cellWords(source.inFile("town")), cellWords(source.inFile("village")));
    if (row.village) above = row.village;
    if (inFile ?? row.village) aboveInFile = inFile ?? row.village;
    count += 1;
    onRow(count);
    const { registryNo } = row.facts;
    if (registryNo) {
      // A village typed over in one row parts no household whose other rows still say what the file says.
      const keys = [...new Set([above, aboveInFile])].map((village) => `${village ?? ""} ${registryNo}`);
      let group = keys.map((key) => byNumber.get(key)).find((known) => known !== undefined);
      if (!group) {
        group = [];
        groups.push(group);
      }
      group.push(row);
      for (const key of keys) if (!byNumber.has(key)) byNumber.set(key, group);
      open = group;
    } else if (row.relation === "02" || open === null) {
      open = [row];
      groups.push(open);
    } else open.push(row);
  });
  for (const group of groups) namedByHead(group);
  return groups;
}

/** 王大成之妻: whose it is said by the name of the head, where the head of the household has that name. */
function namedByHead(group: Group): void {
  const name = group.find((r) => r.relation === head)?.name;
  if (!name) return;
  for (const row of group) {
    const said = row.relationSaid?.replace(/\s/g, "") ?? "";
    if (row.relation !== null || !(said.startsWith(`${name}之`) || said.startsWith(`${name}的`))) continue;
    row.relation = relationOf(said.slice(name.length + 1), row.sex);
    if (row.relation) row.problems = row.problems.filter((p) => p.why.key !== "why.relationUnknown");
  }
}

function noteTwice(first: Map<string, MemberOfFile>, row: MemberOfFile): void {
  if (row.idNumber === null) return;
  const before = first.get(row.idNumber);
  if (!before) {
    first.set(row.idNumber, row);
    return;
  }
  const sameName = !row.name || !before.name || row.name === before.name;
  const problem = (other: number): RowProblem<HouseholdFileField> => ({
    field: "idNumber",
    value: row.masked,
    why: { key: sameName ? "why.repeated" : "why.twoNames", values: { row: other } },
  });
  row.problems.push(problem(before.row));
  if (!sameName && !before.problems.some((p) => p.why.key === "why.twoNames"))
    before.problems.push(problem(row.row));
}
