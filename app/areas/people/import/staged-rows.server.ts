import type { Db } from "db/client.server";
import { seal } from "~/platform/sealed.server";
import { idPurpose, idTailIndex, nameColumns } from "../person-record.server";
import { firstRowId } from "./people-fields";
import type { FileRow, PlannedPerson } from "./plan-person.server";

const columns = [
  "id",
  "outcome",
  "name",
  "pinyin",
  "initials",
  "roster_key",
  "id_type",
  "id_number_sealed",
  "id_number_index",
  "id_tail_index",
  "id_number_masked",
  "sex",
  "birth_on",
  "phone",
  "village_id",
  "village_group",
  "address",
  "ethnicity",
  "education",
  "category",
  "person_id",
  "revision",
  "differences",
  "notes",
  "problems",
];

export type StagedRow = unknown[];

const json = (list: readonly unknown[]) => (list.length === 0 ? null : JSON.stringify(list));

/** A row as its dry run leaves it: of somebody new everything that will be written, sealed and hashed. */
export function stagedRow(batchId: number, row: FileRow, plan: PlannedPerson): StagedRow {
  const isNew = plan.outcome === "new";
  const name = isNew
    ? nameColumns(row.name)
    : { name: row.name, pinyin: null, initials: null, rosterKey: null };
  const residence = isNew && /^8[123]/.test(row.idNumber!);
  return [
    firstRowId(batchId) + row.row,
    plan.outcome,
    name.name,
    name.pinyin,
    name.initials,
    name.rosterKey,
    isNew ? (residence ? "residence-permit" : "resident-id") : null,
    isNew ? seal(row.idNumber!, idPurpose) : null,
    plan.index,
    isNew ? idTailIndex(row.idNumber!.slice(-4)) : null,
    row.masked,
    row.sex,
    row.birthOn,
    row.phone,
    plan.villageId,
    row.group,
    row.address,
    row.ethnicity,
    row.education,
    row.category,
    plan.person?.id ?? null,
    plan.person?.revision ?? null,
    json(plan.differences),
    json(plan.notes),
    json(plan.problems),
  ];
}

/** Writes staged rows; the caller holds the transaction. */
export function rowWriter(db: Db): (rows: readonly StagedRow[]) => void {
  const insert = db.$client.prepare(
    `INSERT OR REPLACE INTO import_row (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
  );
  return (rows) => {
    for (const row of rows) insert.run(row);
  };
}

export const emptyRows = (db: Db, batchId: number) =>
  db.$client
    .prepare("DELETE FROM import_row WHERE id BETWEEN ? AND ?")
    .run(firstRowId(batchId), firstRowId(batchId + 1) - 1);
