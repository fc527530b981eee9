import { itemCondition, itemCustody } from "db/schema";
import { compareSummary, countAnew } from "db/summary/keep-summary.server";
import type { MeasureKey } from "db/summary/measures";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { acceptHandover } from "~/areas/donations/end-handover.server";
import { equipmentOfMergedVillage } from "~/areas/donations/index.server";
import { moveItems } from "~/areas/donations/move-items.server";
import { villageHolderIn } from "~/areas/donations/village-holder.server";
import { askWriteOff, decideWriteOff } from "~/areas/donations/write-off.server";
import { todayOn } from "~/platform/dates";
import { ChangeSet } from "~/platform/reversible.server";
import { donationLine, makeDonation, signAll } from "../../../tests/support/donation-fixture";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { makeVillage } from "../../../tests/support/training-fixture";
import { figuresByVillage } from "./figures.server";
import { overviewFacts, shown } from "./overview.server";
import { readOverviewView } from "./overview-villages.server";
import { calendarPeriod, everything, type Period, readPeriod } from "./period";
import { rowsBehind, sumOfRows } from "./rows.server";

let db: ReturnType<typeof testDb>;
let here: number;
let there: number;
beforeEach(() => {
  db = testDb();
  here = makeVillage(db);
  there = makeVillage(db, "大高庄村", "371725109209");
});
const month = (key: string) => calendarPeriod(key) as Period;
const now = todayOn().slice(0, 7);

/** Things here and there in a period, as the overview counts them and as the rows behind it do. */
const things = (period: Period, key: MeasureKey = "equipment") => {
  const figures = figuresByVillage(db, "all", period);
  const counted = [here, there].map((v) => figures.get(v)?.[key] ?? 0);
  const asked = { key, from: period.from, to: period.to };
  expect([here, there].map((villageId) => sumOfRows(db, "all", { ...asked, villageId }).value)).toEqual(
    counted,
  );
  expect(compareSummary(db.$client).differences).toEqual([]);
  return counted;
};

/** Two computers that came here in October 2025. */
function given() {
  const d = makeDonation(db, [donationLine(here)]);
  db.update(itemCustody).set({ fromOn: "2025-10-22" }).run();
  db.update(itemCondition).set({ on: "2025-10-22" }).run();
  return { d, items: d.items(), care: actorFor(signInAs(db, "administrator").person, "equipment.care") };
}

describe("things of a past month stay what they were", () => {
  it("when one is written off: it is one less from the month of the loss on", () => {
    const { items, care } = given();
    expect(things(month("2025-10"))).toEqual([2, 0]);
    askWriteOff(db, care, items[0]!.id, { kind: "lost", on: "2025-12-05", reason: "找不到了" });
    const decide = actorFor(signInAs(db, "leader").person, "equipment.write-off");
    expect(decideWriteOff(db, decide, items[0]!.id, { approved: true, decision: "同意" })).toEqual({
      ok: true,
    });
    expect([things(month("2025-10")), things(month("2025-12")), things(everything)]).toEqual([
      [2, 0],
      [-1, 0],
      [1, 0],
    ]);
    // A count is never shown as less than nothing.
    const language = "zh" as const;
    expect(shown("equipment", -1, here, month("2025-12"), language)).toMatchObject({
      text: "减少 1",
      zero: false,
    });
    const { person } = signInAs(db, "leader");
    const read = readPeriod(new URLSearchParams("period=2025-12"));
    const page = overviewFacts(db, person, "all", read, readOverviewView(new URLSearchParams()), language);
    expect(page.kpis.find((k) => k.key === "computers")).toMatchObject({ text: "减少 1", value: -1 });
    const asked = { key: "equipment", villageId: here } as const;
    const behind = (from: string | null, to: string | null) =>
      rowsBehind(db, "all", { ...asked, from, to }, { skip: 0, limit: 9 }).map((r) => [r.on, r.value]);
    expect(behind("2025-12-01", "2025-12-31")).toEqual([["2025-12-05", -1]]);
    expect(behind("2025-10-01", "2025-12-31").map((r) => r[1])).toEqual([-1, 1, 1]);
    expect(behind(null, null)).toEqual([["2025-10-22", 1]]);
  });

  it("when one is transferred: it counts at the new place from the day of the paper on", () => {
    const { d, items, care } = given();
    const toHolderId = villageHolderIn(db, care, `v-${there}`)!;
    const paper = { on: todayOn(), place: "村委会", reason: "调拨" };
    const opened = moveItems(db, care, { ...paper, itemIds: [items[0]!.id], toHolderId });
    if (!opened.ok) throw new Error(opened.why);
    signAll(db, d.edit, opened.id);
    expect(acceptHandover(db, d.edit, opened.id)).toEqual({ ok: true });
    const all = () => [month("2025-10"), month(now), everything].map((p) => things(p, "computers"));
    const right = [
      [2, 0],
      [-1, 1],
      [1, 1],
    ];
    expect(all()).toEqual(right);
    countAnew(db.$client);
    expect(all()).toEqual(right);
  });

  it("when their village is taken up by another one", () => {
    given();
    const back = db.transaction((tx) => {
      const changes = new ChangeSet(tx);
      const step = { from: here, into: there, on: "2026-03-01", basis: "批复", now: Date.now() };
      equipmentOfMergedVillage.move(tx, changes, step);
      return changes.changes();
    });
    expect(back.length).toBe(5);
    expect([things(month("2025-10")), things(everything)]).toEqual([
      [2, 0],
      [0, 2],
    ]);
    expect(db.select().from(itemCustody).where(eq(itemCustody.villageId, there)).all()).toHaveLength(2);
  });
});
