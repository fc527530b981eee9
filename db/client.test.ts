import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { connectionOf, openDatabase } from "./client.server";

it("a remembered statement answers each asker in the shape they ask for, and stays up to date with the schema", () => {
  const db = openDatabase(":memory:");
  db.run(sql`CREATE TABLE shape (a INTEGER, b TEXT)`);
  db.run(sql`INSERT INTO shape VALUES (1, '一')`);
  const all = sql`SELECT * FROM shape`;
  expect(db.all(all)).toEqual([{ a: 1, b: "一" }]);
  expect(db.values(all)).toEqual([[1, "一"]]);
  expect(db.all(all)).toEqual([{ a: 1, b: "一" }]);
  expect(db.get(all)).toEqual({ a: 1, b: "一" });
  db.run(sql`ALTER TABLE shape ADD COLUMN c INTEGER DEFAULT 3`);
  expect(db.all(all)).toEqual([{ a: 1, b: "一", c: 3 }]);
  db.transaction((tx) => {
    expect(connectionOf(tx)).toBe(db.$client);
    expect(tx.all(all)).toHaveLength(1);
  });
  // Statements beside drizzle keep their own way.
  const pluck = db.$client.prepare("SELECT * FROM shape").pluck();
  expect(db.values(all)).toEqual([[1, "一", 3]]);
  expect(pluck.all()).toEqual([1]);
  for (let i = 0; i < 1200; i += 1) db.get(sql.raw(`SELECT ${i} AS n`));
  expect(db.all(all)).toHaveLength(1);
  db.$client.close();
});
