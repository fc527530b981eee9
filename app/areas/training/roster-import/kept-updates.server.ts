import type { Tx } from "db/client.server";
import { importBatch } from "db/schema";
import { eq, isNotNull } from "drizzle-orm";
import type { FileDetails } from "~/areas/people";
import type { ImportBatch } from "~/platform/imports/draft.server";
import { seal, unsealText } from "~/platform/sealed.server";

/** What a batch changed in a record that was there: enough to put it back. */
export interface KeptUpdate {
  personId: number;
  /** The record's revision after the import: another one means that somebody has edited it since. */
  revision: number;
  before: FileDetails;
}

const purpose = "import.updates";

export const sealUpdates = (updates: readonly KeptUpdate[]): Buffer | null =>
  updates.length === 0 ? null : seal(JSON.stringify(updates), purpose);

export const updatesOf = (batch: Pick<ImportBatch, "updatesSealed">): KeptUpdate[] =>
  batch.updatesSealed ? (JSON.parse(unsealText(batch.updatesSealed, purpose)) as KeptUpdate[]) : [];

/** Takes somebody out of what rosters keep in order to be taken back. */
export function forgetInRosters(tx: Tx, personId: number): void {
  for (const batch of tx.select().from(importBatch).where(isNotNull(importBatch.updatesSealed)).all()) {
    const updates = updatesOf(batch);
    const others = updates.filter((u) => u.personId !== personId);
    if (others.length < updates.length)
      tx.update(importBatch)
        .set({ updatesSealed: sealUpdates(others) })
        .where(eq(importBatch.id, batch.id))
        .run();
  }
}
