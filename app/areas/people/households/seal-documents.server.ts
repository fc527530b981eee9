import type { Db } from "db/client.server";
import { benefit } from "db/schema";
import { and, eq, isNull, sql } from "drizzle-orm";
import { documentColumns } from "./document-columns.server";
import { shownDocument } from "./document-number";

/**
 * Seals card numbers that an earlier version kept in the open though they hold an ID number. Nothing to do costs one look
 * over the policies that have a number.
 * @returns how many were sealed
 */
export function sealOldDocuments(db: Db): number {
  const rows = db
    .select({ id: benefit.id, number: benefit.documentNo })
    .from(benefit)
    .where(and(isNull(benefit.documentSealed), sql`length(${benefit.documentNo}) >= 15`))
    .all()
    .filter((r) => r.number !== null && shownDocument(r.number) !== r.number);
  if (rows.length > 0)
    db.transaction((tx) => {
      for (const r of rows)
        tx.update(benefit).set(documentColumns(r.number)).where(eq(benefit.id, r.id)).run();
    });
  return rows.length;
}
