import type { Db } from "db/client.server";
import { auditEvent } from "db/schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testDb } from "../../../tests/support/test-db";
import { bySystem, recordEvent } from "./record-event.server";
import { verifyChain } from "./verify-chain.server";

function logOf(rows: number): Db {
  const db = testDb();
  db.transaction((tx) => {
    for (let n = 0; n < rows; n += 1) {
      recordEvent(
        tx,
        { ...bySystem, name: `甲${n}` },
        { event: "person.changed", after: { n }, subject: { kind: "person", id: n } },
      );
    }
  });
  return db;
}

/** What somebody with the file in hand can do: the triggers are gone in a moment. */
function tamper(db: Db, sql: string): void {
  db.$client.exec("DROP TRIGGER audit_event_no_update; DROP TRIGGER audit_event_no_delete");
  db.$client.exec(sql);
}

describe("the chain of the log", () => {
  it("holds for an empty and for a long log", async () => {
    expect(await verifyChain(logOf(0))).toMatchObject({ ok: true, count: 0 });
    expect(await verifyChain(logOf(4100))).toMatchObject({ ok: true, count: 4100, lastId: 4100 });
    expect(await verifyChain(logOf(4100), { lastRows: 100 })).toMatchObject({
      ok: true,
      count: 100,
      from: 4001,
    });
  });

  it("refuses UPDATE and DELETE by itself", () => {
    const db = logOf(3);
    expect(() => db.update(auditEvent).set({ event: "x.y" }).run()).toThrow(/append-only/);
    expect(() => db.delete(auditEvent).run()).toThrow(/append-only/);
  });

  it("refuses a row in the place of another, which fires no DELETE trigger", () => {
    const db = logOf(3);
    const columns = Object.keys(db.$client.prepare("SELECT * FROM audit_event").get() as object).join(", ");
    expect(() =>
      db.$client.exec(
        `INSERT OR REPLACE INTO audit_event (${columns}) SELECT ${columns.replace(" event,", " 'x.y',")} FROM audit_event WHERE id = 2`,
      ),
    ).toThrow(/append-only/);
    expect(db.select().from(auditEvent).all()).toHaveLength(3);
  });

  it("every table that keeps its rows from DELETE keeps them from REPLACE too", () => {
    const triggers = logOf(0)
      .$client.prepare("SELECT tbl_name AS tableName, sql FROM sqlite_master WHERE type = 'trigger'")
      .all() as { tableName: string; sql: string }[];
    const refusing = (act: string) =>
      triggers.filter((t) => t.sql.includes(act) && t.sql.includes("RAISE")).map((t) => t.tableName);
    expect(refusing("BEFORE DELETE").length).toBeGreaterThan(3);
    for (const table of refusing("BEFORE DELETE")) expect(refusing("BEFORE INSERT")).toContain(table);
  });

  it("finds any changed column of any row", async () => {
    const columns = [
      "at",
      "user_id",
      "user_name",
      "address",
      "session_id",
      "event",
      "outcome",
      "subject_kind",
      "subject_id",
      "subject_label",
      "village_id",
      "reason",
      "before",
      "after",
      "previous_hash",
      "hash",
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...columns), fc.integer({ min: 1, max: 12 }), async (column, row) => {
        const db = logOf(12);
        tamper(db, `UPDATE audit_event SET ${column} = '77' WHERE id = ${row}`);
        expect(await verifyChain(db)).toMatchObject({ ok: false, row, why: "changed" });
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ["the first", "DELETE FROM audit_event WHERE id = 1", { row: 1, why: "missing" }],
    ["one in the middle", "DELETE FROM audit_event WHERE id = 7", { row: 7, why: "missing" }],
    ["the last", "DELETE FROM audit_event WHERE id = 12", { row: 12, why: "cut" }],
    ["all", "DELETE FROM audit_event", { row: 1, why: "cut" }],
  ])("finds %s missing", async (_, sql, expected) => {
    const db = logOf(12);
    tamper(db, sql);
    expect(await verifyChain(db)).toMatchObject({ ok: false, ...expected });
  });

  it("finds a row that was replaced by one with a right hash of its own", async () => {
    const db = logOf(5);
    const other = logOf(5);
    other.transaction((tx) => recordEvent(tx, bySystem, { event: "person.removed" }));
    const forged = other.select().from(auditEvent).all()[5]!;
    tamper(db, `DELETE FROM audit_event WHERE id >= 5`);
    db.insert(auditEvent)
      .values({ ...forged, id: 5 })
      .run();
    expect(await verifyChain(db)).toMatchObject({ ok: false, row: 5, why: "changed" });
  });
});
