import type { Reader } from "db/client.server";
import { importBatch } from "db/schema";
import { and, eq, getTableColumns, inArray } from "drizzle-orm";

const {
  fileSealed: _file,
  fixesSealed: _fixes,
  updatesSealed: _updates,
  ...columns
} = getTableColumns(importBatch);

/** A batch of people or households without its file, which weighs megabytes. */
export type FileBatch = Omit<typeof importBatch.$inferSelect, "fileSealed" | "fixesSealed" | "updatesSealed">;

/** What is worked through beside the server; rosters are not. */
export const workedKinds = ["people", "households"] as const;

export const findFileBatch = (db: Reader, id: number): FileBatch | undefined =>
  db
    .select(columns)
    .from(importBatch)
    .where(and(eq(importBatch.id, id), inArray(importBatch.kind, workedKinds)))
    .get();

export const batchColumns = columns;
