import type { Db } from "db/client.server";
import { guaranteeFund, loanBank } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { howMany } from "../../../../tests/support/how-many";
import { makeFund, makeLoan, signedApplication } from "../../../../tests/support/loan-fixture";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { call, makeVillage, statusOf } from "../../../../tests/support/training-fixture";
import { banksOpen } from "../application/application-queries.server";
import { fundFigures, whyNoNewLoan } from "../fund/funds.server";
import { hundredthsText } from "../money/form-fields";
import { action as bankAction, loader as bankLoader } from "../routes/setup/bank";
import { action as fundAction } from "../routes/setup/fund-setup";
import { writeBank } from "./write-bank.server";
import { writeFund } from "./write-fund.server";

let db: Db;
let village: number;
const admin = () => actorFor(signInAs(db, "administrator").person, "loan-setup.manage");
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
});
const bank = {
  name: "郓城农村信用社",
  nameEn: "Rural Credit",
  phone: null,
  dayCount: "actual/365",
  graceDays: 3,
  leftOn: null,
};

describe("banks and funds", () => {
  it("a bank is added once, renamed and closed; it is never chosen again and never lost", () => {
    const sending = { id: "sending-bank", lifetime: 60_000 };
    const made = writeBank(db, admin(), null, bank, { sending });
    expect(writeBank(db, admin(), null, bank, { sending })).toEqual(made);
    expect(writeBank(db, admin(), null, bank)).toEqual({ ok: false, why: "fundWhy.taken" });
    if (!made.ok) throw new Error(made.why);
    expect(writeBank(db, admin(), made.id, { ...bank, leftOn: "2999-01-01" })).toMatchObject({
      why: "loanWhy.future",
    });
    expect(writeBank(db, admin(), made.id, { ...bank, name: "郓城农商行", leftOn: "2026-01-01" }).ok).toBe(
      true,
    );
    expect(banksOpen(db)).toEqual([]);
    expect(db.select().from(loanBank).get()).toMatchObject({ name: "郓城农商行", leftOn: "2026-01-01" });
  });

  it("a closed fund takes nothing new and keeps the loans paid out before; a used one keeps its kind", () => {
    signedApplication(db, village, { guaranteeKind: "fund" });
    // Paid out before the fund was entered: it stands for the loan all the same.
    makeLoan(db, village, "2025-03-10");
    const fund = makeFund(db, { leverageMost: null });
    const input = { ...fund, leftOn: "2025-06-01" };
    expect(writeFund(db, admin(), fund.id, { ...input, kind: "company" })).toEqual({
      ok: false,
      why: "fundWhy.fixed",
    });
    expect(writeFund(db, admin(), fund.id, input).ok).toBe(true);
    const closed = db.select().from(guaranteeFund).where(eq(guaranteeFund.id, fund.id)).get()!;
    expect(fundFigures(db, closed, "2025-07-01").loans).toHaveLength(1);
    expect(
      whyNoNewLoan(db, { kind: "fund", bankId: 1, applicationId: 0 }, 1_000_000, "2025-07-01")?.why,
    ).toBe("fundWhy.closed");
  });

  it("limits of a fund take two decimals and are kept as whole hundredths of a percent", async () => {
    const { cookie } = signInAs(db, "administrator");
    const send = (form: Record<string, string>) =>
      statusOf(() =>
        fundAction(
          call(
            "/guarantee-funds/new/setup",
            cookie,
            { fundId: "new" },
            {
              name: "县基金",
              nameEn: "County fund",
              fundKind: "fund",
              fundBank: "",
              leverage: "7.5",
              share: "82.25",
              leftOn: "",
              ...form,
            },
          ),
        ),
      );
    expect(await send({ stopOverdue: "3.255", stopCompensation: "5" })).toBe(400);
    expect(await send({ stopOverdue: "100.01", stopCompensation: "5" })).toBe(400);
    expect(await send({ stopOverdue: "3.25", stopCompensation: "19.9" })).toBe(303);
    expect(db.select().from(guaranteeFund).get()).toMatchObject({
      leverageMost: 750,
      stopOverdueBp: 325,
      stopCompensationBp: 1990,
      shareBp: 8225,
    });
    expect([750, 325, 1990, 305, 2000, null].map(hundredthsText)).toEqual([
      "7.5",
      "3.25",
      "19.9",
      "3.05",
      "20",
      "",
    ]);
  });

  it("only an administrator sees and changes them; what is wrong stays in the form", async () => {
    const officer = signInAs(db, "loan-officer");
    expect(
      await statusOf(() => bankLoader(call("/loans/banks/new", officer.cookie, { bankId: "new" }))),
    ).toBe(403);
    const { cookie } = signInAs(db, "administrator");
    const send = (form: Record<string, string>) =>
      statusOf(() => bankAction(call("/loans/banks/new", cookie, { bankId: "new" }, form)));
    expect(await send({ ...bank, phone: "", leftOn: "", graceDays: "x" })).toBe(400);
    expect(await send({ ...bank, phone: "", leftOn: "", graceDays: "3" })).toBe(303);
    expect(await send({ ...bank, phone: "", leftOn: "", graceDays: "2" })).toBe(422);
    expect(howMany(db, loanBank)).toBe(1);
  });
});
