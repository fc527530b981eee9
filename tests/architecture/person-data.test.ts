import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import * as schema from "db/schema";
import { getTableName, is } from "drizzle-orm";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import { describe, expect, it } from "vitest";
import { personHoldings, personRows } from "~/person-sources.server";
import { testDb } from "../support/test-db";

// A new area cannot be forgotten: every table that leads to a person belongs to one source of data-subject copies and
// deletion, and every column that names a person moves along in a merge.

interface Link {
  table: string;
  column: string;
  to: string;
}

function links(): Link[] {
  const { $client: client } = testDb();
  const tables = client
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all() as string[];
  return tables.flatMap((table) =>
    (client.pragma(`foreign_key_list("${table}")`) as { from: string; table: string }[]).map((key) => ({
      table,
      column: key.from,
      to: key.table,
    })),
  );
}

/** Tables that code of the product names: one that nothing writes yet holds nothing. */
function tablesInUse(): Set<string> {
  const source = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((f) => /\.server\.ts$/.test(f))
    .map((f) => readFileSync(path.join("app", f), "utf8"))
    .join("\n");
  return new Set(
    Object.entries(schema).flatMap(([symbol, table]) =>
      is(table, SQLiteTable) && new RegExp(`\\b${symbol}\\b`).test(source) ? [getTableName(table)] : [],
    ),
  );
}

/** Tables whose rows are about a person, at first or second hand: enrolment, and so attendance. */
function tablesOfPeople(all: readonly Link[]): Set<string> {
  const found = new Set(["person"]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const link of all)
      if (found.has(link.to) && !found.has(link.table)) {
        found.add(link.table);
        grown = true;
      }
  }
  return found;
}

/** Columns that a merge moves itself, besides the rows of the areas. */
const movedByMergeItself = new Set([
  "person_former_number.person_id",
  "duplicate_pair.person_a_id",
  "duplicate_pair.person_b_id",
  // Where each record lived stays its own: the survivor's says where the person lives.
  "person_residence.person_id",
]);

describe("what is held about people", () => {
  it("every table that leads to a person stands in one source of app/person-sources.server.ts (personHoldings)", () => {
    const held = personHoldings.flatMap((s) => s.tables);
    const inUse = tablesInUse();
    expect(inUse.size).toBeGreaterThan(20);
    const forgotten = [...tablesOfPeople(links())].filter((t) => inUse.has(t) && !held.includes(t));
    expect(forgotten.sort()).toEqual([]);
    expect(held.filter((t, i) => held.indexOf(t) !== i)).toEqual([]);
  });

  it("every column that names a person moves in a merge (personRows)", () => {
    const inUse = tablesInUse();
    const moved = new Set(personRows.map((r) => `${r.table}.${r.column}`));
    const naming = links()
      .filter((l) => l.to === "person" && inUse.has(l.table))
      .map((l) => `${l.table}.${l.column}`);
    expect(naming.length).toBeGreaterThan(5);
    expect(naming.filter((n) => !moved.has(n) && !movedByMergeItself.has(n)).sort()).toEqual([]);
  });

  it("bites: a table nobody lists is found, at second hand too", () => {
    const planted: Link[] = [
      { table: "loan", column: "person_id", to: "person" },
      { table: "instalment", column: "loan_id", to: "loan" },
    ];
    expect([...tablesOfPeople(planted)]).toEqual(["person", "loan", "instalment"]);
  });
});
