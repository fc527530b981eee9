import { expect, it } from "vitest";
import { register } from "../../../../tests/support/people-fixture";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { forgetCopiesIn } from "../forget-copies.server";
import { packUndo, sealOldUndo, unpackUndo } from "./undo-data.server";

it("what a file keeps of how somebody was is sealed, old rows once, and goes with the person", () => {
  const db = testDb();
  const who = register(db, makeVillage(db), { name: "张小龙" });
  const person = { personId: who.id, revision: 2, before: { phone: "13812346625", address: "前街 3 号" } };
  const household = { householdId: 7, needIds: [4], person };
  expect(packUndo(household)).not.toMatch(/1381|前街/);
  expect(unpackUndo(packUndo(household))).toEqual(household);
  const insert = db.$client.prepare(
    "INSERT INTO import_row (id, outcome, name, person_id, head_row, undo) VALUES (?, 'done', ?, ?, ?, ?)",
  );
  insert.run(1_000_002, "张小龙", who.id, 1_000_002, JSON.stringify(household));
  insert.run(2_000_002, "张小龙", who.id, null, JSON.stringify(person));
  insert.run(3_000_002, "别人", 999, null, JSON.stringify({ ...person, personId: 999 }));
  expect([sealOldUndo(db), sealOldUndo(db)]).toEqual([3, 0]);
  const kept = () =>
    db.$client.prepare("SELECT id, undo FROM import_row ORDER BY id").raw(true).all() as [number, string][];
  expect(JSON.stringify(kept())).not.toMatch(/1381|前街/);
  expect(unpackUndo(kept()[1]![1])).toEqual(person);
  db.transaction((tx) => forgetCopiesIn(tx, who.id));
  expect(kept().map(([id, undo]) => [id, unpackUndo(undo)])).toEqual([
    [1_000_002, { householdId: 7, needIds: [4] }],
    [3_000_002, { ...person, personId: 999 }],
  ]);
});
