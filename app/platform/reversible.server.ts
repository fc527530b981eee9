import type { Database } from "better-sqlite3";
import { connectionOf, type Reader, type Tx } from "db/client.server";

/** A row as SQLite holds it: blobs as Buffers. */
type Row = Record<string, unknown>;

export interface RowChange {
  table: string;
  /** Value of the table's integer `id`. */
  id: number;
  before: Row | null;
  after: Row | null;
}

const name = (identifier: string): string => {
  if (!/^[a-z_]+$/.test(identifier)) throw new Error(`not a table or column: ${identifier}`);
  return `"${identifier}"`;
};

const read = (client: Database, table: string, id: number): Row | null =>
  (client.prepare(`SELECT * FROM ${name(table)} WHERE id = ?`).get(id) as Row | undefined) ?? null;

/**
 * Writes rows and keeps what they were before and after, so that the whole can be taken back later. For tables with an
 * integer `id`; used inside the transaction of one command.
 */
export class ChangeSet {
  readonly #client: Database;
  readonly #changes = new Map<string, RowChange>();

  constructor(tx: Tx) {
    this.#client = connectionOf(tx);
  }

  /** Sets columns of one row. */
  update(table: string, id: number, columns: Row): void {
    this.#note(table, id, () => {
      const set = Object.keys(columns)
        .map((c) => `${name(c)} = ?`)
        .join(", ");
      this.#client
        .prepare(`UPDATE ${name(table)} SET ${set} WHERE id = ?`)
        .run(...Object.values(columns), id);
    });
  }

  /** Adds a row. @returns its id */
  insert(table: string, columns: Row): number {
    const keys = Object.keys(columns);
    const marks = keys.map(() => "?").join(", ");
    const { lastInsertRowid } = this.#client
      .prepare(`INSERT INTO ${name(table)} (${keys.map(name).join(", ")}) VALUES (${marks})`)
      .run(...Object.values(columns));
    const id = Number(lastInsertRowid);
    this.#changes.set(`${table} ${id}`, { table, id, before: null, after: read(this.#client, table, id) });
    return id;
  }

  delete(table: string, id: number): void {
    this.#note(table, id, () => {
      this.#client.prepare(`DELETE FROM ${name(table)} WHERE id = ?`).run(id);
    });
  }

  /** Points every row of a table, without the excepted ones, from one owner to another. @returns the ids of the rows that moved */
  moveRows(
    table: string,
    column: string,
    from: number,
    to: number,
    except: readonly number[] = [],
  ): number[] {
    const all = this.#client
      .prepare(`SELECT id FROM ${name(table)} WHERE ${name(column)} = ? ORDER BY id`)
      .pluck()
      .all(from) as number[];
    const ids = all.filter((id) => !except.includes(id));
    for (const id of ids) this.update(table, id, { [column]: to });
    return ids;
  }

  /**
   * Lets a command write as it always does, and keeps what became of the rows that are named: those there before, and
   * those there afterwards.
   */
  capture<T>(rows: readonly { table: string; column: string; value: number }[], run: () => T): T {
    const before = this.#rows(rows);
    const result = run();
    const after = this.#rows(rows);
    for (const [key, { table, id }] of [...before, ...after]) {
      const [was, is] = [before.get(key)?.row ?? null, after.get(key)?.row ?? null];
      if (packRow(was) === packRow(is)) continue;
      const known = this.#changes.get(key);
      this.#changes.delete(key);
      this.#changes.set(key, { table, id, before: known ? known.before : was, after: is });
    }
    return result;
  }

  #rows(wanted: readonly { table: string; column: string; value: number }[]) {
    const found = new Map<string, { table: string; id: number; row: Row }>();
    for (const { table, column, value } of wanted)
      for (const row of this.#client
        .prepare(`SELECT * FROM ${name(table)} WHERE ${name(column)} = ? ORDER BY id`)
        .all(value) as Row[])
        found.set(`${table} ${String(row.id)}`, { table, id: Number(row.id), row });
    return found;
  }

  changes(): RowChange[] {
    return [...this.#changes.values()];
  }

  #note(table: string, id: number, write: () => void): void {
    const key = `${table} ${id}`;
    const known = this.#changes.get(key);
    const before = known ? known.before : read(this.#client, table, id);
    write();
    // Set again at the end of the map: the order of last writes is the order to take them back from.
    this.#changes.delete(key);
    this.#changes.set(key, { table, id, before, after: read(this.#client, table, id) });
  }
}

/** Rows that are no longer as the changes left them: somebody has built on them. */
export const builtUpon = (db: Reader, changes: readonly RowChange[]): RowChange[] => {
  const client = connectionOf(db);
  return changes.filter((c) => packRow(asKnown(read(client, c.table, c.id), c.after)) !== packRow(c.after));
};

/** The columns that the row had when it was written: one that an upgrade added since says nothing about anybody. */
const asKnown = (row: Row | null, then: Row | null): Row | null =>
  row && then && Object.fromEntries(Object.keys(then).map((column) => [column, row[column]]));

/** Puts every row back as it was before. The caller has asked `builtUpon` first. */
export function takeBack(tx: Tx, changes: readonly RowChange[]): void {
  const client = connectionOf(tx);
  const backwards = [...changes].reverse();
  for (const c of backwards) {
    if (!c.before) client.prepare(`DELETE FROM ${name(c.table)} WHERE id = ?`).run(c.id);
    else if (c.after) {
      // Only what differs: a trigger that guards a frozen column must not be woken.
      const { before, after } = c;
      const columns = Object.keys(before).filter(
        (k) => packRow({ v: before[k] }) !== packRow({ v: after[k] }),
      );
      if (columns.length === 0) continue;
      const set = columns.map((k) => `${name(k)} = ?`).join(", ");
      client
        .prepare(`UPDATE ${name(c.table)} SET ${set} WHERE id = ?`)
        .run(...columns.map((k) => c.before![k]), c.id);
    } else {
      const columns = Object.keys(c.before);
      client
        .prepare(
          `INSERT INTO ${name(c.table)} (${columns.map(name).join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
        )
        .run(...columns.map((k) => c.before![k]));
    }
  }
}

/** Columns in which people write about people. */
const wordColumns: readonly string[] = ["village_group", "address", "reason", "note"];

/**
 * The same changes without what they know of somebody who is to be forgotten: of a row about them only what was changed
 * is kept (which village, which household), and no words of a row that was deleted. They can still be taken back.
 * @returns null when none of the rows is about them
 */
export function withoutWordsOf(
  changes: readonly RowChange[],
  about: (table: string, row: Row) => boolean,
): RowChange[] | null {
  let any = false;
  const kept = changes.map((c) => {
    const row = c.before ?? c.after;
    if (!row || !about(c.table, row)) return c;
    any = true;
    const { before, after } = c;
    if (before && after) {
      const moved = Object.keys(after).filter(
        (k) => !wordColumns.includes(k) && packRow({ v: before[k] }) !== packRow({ v: after[k] }),
      );
      const only = (r: Row) => Object.fromEntries(["id", ...moved].map((k) => [k, r[k]]));
      return { ...c, before: only(before), after: only(after) };
    }
    if (after) return { ...c, after: { id: after.id } };
    return {
      ...c,
      before: {
        ...before,
        ...(before && "reason" in before ? { reason: null } : {}),
        ...(before && "note" in before ? { note: null } : {}),
      },
    };
  });
  return any ? kept : null;
}

const packRow = (row: Row | null): string =>
  JSON.stringify(row, (_key, value: unknown) =>
    typeof value === "bigint" ? Number(value) : packBuffer(value),
  );

const packBuffer = (value: unknown): unknown =>
  value && typeof value === "object" && (value as { type?: string }).type === "Buffer"
    ? { blob: Buffer.from((value as { data: number[] }).data).toString("base64") }
    : value;

/** Changes as text, blobs in base64. */
export const packChanges = (changes: readonly RowChange[]): string =>
  JSON.stringify(changes, (_key, value: unknown) => packBuffer(value));

export const unpackChanges = (text: string): RowChange[] =>
  JSON.parse(text, (_key, value: unknown) =>
    value && typeof value === "object" && typeof (value as { blob?: unknown }).blob === "string"
      ? Buffer.from((value as { blob: string }).blob, "base64")
      : value,
  ) as RowChange[];
