import type { Db } from "db/client.server";
import { benefit } from "db/schema";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { documentColumns } from "./document-columns.server";

/**
 * Seals numbers of cards and papers that an earlier version kept in the open. Nothing to do costs one look over the
 * policies that have a number.
 * @returns how many were sealed
 */
export function sealOldDocuments(db: Db): number {
  const rows = db
    .select({ id: benefit.id, number: benefit.documentNo })
    .from(benefit)
    .where(and(isNull(benefit.documentSealed), isNotNull(benefit.documentNo)))
    .all();
  if (rows.length > 0)
    db.transaction((tx) => {
      for (const r of rows)
        tx.update(benefit).set(documentColumns(r.number)).where(eq(benefit.id, r.id)).run();
    });
  return rows.length;
}
