import type { Db } from "db/client.server";
import { type Actor, actorWith } from "~/platform/access/actor";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { findBatch } from "~/platform/imports/draft.server";
import { type TableLimits, tableLimits } from "~/platform/xlsx/read-table.server";
import { findClass } from "../class-queries.server";
import { rosterKind } from "./import-roster.server";

/** A roster is read in one go (2,000 rows: well under a second), so it stays small. */
export const rosterLimits: TableLimits = { ...tableLimits, rows: 2_000, unzippedBytes: 30 * 1024 * 1024 };

type Enroller = Actor<"enrolment.create">;

/** The class of every page of an import, and who may do what; a class outside the scope is not there. */
export function openRoster(db: Db, actor: Enroller, classId: string | undefined) {
  const found = findClass(db, actor.villages, idFrom(classId));
  if (!found) throw notFound();
  return {
    found,
    actors: {
      enrol: actor,
      create: actorWith(actor, "person.create"),
      edit: actorWith(actor, "person.edit"),
    },
  };
}

/** The same with one batch: a draft is its uploader's alone, a confirmed batch everybody's who may enrol there. */
export function openBatch(db: Db, actor: Enroller, params: { classId?: string; batchId?: string }) {
  const opened = openRoster(db, actor, params.classId);
  const batch = findBatch(db, rosterKind, opened.found.class.id, idFrom(params.batchId));
  const own = batch?.createdBy === actor.userId;
  if (!batch || (!own && batch.doneAt === null)) throw notFound();
  return { ...opened, batch, own };
}
