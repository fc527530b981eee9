import type { Database, Statement } from "better-sqlite3";
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

/** Statements compiled once for all rows of one command: compiling one costs more than running it, and a village has thousands. */
class Statements {
  readonly #known = new Map<string, Statement>();
  readonly #client: Database;

  constructor(on: Reader) {
    this.#client = connectionOf(on);
  }

  of(source: string): Statement {
    const found = this.#known.get(source) ?? this.#client.prepare(source);
    this.#known.set(source, found);
    return found;
  }

  read(table: string, id: number): Row | null {
    return (this.of(`SELECT * FROM ${name(table)} WHERE id = ?`).get(id) as Row | undefined) ?? null;
  }

  /** @returns the row as it is now; null: there is none */
  set(table: string, id: number, columns: Row): Row | null {
    const set = Object.keys(columns).map((c) => `${name(c)} = ?`);
    const update = this.of(`UPDATE ${name(table)} SET ${set.join(", ")} WHERE id = ? RETURNING *`);
    return (update.get(...Object.values(columns), id) as Row | undefined) ?? null;
  }

  insert(table: string, columns: Row): Row {
    const keys = Object.keys(columns);
    return this.of(
      `INSERT INTO ${name(table)} (${keys.map(name).join(", ")}) VALUES (${keys.map(() => "?").join(", ")}) RETURNING *`,
    ).get(...Object.values(columns)) as Row;
  }

  delete(table: string, id: number): void {
    this.of(`DELETE FROM ${name(table)} WHERE id = ?`).run(id);
  }
}

/**
 * Writes rows and keeps what they were before and after, so that the whole can be taken back later. For tables with an
 * integer `id`; used inside the transaction of one command.
 */
export class ChangeSet {
  readonly #rows: Statements;
  readonly #changes = new Map<string, RowChange>();

  constructor(tx: Tx) {
    this.#rows = new Statements(tx);
  }

  /** Sets columns of one row. */
  update(table: string, id: number, columns: Row): void {
    this.#note(table, id, () => this.#rows.set(table, id, columns));
  }

  /** Adds a row. @returns its id */
  insert(table: string, columns: Row): number {
    const after = this.#rows.insert(table, columns);
    const id = Number(after.id);
    this.#changes.set(`${table} ${id}`, { table, id, before: null, after });
    return id;
  }

  delete(table: string, id: number): void {
    this.#note(table, id, () => {
      this.#rows.delete(table, id);
      return null;
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
    const all = this.#rows
      .of(`SELECT id FROM ${name(table)} WHERE ${name(column)} = ? ORDER BY id`)
      .all(from) as { id: number }[];
    const ids = all.map((r) => r.id).filter((id) => !except.includes(id));
    for (const id of ids) this.update(table, id, { [column]: to });
    return ids;
  }

  /**
   * Lets a command write as it always does, and keeps what became of the rows that are named: those there before, and
   * those there afterwards.
   */
  capture<T>(rows: readonly { table: string; column: string; value: number }[], run: () => T): T {
    const before = this.#allOf(rows);
    const result = run();
    const after = this.#allOf(rows);
    for (const [key, { table, id }] of [...before, ...after]) {
      const [was, is] = [before.get(key)?.row ?? null, after.get(key)?.row ?? null];
      if (sameRow(was, is)) continue;
      const known = this.#changes.get(key);
      this.#changes.delete(key);
      this.#changes.set(key, { table, id, before: known ? known.before : was, after: is });
    }
    return result;
  }

  #allOf(wanted: readonly { table: string; column: string; value: number }[]) {
    const found = new Map<string, { table: string; id: number; row: Row }>();
    for (const { table, column, value } of wanted)
      for (const row of this.#rows
        .of(`SELECT * FROM ${name(table)} WHERE ${name(column)} = ? ORDER BY id`)
        .all(value) as Row[])
        found.set(`${table} ${String(row.id)}`, { table, id: Number(row.id), row });
    return found;
  }

  changes(): RowChange[] {
    return [...this.#changes.values()];
  }

  #note(table: string, id: number, write: () => Row | null): void {
    const key = `${table} ${id}`;
    const known = this.#changes.get(key);
    const before = known ? known.before : this.#rows.read(table, id);
    const after = write();
    // Set again at the end of the map: the order of last writes is the order to take them back from.
    this.#changes.delete(key);
    this.#changes.set(key, { table, id, before, after });
  }
}

/** Rows that are no longer as the changes left them: somebody has built on them. */
export const builtUpon = (db: Reader, changes: readonly RowChange[]): RowChange[] => {
  const rows = new Statements(db);
  return changes.filter((c) => !sameRow(asKnown(rows.read(c.table, c.id), c.after), c.after));
};

/** The columns that the row had when it was written: one that an upgrade added since says nothing about anybody. */
const asKnown = (row: Row | null, then: Row | null): Row | null =>
  row && then && Object.fromEntries(Object.keys(then).map((column) => [column, row[column]]));

/** Puts every row back as it was before. The caller has asked `builtUpon` first. */
export function takeBack(tx: Tx, changes: readonly RowChange[]): void {
  const rows = new Statements(tx);
  const backwards = [...changes].reverse();
  for (const c of backwards) {
    if (!c.before) rows.delete(c.table, c.id);
    else if (c.after) {
      // Only what differs: a trigger that guards a frozen column must not be woken.
      const { before, after } = c;
      const columns = Object.keys(before).filter((k) => !sameValue(before[k], after[k]));
      if (columns.length === 0) continue;
      rows.set(c.table, c.id, Object.fromEntries(columns.map((k) => [k, before[k]])));
    } else rows.insert(c.table, c.before);
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
        (k) => !wordColumns.includes(k) && !sameValue(before[k], after[k]),
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

const sameValue = (a: unknown, b: unknown): boolean =>
  a === b || (Buffer.isBuffer(a) && Buffer.isBuffer(b) && a.equals(b));

const sameRow = (a: Row | null, b: Row | null): boolean => {
  if (a === null || b === null) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((k) => k in b && sameValue(a[k], b[k]));
};

/** A change as it is kept: of a row that stayed, only the columns that changed beside what it was. */
interface Packed extends RowChange {
  changed?: Row;
}

const packValue = (value: unknown): unknown =>
  Buffer.isBuffer(value) ? { blob: value.toString("base64") } : value;

const unpackValue = (value: unknown): unknown =>
  value && typeof value === "object" && typeof (value as { blob?: unknown }).blob === "string"
    ? Buffer.from((value as { blob: string }).blob, "base64")
    : value;

function eachValue(row: Row | null, change: (value: unknown) => unknown): Row | null {
  if (row === null) return null;
  const made: Row = {};
  for (const key of Object.keys(row)) made[key] = change(row[key]);
  return made;
}

/** Changes as text, blobs in base64. */
export const packChanges = (changes: readonly RowChange[]): string =>
  JSON.stringify(
    changes.map(({ table, id, before, after }) => {
      const same = before && after && Object.keys(after).every((k) => k in before);
      if (!same || Object.keys(after).length !== Object.keys(before).length)
        return { table, id, before: eachValue(before, packValue), after: eachValue(after, packValue) };
      const changed: Row = {};
      for (const k of Object.keys(after))
        if (!sameValue(before[k], after[k])) changed[k] = packValue(after[k]);
      return { table, id, before: eachValue(before, packValue), changed };
    }),
  );

/** Reads what is kept; what an earlier version kept has both rows whole. */
export const unpackChanges = (text: string): RowChange[] =>
  (JSON.parse(text) as Packed[]).map(({ table, id, before: was, after, changed }) => {
    const before = eachValue(was, unpackValue);
    return {
      table,
      id,
      before,
      after: changed ? { ...before, ...eachValue(changed, unpackValue) } : eachValue(after, unpackValue),
    };
  });
