import { and, asc, desc, eq, gt, lt, or, type SQL } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { SignedIn } from "~/platform/access/actor";
import type { Cursor } from "~/platform/paging";

/** Pairs in the order of the work list, the most alike first, from an edge on: of people and of households. */
export function mostAlikeFirst(
  { score, id }: { score: SQLiteColumn; id: SQLiteColumn },
  cursor: Cursor | null,
): { where: SQL | undefined; orderBy: SQL[] } {
  const back = cursor?.direction === "before";
  const at = Number(cursor?.value);
  const edge = (cursor: Cursor) =>
    back
      ? or(gt(score, at), and(eq(score, at), lt(id, cursor.id)))
      : or(lt(score, at), and(eq(score, at), gt(id, cursor.id)));
  return {
    where: cursor ? edge(cursor) : undefined,
    orderBy: back ? [asc(score), desc(id)] : [desc(score), asc(id)],
  };
}

/** Who said that two are not one, and when; nobody while the question is open. */
export const decidedBy = (actor: SignedIn, decided: boolean, now = Date.now()) => ({
  decidedBy: decided ? actor.userId : null,
  decidedByName: decided ? actor.name : null,
  decidedAt: decided ? now : null,
});
