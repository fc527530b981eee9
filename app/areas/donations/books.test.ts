import type { Db } from "db/client.server";
import { donation, villageMonthSummary } from "db/schema";
import { compareSummary } from "db/summary/keep-summary.server";
import { and, eq, ne } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { addDays, todayOn } from "~/platform/dates";
import { donationLine, makeDonation, signAll } from "../../../tests/support/donation-fixture";
import { signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { makeVillage } from "../../../tests/support/training-fixture";
import { acceptHandover } from "./end-handover.server";
import { findItem } from "./item-queries.server";
import { labelPaper } from "./label-paper.server";
import { labelSheets } from "./label-sheet";

let db: Db;
let village: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
});
const today = todayOn();

/** What the summary holds of a measure for the village, by month. */
const months = (measure: string): Record<string, number> =>
  Object.fromEntries(
    db
      .select()
      .from(villageMonthSummary)
      .where(and(eq(villageMonthSummary.measure, measure), ne(villageMonthSummary.value, 0)))
      .all()
      .map((r) => [r.month, r.value]),
  );

describe("the day on which things count", () => {
  it("is that of the paper, not that of the plan; a label that is printed before names no month", () => {
    const d = makeDonation(db, [donationLine(village)], { until: "approved" });
    db.update(donation)
      .set({ handoverOn: addDays(today, -70) })
      .where(eq(donation.id, d.id))
      .run();
    const label = () =>
      labelPaper([findItem(db, "all", d.items()[0]!.id)!], labelSheets[0]!, 1, by).labels[0]?.since;
    const by = { actor: signInAs(db, "administrator").person, origin: "http://x.invalid", now: Date.now() };
    expect(label()).toBe("捐赠物资");
    signAll(db, d.edit, d.papers()[0]!.id);
    expect(acceptHandover(db, d.edit, d.papers()[0]!.id)).toEqual({ ok: true });
    expect(d.items().map((i) => i.receivedOn)).toEqual([today, today]);
    expect(months("equipment")).toEqual({ [today.slice(0, 7)]: 2 });
    expect(label()).toBe(`${today.slice(0, 7)} 接收　捐赠物资`);
    expect(compareSummary(db.$client).differences).toEqual([]);
  });
});
