import { asc, desc, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Cursor } from "./paging";

/** One page of a list, with the way to its neighbours. */
export interface KeysetPage<Row> {
  rows: Row[];
  previous: Cursor | null;
  next: Cursor | null;
}

/**
 * Where a page begins and in which order it is read: by the sort value, then by id. Going back, the rows come the other
 * way round; `keysetPage` turns them.
 * @param value the cursor's sort value in the type of the column: a number compared as text would sort 10 before 9
 */
function keysetEdge(
  by: SQL | SQLiteColumn,
  id: SQLiteColumn,
  biggestFirst: boolean,
  cursor: Cursor | null,
  value: string | number | undefined,
): { where: SQL | undefined; orderBy: SQL[] } {
  const down = biggestFirst !== (cursor?.direction === "before");
  const beyond = down ? sql`<` : sql`>`;
  const order = down ? desc : asc;
  if (by === id)
    return { where: cursor ? sql`${id} ${beyond} ${cursor.id}` : undefined, orderBy: [order(id)] };
  return {
    where: cursor ? sql`(${by}, ${id}) ${beyond} (${value}, ${cursor.id})` : undefined,
    orderBy: [order(by), order(id)],
  };
}

/** How a list is ordered: by what, whether the biggest comes first, and what a row has there. */
export interface RowOrder<Row> {
  by: SQL | SQLiteColumn;
  down: boolean;
  of: (row: Row) => string | number;
  /** The column holds numbers: an address gives its cursor as text. */
  numeric?: true;
}

/** Where a page begins, in which order and how many rows are read for it. */
export interface PageEdge {
  where: SQL | undefined;
  orderBy: SQL[];
  limit: number;
}

/**
 * One page of a list in one of its orders, in both directions: as fast at the end as at the start (MEASURES).
 * @param id the column that tells rows of the same value apart, `idOf` what a row has there
 * @param read the rows of one edge, with the conditions of the list
 */
export function readKeysetPage<Row>(
  { by, down, of, numeric }: RowOrder<Row>,
  { id, idOf }: { id: SQLiteColumn; idOf: (row: Row) => number },
  cursor: Cursor | null,
  size: number,
  read: (edge: PageEdge) => readonly Row[],
): KeysetPage<Row> {
  const value = cursor ? (numeric ? Number(cursor.value) || 0 : String(cursor.value)) : undefined;
  const found = read({ ...keysetEdge(by, id, down, cursor, value), limit: size + 1 });
  return keysetPage(found, size, cursor, (row, direction) => ({
    direction,
    id: idOf(row),
    value: of(row),
  }));
}

/** @param found up to `size + 1` rows as `keysetEdge` orders them: the one too many says that there is another page */
export function keysetPage<Row>(
  found: readonly Row[],
  size: number,
  cursor: Cursor | null,
  edgeOf: (row: Row, direction: Cursor["direction"]) => Cursor,
): KeysetPage<Row> {
  const back = cursor?.direction === "before";
  const more = found.length > size;
  const rows = found.slice(0, size);
  if (back) rows.reverse();
  const [first, last] = [rows.at(0), rows.at(-1)];
  return {
    rows,
    previous: first !== undefined && (back ? more : cursor !== null) ? edgeOf(first, "before") : null,
    next: last !== undefined && (back || more) ? edgeOf(last, "after") : null,
  };
}
