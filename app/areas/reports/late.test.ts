import { equipmentItem, loanVisit, pensionCheck, shopMonth, villageShop } from "db/schema";
import { beforeEach, expect, it } from "vitest";
import { addDays, addMonths, todayOn } from "~/platform/dates";
import { donationLine, makeDonation } from "../../../tests/support/donation-fixture";
import { makeLoan } from "../../../tests/support/loan-fixture";
import { signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makePeople, makeVillage, statusOf } from "../../../tests/support/training-fixture";
import * as late from "./routes/late";
import * as overview from "./routes/overview";
import * as rows from "./routes/rows";

const today = todayOn();
let db: ReturnType<typeof testDb>;
let own: number;
let foreign: number;
beforeEach(() => {
  db = testDb();
  own = makeVillage(db);
  foreign = makeVillage(db, "大高庄村", "371725109209");
});

const table = async (cookie: string) => (await overview.loader(call("/overview", cookie, {}))).table;
const lateRows = (cookie: string, query = "") => late.loader(call(`/overview/late${query}`, cookie, {}));

it("counts what is overdue village by village, and opens exactly those things", async () => {
  makeLoan(db, own, addMonths(today, -13));
  db.delete(loanVisit).run();
  const { cookie } = signInAs(db, "leader");
  const shown = await table(cookie);
  const of = (id: number) => shown.villages.find((v) => v.id === id)?.late;
  expect([of(own), of(foreign), shown.lateTotal]).toEqual([
    { text: "1", to: `/overview/late?village=${own}` },
    { text: "0", to: null },
    { text: "1", to: "/overview/late" },
  ]);
  const page = await lateRows(cookie, `?village=${own}`);
  expect([page.count, page.rows.length]).toEqual([1, 1]);
  expect(page.rows[0]).toMatchObject({ what: expect.stringContaining("贷款逾期"), village: "黄安镇 孔庄村" });
  expect(page.rows[0]?.days).toBeGreaterThan(0);
});

it("counts what home pages call overdue: visits to borrowers, pension checks, things never counted in their first year", async () => {
  const loan = makeLoan(db, own, addMonths(today, -1));
  db.delete(loanVisit).run();
  db.insert(loanVisit)
    .values([
      { loanId: loan.id, kind: "three-months", dueOn: addDays(today, -3), createdAt: 1 },
      { loanId: loan.id, kind: "twelve-months", dueOn: today, createdAt: 1 },
    ])
    .run();
  const [personId] = makePeople(db, own, ["孔令堃"]) as [number];
  db.insert(pensionCheck)
    .values({
      personId,
      checkedOn: "2020-01-01",
      status: "insured",
      result: "passed",
      nextDueOn: addDays(today, -45),
      checkedBy: "u",
      checkedByName: "周敏",
      createdAt: 1,
    })
    .run();
  makeDonation(db, [donationLine(own)]);
  const { cookie } = signInAs(db, "leader");
  const what = async () => (await lateRows(cookie)).rows.map((r) => [r.what.slice(0, 6), r.days]);
  expect(await what()).toEqual([
    ["养老保险核实", 45],
    ["贷后走访已过", 3],
  ]);
  db.update(equipmentItem)
    .set({ receivedOn: addDays(today, -366) })
    .run();
  expect(await what()).toEqual([
    ["养老保险核实", 45],
    ["贷后走访已过", 3],
    ["接收满一年还", 1],
  ]);
  expect((await table(cookie)).lateTotal.text).toBe("3");
});

it("says of a past period that what is overdue is of today", async () => {
  const { cookie } = signInAs(db, "leader");
  const of = async (at: string) => (await overview.loader(call(at, cookie, {}))).table.lateToday;
  expect([await of("/overview"), await of("/overview?period=2025-03")]).toEqual([false, true]);
});

it("shows a cadre nothing of a foreign village", async () => {
  makeLoan(db, foreign, addMonths(today, -13));
  const { cookie } = signInAs(db, "cadre", [own]);
  expect((await table(cookie)).lateTotal).toEqual({ text: "0", to: null });
  expect((await lateRows(cookie)).rows).toEqual([]);
  expect(await statusOf(() => lateRows(cookie, `?village=${foreign}`))).toBe(404);
});

it("shows the last month's sales with their rows", async () => {
  const month = addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
  const [personId] = makePeople(db, own, ["孔令堃"]) as [number];
  const shop = db
    .insert(villageShop)
    .values({
      personId,
      villageId: own,
      platform: "taobao",
      name: "草编坊",
      goods: "草编",
      openedOn: `${month}-01`,
      createdBy: "u",
      createdAt: 1,
      updatedAt: 1,
    })
    .returning()
    .get();
  db.insert(shopMonth)
    .values({ shopId: shop.id, month, salesFen: 1_234_56, incomeFen: 0, writtenBy: "u", writtenAt: 1 })
    .run();
  const { cookie } = signInAs(db, "leader");
  const shown = await table(cookie);
  expect(shown.lastMonth).toBe(`${Number(month.slice(5))}月`);
  const figure = shown.villages.find((v) => v.id === own)?.last;
  expect(figure?.text).toBe("1,234.56");
  const opened = await rows.loader(call(figure?.to ?? "", cookie, { figure: "sales" }));
  expect([opened.sum, opened.count]).toEqual(["1,234.56", 1]);
  expect(shown.lastTotal).toEqual({ text: "1,234.56", to: `/overview/rows/sales?period=${month}` });
});
