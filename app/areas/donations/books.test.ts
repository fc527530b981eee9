import type { Db } from "db/client.server";
import { donation, villageMonthSummary } from "db/schema";
import { compareSummary } from "db/summary/keep-summary.server";
import { and, eq, ne } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { addDays, todayOn } from "~/platform/dates";
import { donationLine, makeDonation, signAll } from "../../../tests/support/donation-fixture";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { makeVillage } from "../../../tests/support/training-fixture";
import { changeDonationState } from "./change-donation-state.server";
import { acceptHandover } from "./end-handover.server";
import { findItem } from "./item-queries.server";
import { labelPaper } from "./label-paper.server";
import { labelSheets } from "./label-sheet";
import { checkHandover } from "./sign-handover.server";
import { editDonation } from "./write-donation.server";

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

describe("the approval of a disposal", () => {
  it("has the day on which it was given, also after the planned one; nothing is handed over before it", () => {
    const d = makeDonation(db, [donationLine(village)], { road: "bureau", until: "registered" });
    db.update(donation)
      .set({ handoverOn: addDays(today, -28) })
      .where(eq(donation.id, d.id))
      .run();
    changeDonationState(db, d.edit, d.id, "submitted");
    const approve = actorFor(d.leader.person, "donation.approve");
    const approved = changeDonationState(db, approve, d.id, "approved", {
      approvalNumber: "郓财资〔2026〕31 号",
    });
    expect(approved).toEqual({ ok: true });
    expect(d.found().donation).toMatchObject({ approvedOn: today, handoverOn: today });
    const check = { place: "村委会", quantityOk: true, looksOk: true, powerOk: null, attachments: null };
    const on = (day: string) =>
      checkHandover(db, d.edit, d.papers()[0]!.id, { ...check, on: day, checkNote: null });
    expect(on(addDays(today, -2))).toMatchObject({ ok: false, why: "check.why.beforeApproval" });
    expect(on(today)).toMatchObject({ ok: true });
    const ahead = { ...d.found().donation, approvedOn: addDays(today, 3), handoverOn: addDays(today, 5) };
    expect(editDonation(db, d.edit, d.id, ahead)).toMatchObject({ why: "donation.why.approvedAhead" });
  });
});
