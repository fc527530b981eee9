// The import worker: reads, checks and writes large files in a thread of its own, with a connection of its own, so that
// pages keep answering meanwhile. How far it is stands in the database; the server asks it nothing.
import { closeDatabase, openDatabase } from "db/client.server";
import { compareAll, compareNew, runPeopleImport } from "~/areas/people/index.server";
import {
  doMerger as doMergerIn,
  isUndoable as isUndoableIn,
  type MergerOrder,
} from "~/areas/villages/index.server";
import type { Asker } from "~/platform/access/standing-in.server";
import type { EventBy } from "~/platform/audit/record-event.server";
import { villageWork } from "~/village-work.server";

export { lookAtFile, rowsOfFile } from "~/areas/people/index.server";

export function compareEverybody(input: { file: string; by: EventBy }): void {
  const db = openDatabase(input.file);
  try {
    compareAll(db, input.by);
  } finally {
    closeDatabase(db);
  }
}

export async function runImport(input: { file: string; batchId: number; asker: Asker }): Promise<void> {
  const db = openDatabase(input.file);
  try {
    await runPeopleImport(db, input.batchId, input.asker);
  } finally {
    closeDatabase(db);
  }
}

export function isUndoable(input: { file: string; villageId: number }): boolean {
  const db = openDatabase(input.file);
  try {
    return isUndoableIn(db, input.villageId);
  } finally {
    closeDatabase(db);
  }
}

export function doMerger(input: { file: string; order: MergerOrder; asker: Asker }) {
  const db = openDatabase(input.file);
  try {
    return doMergerIn(db, input.order, input.asker, villageWork);
  } finally {
    closeDatabase(db);
  }
}

export async function compareImported(input: { file: string; batchId: number }): Promise<void> {
  const db = openDatabase(input.file);
  try {
    await compareNew(db, input.batchId);
  } finally {
    closeDatabase(db);
  }
}
