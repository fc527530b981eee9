import { benefit, person } from "db/schema";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { readTerm } from "~/platform/search/search-term";
import { register } from "../../../tests/support/people-fixture";
import { testDb } from "../../../tests/support/test-db";
import { makeVillage } from "../../../tests/support/training-fixture";
import { fillDerived } from "./fill-derived.server";
import { wholeDocument } from "./households/document-columns.server";
import { searchPeople } from "./search-people.server";

test("rows from before the upgrade get their place in the roster and the hash of their account, once", () => {
  const db = testDb();
  const here = makeVillage(db);
  const account = "6228480402564838830";
  const rich = register(db, here, { name: "张小龙", bankAccount: account });
  const poor = register(db, here, { name: "李春燕" });
  expect(fillDerived(db)).toBe(0);
  db.update(person).set({ rosterKey: "", bankAccountIndex: null }).run();
  expect(searchPeople(db, "all", readTerm(account), 5).total).toBe(0);
  expect(fillDerived(db)).toBe(2);
  expect(fillDerived(db)).toBe(0);
  expect(searchPeople(db, "all", readTerm(account), 5).rows.map((r) => r.id)).toEqual([rich.id]);
  const row = (id: number) => db.select().from(person).where(eq(person.id, id)).get();
  expect(row(rich.id)).toEqual(rich);
  expect(row(poor.id)).toEqual(poor);
});

test("a number of a card or paper from before is sealed, once", () => {
  const db = testDb();
  const { id } = register(db, makeVillage(db), { name: "李春燕" });
  db.insert(benefit)
    .values({
      personId: id,
      kind: "minimum-living",
      documentNo: "DB371725000123",
      fromOn: "2025-01-01",
      recordedByName: "t",
      createdAt: 0,
      updatedAt: 0,
    })
    .run();
  expect([fillDerived(db), fillDerived(db)]).toEqual([1, 0]);
  const row = db.select().from(benefit).get()!;
  expect([row.documentNo, wholeDocument(row)]).toEqual(["****0123", "DB371725000123"]);
});

test("what is left to fill is found without reading everybody", () => {
  const db = testDb();
  const plan = (condition: string) =>
    JSON.stringify(db.$client.prepare(`EXPLAIN QUERY PLAN SELECT id FROM person WHERE ${condition}`).all());
  expect(plan("roster_key = ''")).toContain("person_roster");
  expect(plan("bank_account_sealed IS NOT NULL AND bank_account_index IS NULL")).toContain(
    "person_account_unhashed",
  );
});
