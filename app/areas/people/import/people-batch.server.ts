import type { Reader } from "db/client.server";
import { importBatch } from "db/schema";
import { and, eq, getTableColumns } from "drizzle-orm";
import { peopleKind } from "./people-fields";

const {
  fileSealed: _file,
  fixesSealed: _fixes,
  updatesSealed: _updates,
  ...columns
} = getTableColumns(importBatch);

/** A batch of people without its file, which weighs megabytes. */
export type PeopleBatch = Omit<
  typeof importBatch.$inferSelect,
  "fileSealed" | "fixesSealed" | "updatesSealed"
>;

export const findPeopleBatch = (db: Reader, id: number): PeopleBatch | undefined =>
  db
    .select(columns)
    .from(importBatch)
    .where(and(eq(importBatch.id, id), eq(importBatch.kind, peopleKind)))
    .get();

export const batchColumns = columns;
