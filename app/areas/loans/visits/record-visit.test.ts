import { loanVisit, misuseCase } from "db/schema";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { makeLoan } from "../../../../tests/support/loan-fixture";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { recordVisit } from "./record-visit.server";
import { stoppingCase } from "./visits.server";

it("of several proved cases the one that stops the subsidy first is told, once", () => {
  const of = (id: number, state: string, stopsOn: string) => ({ id, state, stopsOn });
  const cases = [
    of(3, "proved", "2026-08-01"),
    of(2, "proved", "2026-07-21"),
    of(1, "unfounded", "2026-01-01"),
  ];
  expect(stoppingCase(cases)?.id).toBe(2);
  expect(stoppingCase([of(5, "proved", "2026-07-21"), ...cases])?.id).toBe(2);
  expect(stoppingCase([of(1, "open", "2026-01-01")])).toBeUndefined();
});

it("a visit nobody had planned, sent twice, is one visit and opens one case", () => {
  const db = testDb();
  const loan = makeLoan(db, makeVillage(db), "2025-03-21");
  const officer = actorFor(signInAs(db, "loan-officer").person, "loan.visit");
  const sending = { id: "sending-1", lifetime: 60_000 };
  const unplanned = () => db.select().from(loanVisit).where(eq(loanVisit.kind, "other")).all();
  const send = (id: string) =>
    recordVisit(
      db,
      officer,
      loan.id,
      null,
      {
        doneOn: "2025-06-20",
        use: "misused",
        jobs: 1,
        turnoverFen: null,
        note: "钱借给了亲戚",
        photo: null,
        stopsOn: "2025-06-01",
      },
      { sending: { ...sending, id } },
    );
  const first = send("sending-1");
  expect(first).toMatchObject({ ok: true, caseId: expect.any(Number) });
  expect(send("sending-1")).toEqual(first);
  expect(unplanned()).toHaveLength(1);
  expect(db.select().from(misuseCase).all()).toHaveLength(1);
});
