import { beforeEach, expect, it } from "vitest";
import { makeLoan, noon } from "../../../../tests/support/loan-fixture";
import { testDb } from "../../../../tests/support/test-db";
import { call, makeVillage } from "../../../../tests/support/training-fixture";
import { loader as askPage } from "../routes/money/new-request";
import { loader as requestPage } from "../routes/money/request";
import { askRequest } from "./ask-request.server";
import { decideRequest } from "./decide-request.server";
import { laterRate } from "./held-rate";

let db: ReturnType<typeof testDb>;
let village: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
});

it("a new rate is asked for, decided and printed beside the one that holds on its day, not beside the contract's", async () => {
  const loan = makeLoan(db, village, "2025-03-21", { ratePpm: 35_000 });
  const ask = (fromOn: string, ratePpm: number) => {
    const asked = askRequest(
      db,
      loan.may.disburse,
      loan.id,
      {
        kind: "rate",
        fromOn,
        ratePpm,
        toOn: null,
        consents: [],
        principalFen: null,
        interestFen: null,
        reason: "合同约定",
      },
      noon("2026-11-20"),
    );
    if (!asked.ok) throw new Error(asked.why);
    return asked.id;
  };
  const decide = (id: number) =>
    decideRequest(db, loan.may.decide, loan.id, id, { yes: true, text: null }, noon("2026-11-20"));
  const rows = async (id: number) =>
    (
      await requestPage(
        call(`/loans/${loan.id}/requests/${id}`, loan.reviewer.cookie, {
          loanId: String(loan.id),
          loanRequestId: String(id),
        }) as never,
      )
    ).rows;
  const first = ask("2026-01-01", 38_000);
  expect(await rows(first)).toContainEqual(["改前利率", "3.50%"]);
  expect(decide(first)).toEqual({ ok: true });
  const second = ask("2026-12-22", 32_000);
  const held = "3.80%（2026年1月1日起；合同利率 3.50%）";
  expect(await rows(second)).toContainEqual(["改前利率", held]);
  const { page } = await askPage(
    call(`/loans/${loan.id}/requests/new?kind=rate`, loan.officer.cookie, {
      loanId: String(loan.id),
    }) as never,
  );
  expect(page.notes).toContainEqual({ text: `现在的年利率是 ${held}。` });
  // Once it is decided the earlier page says the same still.
  expect(decide(second)).toEqual({ ok: true });
  expect(await rows(second)).toContainEqual(["改前利率", held]);
  // Twice on one day: the second met what the first had made of it.
  const third = ask("2026-12-22", 36_000);
  expect(await rows(third)).toContainEqual(["改前利率", "3.20%（2026年12月22日起；合同利率 3.50%）"]);
  expect(decide(third)).toEqual({ ok: true });
  expect(await rows(third)).toContainEqual(["改前利率", "3.20%（2026年12月22日起；合同利率 3.50%）"]);
  expect(await rows(second)).toContainEqual(["改前利率", held]);
});

it("a paper of today does not print the rate that begins next month as the one now", () => {
  const row = (from: string, ratePpm: number) => ({ from, ratePpm, lprPpm: null });
  const rates = [row("2025-03-21", 35_000), row("2026-01-01", 38_000), row("2026-12-22", 32_000)];
  expect(laterRate(rates, "2025-12-31")).toBeNull();
  expect(laterRate(rates, "2026-11-21")).toEqual(rates[1]);
  expect(laterRate(rates, "2026-12-22")).toEqual(rates[2]);
});
