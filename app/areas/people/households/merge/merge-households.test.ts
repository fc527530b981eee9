import { type Db, openDatabase } from "db/client.server";
import { household, householdMember, recordMerge } from "db/schema";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { setDatabase } from "~/platform/database.server";
import { addDays, todayOn } from "~/platform/dates";
import { brokenDays, makeHousehold } from "../../../../../tests/support/household-fixture";
import { actorFor, signInAs } from "../../../../../tests/support/signed-in";
import { testDb } from "../../../../../tests/support/test-db";
import { call, makePeople, makeVillage } from "../../../../../tests/support/training-fixture";
import * as mergePage from "../../routes/households/household-merge";
import { changeHead } from "../change-head.server";
import { editHousehold } from "../edit-household.server";
import type { IncomeSource } from "../household";
import { stepsSince } from "../household-log.server";
import { headOf, rowsOfHousehold } from "../household-queries.server";
import { leaveHousehold } from "../leave-household.server";
import { holdsOn, isOpen, type Membership } from "../membership";
import { head } from "../relation";
import { setIncome } from "../set-income.server";
import { addBenefit } from "../write-benefit.server";
import { addNeed } from "../write-need.server";
import { demote, householdMergeFieldNames, type Side } from "./household-merge";
import { mergeHouseholds } from "./merge-households.server";
import { mergeYears } from "./merge-view.server";
import { undoHouseholdMerge } from "./undo-household-merge.server";

const start = addDays(todayOn(), -60);
const at = (n: number) => addDays(start, n);
const revision = (db: Db, id: number) =>
  db.select().from(household).where(eq(household.id, id)).get()!.revision;

/** Two records of one household: each with a head that changed, a member who left, income of shared years, policies. */
function twoRecords() {
  const db = testDb();
  const village = makeVillage(db);
  const p = makePeople(db, village, ["张守田", "王秀兰", "张小龙", "张守田", "李玉兰", "张小虎"]) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const a = makeHousehold(
    db,
    village,
    p[0],
    [
      [p[1], "12"],
      [p[2], "20"],
    ],
    at(10),
    "12号",
  );
  const b = makeHousehold(
    db,
    village,
    p[3],
    [
      [p[4], "12"],
      [p[5], "20"],
    ],
    at(0),
    "12-1号",
  );
  const staff = signInAs(db, "administrator").person;
  const edit = actorFor(staff, "household.edit");
  const change = (id: number, to: number, others: [number, string][], fromOn: string) => {
    const done = changeHead(db, edit, id, {
      personId: to,
      fromOn,
      former: "died",
      relations: new Map(others),
      revision: revision(db, id),
      note: null,
    });
    if (!done.ok) throw new Error(done.why);
  };
  change(a, p[1], [[p[2], "20"]], at(20));
  change(b, p[4], [[p[5], "20"]], at(30));
  const son = rowsOfHousehold(db, a).find((r) => isOpen(r) && r.personId === p[2]);
  leaveHousehold(db, edit, a, { memberId: son?.id ?? 0, lastOn: at(40), reason: "moved", note: null });
  for (const [id, fen] of [
    [a, 100_000],
    [b, 200_000],
  ] as const) {
    for (const year of [2024, 2025])
      setIncome(db, edit, id, { year, revision: revision(db, id), amounts: new Map([["wages", fen]]) });
    for (const kind of id === a ? (["minimum-living"] as const) : (["minimum-living", "medical"] as const))
      addBenefit(db, edit, id, {
        personId: null,
        kind,
        name: null,
        level: null,
        documentNo: null,
        monthlyFen: null,
        fromOn: at(1),
        toOn: null,
      });
    addNeed(db, edit, id, { personId: null, kind: "loan", words: `缺 ${fen}`, toldOn: at(2) });
  }
  setIncome(db, edit, b, { year: 2023, revision: revision(db, b), amounts: new Map([["farming", 50_000]]) });
  editHousehold(db, edit, b, { address: "后街", revision: revision(db, b) });
  return { db, image: db.$client.serialize(), a, b, p, staff, edit };
}

const grows = new Set(["audit_event", "record_merge", "sqlite_sequence"]);
function wholeDatabase(db: Db): Record<string, unknown[]> {
  const tables = db.$client
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'person_name_search%'")
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    tables
      .filter((t) => !grows.has(t))
      .map((t) => [t, db.$client.prepare(`SELECT rowid, * FROM "${t}" ORDER BY rowid`).all()]),
  );
}

const w = twoRecords();
const relations = new Map([
  [w.p[4], "97"],
  [w.p[5], "93"],
  [w.p[1], "97"],
]);
const merge = (
  db: Db,
  survivor = w.a,
  merged = w.b,
  given: Partial<Parameters<typeof mergeHouseholds>[2]> = {},
) =>
  mergeHouseholds(db, actorFor(w.staff, "household.merge"), {
    survivorId: survivor,
    mergedId: merged,
    choices: {},
    years: new Map(),
    benefits: new Map(),
    relations,
    revisions: { survivor: revision(db, survivor), merged: revision(db, merged) },
    ...given,
  });
const undo = (db: Db, mergeId: number) =>
  undoHouseholdMerge(db, actorFor(w.staff, "household.merge"), mergeId);

describe("merging two households", () => {
  it("members and their history come together, on every day there is one head", () => {
    const db = openDatabase(w.image);
    expect(merge(db).ok).toBe(true);
    expect(rowsOfHousehold(db, w.b)).toEqual([]);
    expect(headOf(db, w.a)?.personId).toBe(w.p[1]);
    const rows = rowsOfHousehold(db, w.a);
    const headOn = (on: string) =>
      rows.filter((r) => r.relation === head && holdsOn(r, on)).map((r) => r.personId);
    // Before the survivor began, the other record knew the household alone.
    expect([headOn(at(5)), headOn(at(15)), headOn(at(25)), headOn(at(50))]).toEqual([
      [w.p[3]],
      [w.p[0]],
      [w.p[1]],
      [w.p[1]],
    ]);
    expect(brokenDays(db, at(-1), todayOn())).toEqual([]);
    db.$client.close();
  });

  it("of a year that both tell the chosen one holds; a policy of both stands once; the filled field is taken", async () => {
    const db = openDatabase(w.image);
    merge(db, w.a, w.b, { years: new Map([[2025, "merged" as Side]]) });
    const income = db.$client
      .prepare("SELECT year, amount_fen FROM household_income WHERE household_id = ? ORDER BY year")
      .all(w.a);
    expect(income).toEqual([
      { year: 2023, amount_fen: 50_000 },
      { year: 2024, amount_fen: 100_000 },
      { year: 2025, amount_fen: 200_000 },
    ]);
    // The page of the merge names the years that came over.
    setDatabase(db);
    const { cookie } = signInAs(db, "administrator");
    const mergeId = String(db.$client.prepare("SELECT id FROM record_merge").pluck().get());
    const page = await mergePage.loader(call("/x", cookie, { householdMergeId: mergeId }));
    expect(page.moved).toContain("2023、2025 年的收入");
    // Both had 低保: one goes on, the other has ended; neither vanishes.
    const policies = (on: Db) =>
      on.$client
        .prepare("SELECT kind, to_on IS NULL AS goesOn FROM benefit WHERE household_id = ? ORDER BY kind, id")
        .all(w.a);
    expect(policies(db)).toEqual([
      { kind: "medical", goesOn: 1 },
      { kind: "minimum-living", goesOn: 1 },
      { kind: "minimum-living", goesOn: 0 },
    ]);
    const other = openDatabase(w.image);
    const theirs = other.$client
      .prepare("SELECT id FROM benefit WHERE household_id = ? AND kind = 'minimum-living'")
      .pluck()
      .get(w.b) as number;
    merge(other, w.a, w.b, { benefits: new Map([[theirs, "merged" as Side]]) });
    expect(policies(other).slice(1)).toEqual([
      { kind: "minimum-living", goesOn: 0 },
      { kind: "minimum-living", goesOn: 1 },
    ]);
    other.$client.close();
    expect(db.$client.prepare("SELECT household_id FROM household_need").pluck().all()).toEqual([w.a, w.a]);
    expect(db.select().from(household).where(eq(household.id, w.a)).get()).toMatchObject({
      address: "后街",
      houseNumber: "12号",
    });
    db.$client.close();
  });

  it("pressing twice merges once; an old page, a missing relation and another village are refused", () => {
    const db = openDatabase(w.image);
    const revisions = { survivor: revision(db, w.a), merged: revision(db, w.b) };
    expect(merge(db, w.a, w.b, { relations: new Map() })).toEqual({
      ok: false,
      why: "mergeHouseholds.relation",
    });
    expect(merge(db, w.a, w.b, { revisions: { ...revisions, merged: 99 } })).toEqual({
      ok: false,
      why: "mergeHouseholds.changedMeanwhile",
    });
    const once = merge(db, w.a, w.b, { revisions });
    expect(merge(db, w.a, w.b, { revisions })).toEqual(once);
    db.$client.close();
  });

  it("merge, undo, merge again, undo: the whole database is as before, row by row", () => {
    const side = fc.constantFrom("survivor" as const, "merged" as const);
    const choices = fc.record(Object.fromEntries(householdMergeFieldNames.map((f) => [f, side])), {
      requiredKeys: [],
    });
    const years = fc.array(fc.tuple(fc.constantFrom(2023, 2024, 2025), side)).map((y) => new Map(y));
    fc.assert(
      fc.property(choices, years, fc.boolean(), (chosen, ofYears, theOtherWay) => {
        const db = openDatabase(w.image);
        const before = wholeDatabase(db);
        const [survivor, merged] = theOtherWay ? [w.b, w.a] : [w.a, w.b];
        for (let round = 0; round < 2; round += 1) {
          const done = merge(db, survivor, merged, { choices: chosen, years: ofYears });
          if (!done.ok) throw new Error(done.why);
          expect(brokenDays(db, at(-1), todayOn())).toEqual([]);
          expect(wholeDatabase(db)).not.toEqual(before);
          expect(undo(db, done.mergeId).ok).toBe(true);
          expect(undo(db, done.mergeId).ok).toBe(true);
          expect(wholeDatabase(db)).toEqual(before);
        }
        db.$client.close();
      }),
      { numRuns: 25 },
    );
  });

  it("cannot be taken back once somebody has built on it", () => {
    const db = openDatabase(w.image);
    const done = merge(db);
    const id = done.ok ? done.mergeId : 0;
    const member = db
      .select()
      .from(householdMember)
      .where(eq(householdMember.personId, w.p[5]))
      .all()
      .find(isOpen);
    leaveHousehold(db, w.edit, w.a, {
      memberId: member?.id ?? 0,
      lastOn: todayOn(),
      reason: "moved",
      note: null,
    });
    expect(undo(db, id)).toEqual({ ok: false, why: "mergeHouseholds.builtOn" });
    // What it was, whose and when stands on the page of the merge.
    const { createdAt } = db.select().from(recordMerge).where(eq(recordMerge.id, id)).get()!;
    expect(stepsSince(db, w.a, createdAt - 1, "zh")).toMatch(/^合并以后：\S+ .+ 成员离开。$/);
    expect(stepsSince(db, w.a, createdAt + 86_400_000, "zh")).toBeNull();
    db.$client.close();
  });
});

describe("a head among the heads of another household", () => {
  it("is cut without a gap or an overlap, and is head just where nobody else is", () => {
    const day = fc.nat({ max: 30 });
    const spans = fc.array(day, { minLength: 0, maxLength: 6 }).map((cuts) => {
      const ends = [...new Set(cuts)].sort((x, y) => x - y);
      return ends.slice(0, -1).flatMap((from, i): Membership[] => {
        const to = (ends[i + 1] ?? from) - 1;
        return i % 2 === 0
          ? [{ id: i, householdId: 1, personId: 9, relation: head, fromOn: at(from), toOn: at(to) }]
          : [];
      });
    });
    fc.assert(
      fc.property(spans, day, fc.option(day), (heads, from, length) => {
        const row: Membership = {
          id: 99,
          householdId: 2,
          personId: 1,
          relation: head,
          fromOn: at(from),
          toOn: length === null ? null : at(from + length),
        };
        const pieces = demote(row, heads, "97");
        for (let n = -1; n <= 70; n += 1) {
          const on = at(n);
          const here = pieces.filter((x) => holdsOn(x, on));
          expect(here).toHaveLength(holdsOn(row, on) ? 1 : 0);
          const covered = heads.some((h) => holdsOn(h, on));
          if (here[0]) expect(here[0].relation).toBe(covered ? "97" : head);
        }
      }),
      { numRuns: 300 },
    );
  });
});

it("asks about the income of a year only where the two tell different income; one sum of other sources says the sources", () => {
  const db = testDb();
  const village = makeVillage(db);
  const [one, two] = makePeople(db, village, ["张守田", "李玉兰"]) as [number, number];
  const [a, b] = [makeHousehold(db, village, one, [], at(0)), makeHousehold(db, village, two, [], at(0))];
  const edit = actorFor(signInAs(db, "administrator").person, "household.edit");
  const tell = (id: number, year: number, amounts: [IncomeSource, number][]) => {
    const told = setIncome(db, edit, id, { year, amounts: new Map(amounts), revision: revision(db, id) });
    expect(told.ok).toBe(true);
  };
  for (const id of [a, b]) tell(id, 2023, [["wages", 500_000]]);
  tell(a, 2024, [["wages", 500_000]]);
  tell(b, 2024, [["farming", 500_000]]);
  tell(a, 2025, [["wages", 500_000]]);
  tell(b, 2025, [["wages", 600_000]]);
  const row = (id: number) => db.select().from(household).where(eq(household.id, id)).get()!;
  expect(mergeYears(db, row(a), row(b), "zh")).toEqual([
    { year: 2025, a: "5,000 元", b: "6,000 元" },
    { year: 2024, a: "5,000 元（务工工资 5,000 元）", b: "5,000 元（种植 5,000 元）" },
  ]);
});
