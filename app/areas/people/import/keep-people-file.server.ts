import { createHash } from "node:crypto";
import type { Db } from "db/client.server";
import { importBatch } from "db/schema";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { SignedIn } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { plainFileName } from "~/platform/imports/draft.server";
import { missingFields, recognise } from "~/platform/imports/headings";
import type { Look } from "~/platform/imports/look-at-file.server";
import { seal } from "~/platform/sealed.server";
import { withOwnName } from "../households/import/household-fields";
import { uploadPurpose } from "./check-people.server";
import { type FileKind, type FileLayout, fileKinds } from "./file-kind";
import { withSheetFacts } from "./sheet-facts";

/** What the sheet looks like to a kind of file; null when no row looks like headings. */
export function layoutFor(look: Extract<Look, { ok: true }>, kind: FileKind): FileLayout | null {
  const found = recognise(look.tables, kind.patterns);
  if (!found) return null;
  const headings = look.tables[found.sheet]?.rows[found.headingRow] ?? [];
  const columns = kind.name === "households" ? withOwnName(found.columns, headings) : found.columns;
  return withSheetFacts(look, { ...found, columns });
}

/** How many rows stand below the headings, so that its dry run can say how far it is. */
export const rowsBelow = (
  look: Extract<Look, { ok: true }>,
  layout: Pick<FileLayout, "sheet" | "headingRow">,
) => Math.max(0, (look.rows[layout.sheet] ?? 0) - layout.headingRow - 1);

/**
 * Keeps a file of people or households as it came, sealed; with its columns recognised it waits for its dry run at once. The same
 * file sent twice by the same person is one draft.
 */
export function keepFile(
  db: Db,
  actor: SignedIn,
  kind: FileKind,
  input: {
    fileName: string;
    bytes: Uint8Array;
    look: Extract<Look, { ok: true }>;
    villageId: number | null;
  },
): { id: number; state: "checking" | "open" } {
  const { look, villageId } = input;
  const layout = layoutFor(look, kind);
  const ready = layout !== null && missingFields(layout.columns, kind.patterns).length === 0;
  const state = ready ? "checking" : "open";
  const fileHash = createHash("sha256").update(input.bytes).digest("hex");
  return db.transaction((tx) => {
    const same = tx
      .select({ id: importBatch.id, state: importBatch.state })
      .from(importBatch)
      .where(
        and(
          eq(importBatch.kind, kind.name),
          eq(importBatch.fileHash, fileHash),
          eq(importBatch.createdBy, actor.userId),
          villageId === null ? isNull(importBatch.villageId) : eq(importBatch.villageId, villageId),
          eq(importBatch.state, "open"),
          isNotNull(importBatch.fileSealed),
        ),
      )
      .get();
    if (same) return { id: same.id, state: "open" };
    const fileName = plainFileName(input.fileName);
    const { id } = tx
      .insert(importBatch)
      .values({
        kind: kind.name,
        classId: null,
        villageId,
        fileName,
        fileHash,
        fileSealed: seal(input.bytes, uploadPurpose),
        sheetName: look.tables[layout?.sheet ?? 0]?.sheetName ?? null,
        mapping: layout && JSON.stringify(layout),
        rowCount: layout ? rowsBelow(look, layout) : 0,
        state,
        createdBy: actor.userId,
        createdAt: Date.now(),
      })
      .returning({ id: importBatch.id })
      .get();
    recordEvent(tx, actor, {
      event: "import.uploaded",
      subject: { kind: "import", id, label: fileName },
      villageId: villageId ?? undefined,
      after: { fileName, bytes: input.bytes.length },
    });
    return { id, state };
  });
}

type FileInput = Parameters<typeof keepFile>[3];

export const keepPeopleFile = (db: Db, actor: SignedIn, input: FileInput): ReturnType<typeof keepFile> =>
  keepFile(db, actor, fileKinds.people, input);
