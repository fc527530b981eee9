import { expect, it } from "vitest";
import { testDb } from "../../tests/support/test-db";
import { untilWritten } from "./until-written.server";

it("looks once until something is written, by key, and keeps nothing of what a transaction sees", () => {
  const db = testDb();
  let looks = 0;
  const settings = (key = "settings") =>
    untilWritten(db, key, () => {
      looks += 1;
      return db.$client.prepare("SELECT count(*) FROM setting WHERE key = 'x'").pluck().get();
    });
  const write = () =>
    db.$client.prepare("INSERT INTO setting (key, value, updated_at) VALUES ('x', '1', 1)").run();
  expect([settings(), settings(), looks]).toEqual([0, 0, 1]);
  expect([settings("other"), looks]).toEqual([0, 2]);
  expect(() =>
    db.transaction(() => {
      write();
      expect(settings()).toBe(1);
      throw new Error("taken back");
    }),
  ).toThrow("taken back");
  expect(settings()).toBe(0);
  write();
  expect(settings()).toBe(1);
});
