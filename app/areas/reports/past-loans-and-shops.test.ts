import { formerVillage, person, shopMonth, villageShop } from "db/schema";
import { compareSummary } from "db/summary/keep-summary.server";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { figuresBy, figuresOf } from "~/areas/loans/reports/figures";
import { loanFactsAt } from "~/areas/loans/reports/loan-facts.server";
import { readPeriod } from "~/areas/loans/reports/period";
import { mergePeople } from "~/areas/people/merge/merge-people.server";
import { undoMerge } from "~/areas/people/merge/undo-merge.server";
import { movePerson } from "~/areas/people/move-person.server";
import { mergeVillages, undoMerger } from "~/areas/villages/merge-villages.server";
import { personRows } from "~/person-sources.server";
import type { Day } from "~/platform/dates";
import { villageWork } from "~/village-work.server";
import { makeLoan } from "../../../tests/support/loan-fixture";
import { register } from "../../../tests/support/people-fixture";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { makeVillage } from "../../../tests/support/training-fixture";
import { figuresByVillage } from "./figures.server";
import { rowsBehind, sumOfRows } from "./rows.server";

const today = "2026-11-30";
let db: ReturnType<typeof testDb>;
let here: number;
let there: number;
let boss: ReturnType<typeof signInAs>["person"];
let who: number;

/** Somebody of the first village with a loan of 2025 and a shop that has sold since then. */
beforeEach(() => {
  db = testDb();
  here = makeVillage(db);
  there = makeVillage(db, "大高庄村", "371725109209");
  boss = signInAs(db, "administrator").person;
  who = register(db, here, { name: "徐兰" }).id;
  db.$client.exec("UPDATE person_residence SET from_on = '1990-01-01'");
  makeLoan(db, here, "2025-04-21", { principalFen: 20_000_000 }, { personId: who });
  const shop = {
    personId: who,
    villageId: here,
    platform: "taobao",
    name: "徐兰大蒜店",
    goods: "大蒜",
    openedOn: "2025-05-08",
  };
  const { id } = db
    .insert(villageShop)
    .values({ ...shop, createdBy: "x", createdAt: 0, updatedAt: 0 })
    .returning()
    .get();
  for (const [month, salesFen] of [
    ["2025-06", 10_000],
    ["2026-10", 20_000],
  ] as const)
    db.insert(shopMonth)
      .values({ shopId: id, month, salesFen, incomeFen: 0, writtenBy: "x", writtenAt: 0 })
      .run();
});

const keys = ["loans", "loanMoney", "shops", "sales"] as const;

/** Loans, their money, shops and sales of a time, here and there: as the overview counts them, and as the rows behind do. */
const figures = (from: Day, to: Day) => {
  const counted = figuresByVillage(db, "all", { key: `${from}..${to}`, from, to });
  expect(compareSummary(db.$client).differences).toEqual([]);
  return [here, there].map((villageId) =>
    keys.map((key) => {
      const value = counted.get(villageId)?.[key] ?? 0;
      expect(sumOfRows(db, "all", { key, villageId, from, to }).value).toBe(value);
      return value;
    }),
  );
};
const lastYear = () => figures("2025-01-01", "2025-12-31");
const nothing = [0, 0, 0, 0];

const move = (to: number, fromOn: Day) => {
  const { revision } = db.select().from(person).where(eq(person.id, who)).get()!;
  const input = { villageId: to, fromOn, villageGroup: null, reason: "婚迁", revision };
  expect(movePerson(db, actorFor(boss, "person.move"), who, input, personRows)).toEqual({ ok: true });
};

const sells = (month: string, salesFen: number) =>
  db
    .insert(shopMonth)
    .values({
      shopId: db.select().from(villageShop).get()!.id,
      month,
      salesFen,
      incomeFen: 0,
      writtenBy: "x",
      writtenAt: 0,
    })
    .run();

describe("loans, shops and sales of a past day stay with the village of that day", () => {
  it("when their owner moves: what comes afterwards is the new village's", () => {
    expect(lastYear()).toEqual([[1, 20_000_000, 1, 10_000], nothing]);
    move(there, "2026-11-05");
    expect(lastYear()).toEqual([[1, 20_000_000, 1, 10_000], nothing]);
    // A month entered late is of the village it was sold in; the month of the move began in the old one.
    sells("2026-09", 3_000);
    sells("2026-11", 4_000);
    sells("2026-12", 5_000);
    expect(figures("2026-01-01", "2026-12-31")).toEqual([
      [0, 0, 0, 27_000],
      [0, 0, 0, 5_000],
    ]);
    const behind = { key: "loans", villageId: here, from: "2025-01-01", to: "2025-12-31" } as const;
    expect(rowsBehind(db, "all", behind, { skip: 0, limit: 9 }).map((r) => r.personName)).toEqual(["徐兰"]);
  });

  it("when they move twice, and back again", () => {
    move(there, "2025-09-01");
    move(here, "2026-11-01");
    expect(lastYear()).toEqual([[1, 20_000_000, 1, 10_000], nothing]);
    expect(figures("2026-01-01", "2026-12-31")).toEqual([nothing, [0, 0, 0, 20_000]]);
  });

  it("when a move of before they had them is entered: all of it is the new village's", () => {
    move(there, "2025-01-01");
    expect(lastYear()).toEqual([nothing, [1, 20_000_000, 1, 10_000]]);
  });

  it("when the village becomes part of another, and when that is taken back", () => {
    db.$client.exec("UPDATE village SET joined_on = '2020-01-01'");
    const input = { fromId: here, intoId: there, on: "2026-10-01", basis: "菏民字〔2026〕15 号" };
    const done = mergeVillages(db, actorFor(boss, "village.manage"), input, villageWork, today);
    if (!done.ok) throw new Error(done.why);
    expect(lastYear()).toEqual([[1, 20_000_000, 1, 10_000], nothing]);
    expect(figures("2026-01-01", "2026-12-31")).toEqual([nothing, [0, 0, 0, 20_000]]);
    expect(undoMerger(db, actorFor(boss, "village.manage"), here, villageWork)).toEqual({ ok: true });
    expect(db.select().from(formerVillage).all()).toEqual([]);
    expect(figures("2026-01-01", "2026-12-31")).toEqual([[0, 0, 0, 20_000], nothing]);
  });

  it("when two records of different villages become one, and when that is taken back", () => {
    const other = register(db, there, { name: "徐蓝" });
    const by = actorFor(boss, "person.merge");
    const { revision } = db.select().from(person).where(eq(person.id, who)).get()!;
    const merged = mergePeople(
      db,
      by,
      {
        survivorId: who,
        mergedId: other.id,
        choices: { village: "merged" },
        revisions: { survivor: revision, merged: other.revision },
      },
      personRows,
      "zh",
    );
    if (!merged.ok) throw new Error(merged.why);
    expect(lastYear()).toEqual([[1, 20_000_000, 1, 10_000], nothing]);
    expect(undoMerge(db, by, merged.mergeId, personRows)).toMatchObject({ ok: true });
    expect(db.select().from(formerVillage).all()).toEqual([]);
    expect(lastYear()).toEqual([[1, 20_000_000, 1, 10_000], nothing]);
  });
});

it("a loan stands in the report of each village for its own days, and once in all of them", () => {
  move(there, "2026-11-01");
  const of = (period: string) => {
    const p = readPeriod(period)!;
    const facts = loanFactsAt(db, "all", p, today);
    const parts = new Map(figuresBy(facts, "village", p).map((row) => [row.key, row]));
    const told = (v: number) => {
      const f = parts.get(String(v));
      return f && [f.flow.loans, f.total.loans, f.standing.loans, f.standing.balanceFen];
    };
    const whole = figuresOf(facts, p);
    return { here: told(here), there: told(there), all: [whole.total.loans, whole.standing.loans] };
  };
  expect(of("2025")).toEqual({ here: [1, 1, 1, 20_000_000], there: [0, 0, 0, 0], all: [1, 1] });
  expect(of("2026")).toEqual({ here: [0, 1, 0, 0], there: [0, 0, 1, 20_000_000], all: [1, 1] });
  // Who sees one village sees of it what was its own.
  const seen = (village: number) =>
    figuresOf(loanFactsAt(db, [village], readPeriod("2025")!, today), readPeriod("2025")!).total.loans;
  expect([seen(here), seen(there)]).toEqual([1, 0]);
  // The loans of those who never moved are in the report as before.
  makeLoan(db, there, "2025-05-06", { principalFen: 10_000_000 });
  expect(of("2025")).toMatchObject({ there: [1, 1, 1, 10_000_000], all: [2, 2] });
});
