import { createHash } from "node:crypto";
import type { Db } from "db/client.server";
import { importBatch } from "db/schema";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { plainFileName } from "~/platform/imports/draft.server";
import { missingFields, recognise } from "~/platform/imports/headings";
import type { Look } from "~/platform/imports/look-at-file.server";
import { seal } from "~/platform/sealed.server";
import { uploadPurpose } from "./check-people.server";
import { type PeopleLayout, peopleKind, peoplePatterns } from "./people-fields";

/** Merged ranges that reach into the rows below the headings: the others change nothing. */
export const mergesBelow = (look: Extract<Look, { ok: true }>, sheet: number, headingRow: number) =>
  (look.merges[sheet] ?? []).filter((m) => m.bottom > headingRow + 1);

/**
 * Keeps a file of people as it came, sealed; with its columns recognised it waits for its dry run at once. The same
 * file sent twice by the same person is one draft.
 */
export function keepPeopleFile(
  db: Db,
  actor: Actor<"person.create">,
  input: {
    fileName: string;
    bytes: Uint8Array;
    look: Extract<Look, { ok: true }>;
    villageId: number | null;
  },
): { id: number; state: "checking" | "open" } {
  const { look, villageId } = input;
  const found = recognise(look.tables, peoplePatterns);
  const layout: PeopleLayout | null = found && {
    ...found,
    merges: mergesBelow(look, found.sheet, found.headingRow),
  };
  const ready = layout !== null && missingFields(layout.columns, peoplePatterns).length === 0;
  const state = ready ? "checking" : "open";
  const fileHash = createHash("sha256").update(input.bytes).digest("hex");
  return db.transaction(
    (tx) => {
      const same = tx
        .select({ id: importBatch.id, state: importBatch.state })
        .from(importBatch)
        .where(
          and(
            eq(importBatch.kind, peopleKind),
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
          kind: peopleKind,
          classId: null,
          villageId,
          fileName,
          fileHash,
          fileSealed: seal(input.bytes, uploadPurpose),
          sheetName: look.tables[layout?.sheet ?? 0]?.sheetName ?? null,
          mapping: layout && JSON.stringify(layout),
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
    },
    { behavior: "immediate" },
  );
}
