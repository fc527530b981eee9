import type { Db } from "db/client.server";
import { importBatch, user } from "db/schema";
import { and, desc, eq, inArray, isNotNull } from "drizzle-orm";
import type { SignedIn, VillageScope } from "~/platform/access/actor";
import { fixesOf, logBatch } from "~/platform/imports/draft.server";
import { type Fixes, fixKey } from "~/platform/imports/source-rows";
import { seal } from "~/platform/sealed.server";
import type { FileKindName, FileLayout } from "./file-kind";
import { batchColumns, type FileBatch } from "./people-batch.server";
import { firstRowId } from "./people-fields";

/** Files of this person that are not through. */
export const unfinishedFiles = (db: Db, actor: SignedIn, kind: FileKindName) =>
  db
    .select(batchColumns)
    .from(importBatch)
    .where(
      and(
        eq(importBatch.kind, kind),
        eq(importBatch.createdBy, actor.userId),
        inArray(importBatch.state, ["open", "checking", "importing", "failed"]),
      ),
    )
    .orderBy(desc(importBatch.id))
    .limit(20)
    .all();

/** Imports that were confirmed: one's own; everybody's for who sees all villages. */
export const finishedImports = (db: Db, actor: SignedIn & { villages: VillageScope }, kind: FileKindName) =>
  db
    .select({ batch: batchColumns, by: user.name })
    .from(importBatch)
    .leftJoin(user, eq(user.id, importBatch.createdBy))
    .where(
      and(
        eq(importBatch.kind, kind),
        isNotNull(importBatch.doneAt),
        actor.villages === "all" ? undefined : eq(importBatch.createdBy, actor.userId),
      ),
    )
    .orderBy(desc(importBatch.id))
    .limit(50)
    .all();

/** Has the dry run done again: with another lay-out of columns, with a cell typed over, or after it failed. */
export function checkAgain(
  db: Db,
  batchId: number,
  change: {
    layout?: FileLayout;
    sheetName?: string;
    /** Rows below the headings of that lay-out. */
    rows?: number;
    fix?: { row: number; field: string; text: string };
  } = {},
): boolean {
  return db.transaction((tx) => {
    const batch = tx.select().from(importBatch).where(eq(importBatch.id, batchId)).get();
    const begun = batch?.state === "failed" && batch.progress > 0 && batch.mark !== null;
    if (!batch?.fileSealed || begun || !["open", "failed"].includes(batch.state)) return false;
    const { layout, sheetName, rows, fix } = change;
    const fixes: Fixes = fix
      ? { ...fixesOf(batch), [fixKey(fix.row, fix.field)]: fix.text }
      : layout
        ? {}
        : fixesOf(batch);
    tx.update(importBatch)
      .set({
        state: "checking",
        progress: 0,
        mark: null,
        why: null,
        fixesSealed: Object.keys(fixes).length > 0 ? seal(JSON.stringify(fixes), "import.fixes") : null,
        ...(layout && { mapping: JSON.stringify(layout), sheetName, rowCount: rows ?? 0 }),
      })
      .where(eq(importBatch.id, batchId))
      .run();
    return true;
  });
}

/** Gives a file up: what it held goes at once. */
export function abandonPeople(db: Db, actor: SignedIn, batch: FileBatch): void {
  db.transaction((tx) => {
    const { changes } = tx
      .update(importBatch)
      .set({ state: "abandoned", fileSealed: null, fixesSealed: null })
      .where(and(eq(importBatch.id, batch.id), inArray(importBatch.state, ["open", "failed"])))
      .run();
    if (changes === 0) return;
    db.$client
      .prepare("DELETE FROM import_row WHERE id BETWEEN ? AND ?")
      .run(firstRowId(batch.id), firstRowId(batch.id + 1) - 1);
    logBatch(tx, actor, batch, "import.abandoned");
  });
}
