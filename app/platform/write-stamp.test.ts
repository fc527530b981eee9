import { auditEvent } from "db/schema";
import { expect, it } from "vitest";
import { testVillage } from "../../tests/support/closed-class";
import { testDb } from "../../tests/support/test-db";
import { leavingStamp, writeStamp } from "./write-stamp.server";

it("a write changes the stamp, one that nobody counts does not, and the next one does again", () => {
  const db = testDb();
  const empty = writeStamp(db);
  testVillage(db);
  const before = writeStamp(db);
  expect(before).not.toBe(empty);
  expect(db.select().from(auditEvent).all()).toEqual([]);
  leavingStamp(
    db,
    () =>
      void db.$client
        .prepare("INSERT INTO setting (key, value, updated_at) VALUES ('idleMinutes', '20', 1)")
        .run(),
  );
  expect(writeStamp(db)).toBe(before);
  db.$client.prepare("UPDATE setting SET value = '21'").run();
  expect(writeStamp(db)).not.toBe(before);
});
