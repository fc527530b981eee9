import type { Db } from "db/client.server";
import { equipmentItem, itemCondition, itemCustody } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { addDays, todayOn } from "~/platform/dates";
import { donationLine, makeDonation } from "../../../tests/support/donation-fixture";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeVillage } from "../../../tests/support/training-fixture";
import { donorReport } from "./donor-report.server";
import { itemList } from "./equipment-view";
import * as equipmentRoute from "./routes/equipment";
import { closeStocktake, openStocktake, recordScans } from "./stocktake.server";
import { thingsOfVillage } from "./things-of-village.server";

let db: Db;
let village: number;
let admin: ReturnType<typeof signInAs>;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
  admin = signInAs(db, "administrator");
});

const desks = (quantity: number, change = {}) =>
  donationLine(village, {
    name: "课桌",
    model: "60×40 厘米",
    quantity,
    unit: "张",
    serials: false,
    ...change,
  });
const rowsOn = (on = todayOn()) => thingsOfVillage(db, admin.person, village, on, "zh")?.rows ?? [];
const opened = async (to: string) => (await equipmentRoute.loader(call(to, admin.cookie, {}))).count;
const stocktake = (codes: readonly string[]) => {
  const run = actorFor(admin.person, "stocktake.run");
  const at = { villageId: village, holderId: null, kind: "spot" as const, on: todayOn(), note: null };
  const made = openStocktake(db, run, at);
  if (!made.ok) throw new Error(made.why);
  const scans = codes.map((code, i) => ({
    key: `k${i}`,
    code,
    grade: null,
    how: "typed" as const,
    at: Date.now(),
  }));
  recordScans(db, run, made.id, scans);
  closeStocktake(db, run, made.id);
};

it("rows of a village that would read the same name their batch, or the number of their first piece; each opens its own", async () => {
  const [a, b] = [makeDonation(db, [desks(8)]), makeDonation(db, [desks(9), desks(2)])];
  const rows = rowsOn();
  expect(rows.map((r) => r.count)).toEqual([8, 9, 2]);
  const first = [a.items()[0]!, ...b.items().filter((i) => i.piece === 1)].map((i) => i.assetNumber);
  expect(rows.map((r) => r.apart)).toEqual(first.map((number) => `编号从 ${number} 起`));
  for (const r of rows) expect(await opened(r.to)).toBe(r.count);
  db.$client
    .prepare("update donation_line set model = '80×50 厘米' where id = ?")
    .run(b.items().at(-1)!.lineId);
  expect(rowsOn().map((r) => r.apart)).toEqual([
    expect.stringMatching(/^批次 JZ-\d{4}-001$/),
    expect.stringMatching(/^批次 JZ-\d{4}-002$/),
    null,
  ]);
});

it("equal pieces stand on one row by what is read of them: not by a count before the last, nor by a state that is not shown", async () => {
  const d = makeDonation(db, [desks(17)]);
  const codes = d.items().map((i) => i.code);
  stocktake(codes.slice(0, 8));
  stocktake([]);
  expect(rowsOn().map((r) => [r.count, r.state?.word])).toEqual([[17, "盘点没找到"]]);
  expect(await opened(rowsOn()[0]!.to)).toBe(17);
  const by = { actor: admin.person, origin: "http://x.invalid", now: Date.now() };
  expect(donorReport(db, "all", d.found(), by).rows.map((r) => [r[1], r[3]])).toEqual([["课桌", "17 张"]]);
  const two = makeDonation(db, [desks(2), desks(3, { model: "80×50 厘米" })]);
  expect(donorReport(db, "all", two.found(), by).rows.map((r) => r[1])).toEqual([
    "课桌（60×40 厘米）",
    "课桌（80×50 厘米）",
  ]);
});

it("a row of a past day opens all its pieces of that day, also those that are put aside since", async () => {
  const d = makeDonation(db, [desks(19)]);
  const yesterday = addDays(todayOn(), -1);
  db.update(itemCustody).set({ fromOn: "2026-03-12" }).run();
  db.update(itemCondition).set({ on: "2026-03-12" }).run();
  const idle = d.items()[3]!.id;
  db.update(equipmentItem).set({ state: "idle" }).where(eq(equipmentItem.id, idle)).run();
  const rows = rowsOn(yesterday);
  expect(rows.map((r) => r.count)).toEqual([19]);
  expect(await opened(rows[0]!.to)).toBe(19);
  const list = await equipmentRoute.loader(call(rows[0]!.to, admin.cookie, {}));
  expect(list.names.alike).toContain("日");
  // What is no thing and day is left out of an address.
  for (const text of ["x@2026-11-30", "3@soon", "3"])
    expect(itemList.read(new URLSearchParams({ "alike-then": text })).filter.alikeThen).toBeUndefined();
});
