import { auditEvent, lprRate } from "db/schema";
import { desc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { makeLoan } from "../../../tests/support/loan-fixture";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeVillage, statusOf } from "../../../tests/support/training-fixture";
import { askCorrection, decideCorrection, openCorrections } from "./correct-rate.server";
import { loadPolicies } from "./load-policies.server";
import { readBack } from "./lpr-page.server";
import { lprTable } from "./policies.server";
import { policiesHome } from "./policies-home.server";
import { loansMadeBy } from "./rate-uses.server";
import * as lprRoute from "./routes/lpr";

let db: ReturnType<typeof testDb>;
const admin = () => signInAs(db, "administrator");
beforeEach(() => {
  db = testDb();
  loadPolicies(db);
});

const add = (publishedOn: string, oneYearPpm: number, createdAt = 0) =>
  db
    .insert(lprRate)
    .values({ publishedOn, oneYearPpm, source: "公告", confidence: "official", createdAt })
    .returning()
    .get();
const rateOf = (id: number) => db.select().from(lprRate).where(eq(lprRate.id, id)).get()?.oneYearPpm;
const wrong = { series: "lpr" as const, ppm: 30_000, source: "公告", reason: "3.00 录成 3.10" };
const lastEvent = () => db.select().from(auditEvent).orderBy(desc(auditEvent.id)).limit(1).get()?.event;

describe("a publication of the LPR that was typed wrong", () => {
  it("is put right at once while no loan was made by it", () => {
    const row = add("2026-06-22", 31_000);
    const manage = actorFor(admin().person, "policy.manage");
    expect(askCorrection(db, manage, { ...wrong, rateId: row.id, ppm: 31_000 })).toEqual({
      ok: false,
      why: "correction.same",
    });
    expect(askCorrection(db, manage, { ...wrong, rateId: row.id })).toEqual({ ok: true, done: true });
    expect(rateOf(row.id)).toBe(30_000);
    expect(lastEvent()).toBe("lpr.corrected");
    expect(lprTable(db).filter((r) => r.from === "2026-06-22")).toHaveLength(1);
  });

  it("that is entered late says which loans were paid out meanwhile by the rate before it", () => {
    makeLoan(db, makeVillage(db), "2026-07-01", { ratePpm: 34_000 });
    const late = { series: "lpr" as const, source: "公告", confidence: "official" as const };
    const read = (publishedOn: string) =>
      readBack(db, { ...late, publishedOn, rate: 29_000, read: undefined }, "zh");
    expect(read("2026-06-22")).toContain("已有 1 笔贷款按以前的利率放款");
    expect(read("2026-07-02")).not.toContain("放款");
  });

  it("by which loans were made waits for a second person, and the loans keep it", () => {
    const row = add("2026-06-22", 31_000);
    makeLoan(db, makeVillage(db), "2026-07-01", { ratePpm: 34_000 });
    const after = add("2026-07-20", 30_000);
    const used = ({ publishedOn, oneYearPpm: ppm }: typeof row) =>
      loansMadeBy(db, "lpr", { publishedOn, ppm });
    expect([used(row), used(after)]).toEqual([1, 0]);
    // A publication between them and another of the same value, both entered late, have made no loan.
    const later = Date.now() + 60_000;
    const between = add("2026-06-25", 29_500, later);
    add("2026-06-28", 31_000, later);
    expect([used(row), used(between)]).toEqual([1, 0]);
    const one = admin().person;
    const asks = (ppm = wrong.ppm) =>
      askCorrection(db, actorFor(one, "policy.manage"), { ...wrong, rateId: row.id, ppm });
    expect(asks()).toEqual({ ok: true, done: false });
    // Pressed twice it is asked once; another value has to wait.
    expect(asks()).toEqual({ ok: true, done: false });
    expect(openCorrections(db)).toMatchObject([{ loans: 1, fromPpm: 31_000, toPpm: 30_000 }]);
    expect(
      askCorrection(db, actorFor(one, "policy.manage"), { ...wrong, rateId: row.id, ppm: 29_000 }),
    ).toEqual({ ok: false, why: "correction.open" });
    expect(rateOf(row.id)).toBe(31_000);
    const { id } = openCorrections(db)[0]!;
    const decide = (who: typeof one, yes: boolean, text: string | null = null) =>
      decideCorrection(db, actorFor(who, "policy.confirm"), id, { yes, text });
    expect(decide(one, true)).toEqual({ ok: false, why: "correction.samePerson" });
    const leader = signInAs(db, "leader").person;
    expect(policiesHome.waiting(db, leader)).toBe(1);
    expect(policiesHome.waiting(db, one)).toBe(0);
    expect(decide(leader, false)).toEqual({ ok: false, why: "correction.reason" });
    expect(decide(leader, true)).toEqual({ ok: true });
    expect(decide(leader, true)).toEqual({ ok: true });
    expect(rateOf(row.id)).toBe(30_000);
    expect(db.get<{ lpr: number }>("select lpr_ppm as lpr from loan")?.lpr).toBe(31_000);
    expect(policiesHome.waiting(db, leader)).toBe(0);
    // No loan was made by what it says now.
    expect(asks(32_000)).toEqual({ ok: true, done: true });
  });

  it("that was entered late is in no loan, and is put right at once", () => {
    makeLoan(db, makeVillage(db), "2026-07-01", { ratePpm: 34_000 });
    const late = add("2026-06-22", 31_000);
    const manage = actorFor(admin().person, "policy.manage");
    expect(askCorrection(db, manage, { ...wrong, rateId: late.id })).toEqual({ ok: true, done: true });
    expect(db.get<{ lpr: number }>("select lpr_ppm as lpr from loan")?.lpr).toBe(30_000);
  });

  it("of the base rates is in the loans whose subsidy rests on it", () => {
    const [low, high] = [43_500, 47_500];
    makeLoan(db, makeVillage(db), "2016-03-01", {
      principalFen: 5_000_000,
      ratePpm: 63_500,
      maturesOn: "2018-03-01",
    });
    const used = (ppm: number) => loansMadeBy(db, "base", { publishedOn: "2015-10-24", ppm });
    expect([used(low), used(high)]).toEqual([1, 0]);
  });
});

it("what is entered is read back first, and kept when it was said yes to", async () => {
  const { cookie } = admin();
  const typed = {
    series: "lpr",
    publishedOn: "2026-06-22",
    rate: "3.10",
    source: "公告",
    confidence: "official",
  };
  const post = (form: Record<string, string>) =>
    lprRoute.action(call("/policies/lpr", cookie, {}, form) as never);
  const count = () => db.select().from(lprRate).where(eq(lprRate.publishedOn, "2026-06-22")).all().length;
  const read = (await post(typed)) as unknown as { data: { read: { key: string; words: string } } };
  expect(read.data.read.words).toContain("2026年6月22日公布，LPR 3.10%");
  expect(count()).toBe(0);
  // Another value than what was read back is read back anew.
  expect(await statusOf(() => post({ ...typed, rate: "3.20", read: read.data.read.key }))).toBe(200);
  expect(count()).toBe(0);
  expect(await statusOf(() => post({ ...typed, read: read.data.read.key }))).toBe(303);
  expect(count()).toBe(1);
});
