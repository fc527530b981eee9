import type { Db } from "db/client.server";
import {
  donation,
  equipmentItem,
  handover,
  itemCondition,
  itemCustody,
  villageMonthSummary,
} from "db/schema";
import { compareSummary } from "db/summary/keep-summary.server";
import { and, eq, ne } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { addDays, longDay, todayOn } from "~/platform/dates";
import { donationLine, makeDonation, signAll } from "../../../tests/support/donation-fixture";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeVillage, statusOf } from "../../../tests/support/training-fixture";
import { editItem, endRepair, gradeItem, startRepair, switchItem } from "./care-item.server";
import { guessCategory } from "./category";
import { changeDonationState } from "./change-donation-state.server";
import { bySort, readLines } from "./donation-line";
import { donationPage } from "./donation-page.server";
import { acceptHandover } from "./end-handover.server";
import { findAgain } from "./find-again.server";
import { conditionsOf, custodyOf, findItem, repairsOf, writeOffsOf } from "./item-queries.server";
import { setsOf } from "./kit";
import { labelPaper } from "./label-paper.server";
import { labelSheets } from "./label-sheet";
import { countItems } from "./list-items.server";
import { moveItems } from "./move-items.server";
import { equipmentCounts } from "./of-village.server";
import * as equipmentRoute from "./routes/equipment";
import * as moveRoute from "./routes/new-move";
import * as stocktakeRoute from "./routes/stocktake";
import { joinSets } from "./set-kits.server";
import { checkHandover } from "./sign-handover.server";
import { closeStocktake, openStocktake, recordScans } from "./stocktake.server";
import { countStocktake } from "./stocktake-count";
import { stocktakePage } from "./stocktake-page.server";
import { countedOf, findStocktake, listStocktakes, stocktakesDue } from "./stocktake-queries.server";
import { villageHolderIn } from "./village-holder.server";
import { editDonation } from "./write-donation.server";
import { createHolder } from "./write-holder.server";
import { askWriteOff, decideWriteOff } from "./write-off.server";
import { writeSerials } from "./write-serials.server";

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
    // The page says both: the day it was planned for, and the one it is planned for now.
    const page = () => donationPage(db, d.leader.person, d.found(), "zh");
    const first = longDay(addDays(today, -28), "zh");
    expect(page()).toMatchObject({ planned: first, on: longDay(today, "zh"), handedOver: null });
    const check = { place: "村委会", quantityOk: true, looksOk: true, powerOk: null, attachments: null };
    const on = (day: string) =>
      checkHandover(db, d.edit, d.papers()[0]!.id, { ...check, on: day, checkNote: null });
    expect(on(addDays(today, -2))).toMatchObject({ ok: false, why: "check.why.beforeApproval" });
    expect(on(today)).toMatchObject({ ok: true });
    const ahead = { ...d.found().donation, approvedOn: addDays(today, 3), handoverOn: addDays(today, 5) };
    expect(editDonation(db, d.edit, d.id, ahead)).toMatchObject({ why: "donation.why.approvedAhead" });
  });
});

describe("what a thing is", () => {
  it.each([
    ["台式计算机", "computer"],
    ["笔记本电脑", "computer"],
    ["阅读平板", "computer"],
    ["电脑桌椅", "furniture"],
    ["显示器", "office"],
    ["乒乓球桌", "fitness"],
    ["冷柜", "machine"],
    ["电脑平缝机", "machine"],
    ["电脑包", "other"],
  ])("is guessed from the name: %s", (name, category) => expect(guessCategory(name)).toBe(category));

  it("is chosen or guessed in the form; figures count by it, and a wrong one is set right later", () => {
    const typed = { lineId: "", holder: `v-${village}`, model: "", quantity: "2", unit: "台", price: "2000" };
    const more = {
      valuation: "invoice",
      serials: "1",
      special: "",
      condition: "new",
      warrantyOn: "",
      kit: "",
    };
    const { lines } = readLines([
      { ...typed, ...more, name: "笔记本电脑", category: "" },
      { ...typed, ...more, name: "智慧屏", category: "computer" },
      { ...typed, ...more, name: "漫步器", category: "fitness" },
    ]);
    // By sort a computer has its number, anything else goes by quantity; a computer never does.
    const sorted = readLines([
      { ...typed, ...more, name: "笔记本电脑", category: "", serials: bySort },
      { ...typed, ...more, name: "课桌", category: "", serials: bySort },
    ]);
    expect(sorted.lines.map((l) => l.serials)).toEqual([true, false]);
    expect(readLines([{ ...typed, ...more, name: "平板", category: "", serials: "" }]).errors).toEqual({
      "0.serials": "line.serials",
    });
    const d = makeDonation(db, lines);
    const month = today.slice(0, 7);
    expect([months("computers"), months("fitness")]).toEqual([{ [month]: 4 }, { [month]: 2 }]);
    const own = { villageId: village, stage: "held", holderKind: "own", category: "computer" } as const;
    expect(countItems(db, "all", own)).toBe(4);
    expect(equipmentCounts(db, "all").computers.count).toBe(4);
    const care = actorFor(signInAs(db, "administrator").person, "equipment.care");
    const screen = d.items()[2]!;
    const same = { serial: screen.serial, warrantyOn: null, note: null };
    expect(editItem(db, care, screen.id, { ...same, category: "office" })).toMatchObject({ ok: true });
    expect(months("computers")).toEqual({ [month]: 2 });
    expect(compareSummary(db.$client).differences).toEqual([]);
  });
});

describe("the maker's number of a thing that was received (FEATURES 83)", () => {
  it("is never taken away, and another one takes a reason", () => {
    const d = makeDonation(db, [donationLine(village)]);
    const care = actorFor(signInAs(db, "administrator").person, "equipment.care");
    const [a, b] = d.items();
    const edit = (serial: string, reason: string | null = null) =>
      editItem(db, care, a!.id, { serial, warrantyOn: null, note: "x", reason });
    expect(edit("", "不要了")).toEqual({ ok: false, why: "item.why.serialKept" });
    expect(edit("LX0001")).toEqual({ ok: false, why: "item.why.serialReason" });
    expect(edit(a!.serial!)).toMatchObject({ ok: true });
    expect(edit("LX0001", "铭牌看错")).toMatchObject({ ok: true });
    for (const serial of ["", "LX0002"])
      expect(writeSerials(db, d.edit, d.id, [{ itemId: b!.id, serial }])).toMatchObject({ kept: [b!.id] });
    expect(d.items().map((i) => i.serial)).toEqual(["LX0001", b!.serial]);
  });
});

describe("a stocktake of one holder (FEATURES 94)", () => {
  const two = () => {
    const edit = actorFor(signInAs(db, "administrator").person, "donation.edit");
    const base = { villageId: village, keeperName: null, keeperPhone: null, personId: null };
    const house = createHolder(db, edit, { ...base, kind: "station", name: "电商服务站" });
    const school = createHolder(db, edit, { ...base, kind: "school", name: "小学" });
    if (!house.ok || !school.ok) throw new Error("no holder");
    const d = makeDonation(db, [
      donationLine(village, { holder: { holderId: house.id }, quantity: 1 }),
      donationLine(village, { holder: { holderId: school.id }, quantity: 1 }),
    ]);
    return { d, house: house.id, school: school.id };
  };
  const run = () => actorFor(signInAs(db, "administrator").person, "stocktake.run");
  const base = { kind: "yearly" as const, on: today, note: null };

  it("leaves the village due for the rest, and stands in nobody else's way", () => {
    const { house, school } = two();
    const open = (holderId: number | null) =>
      openStocktake(db, run(), { ...base, villageId: village, holderId });
    const first = open(house);
    const second = open(school);
    expect([first.ok, second.ok]).toEqual([true, true]);
    expect(open(house)).toMatchObject({ why: "stocktake.why.open" });
    expect(open(null)).toMatchObject({ why: "stocktake.why.open" });
    if (!first.ok || !second.ok) return;
    closeStocktake(db, run(), first.id);
    expect(stocktakesDue(db, "all")).toMatchObject([{ villageId: village, items: 2, last: null }]);
    closeStocktake(db, run(), second.id);
    expect(stocktakesDue(db, "all")).toEqual([]);
  });

  it("bears no day before the last thing came, and none long ago: it is held against the books of today", () => {
    const { house } = two();
    const on = (days: number) =>
      openStocktake(db, run(), { ...base, villageId: village, holderId: house, on: addDays(today, -days) });
    expect(on(1)).toMatchObject({ why: `stocktake.why.beforeThings|${JSON.stringify({ day: today })}` });
    db.update(itemCustody)
      .set({ fromOn: addDays(today, -400) })
      .run();
    expect(on(32)).toMatchObject({ why: "stocktake.why.tooOld" });
    expect(on(31)).toMatchObject({ ok: true });
  });

  it("a grade given after the scan stands when it is closed; what was missing is asked about first", async () => {
    const { d, house } = two();
    const item = d.items()[0]!;
    db.update(itemCustody)
      .set({ fromOn: addDays(today, -30) })
      .run();
    const made = openStocktake(db, run(), {
      ...base,
      villageId: village,
      holderId: house,
      on: addDays(today, -5),
    });
    if (!made.ok) throw new Error(made.why);
    const at = Date.now() - 4 * 86_400_000;
    const scan = { code: item.code, how: "list" as const, at };
    const post = (form: Record<string, string>) =>
      statusOf(() =>
        stocktakeRoute.action(
          call("/x", signInAs(db, "administrator").cookie, { stocktakeId: String(made.id) }, form),
        ),
      );
    expect(await post({ step: "close" })).toBe(400);
    recordScans(db, run(), made.id, [{ ...scan, key: `grade-${item.id}`, grade: "good" }]);
    const care = actorFor(signInAs(db, "administrator").person, "equipment.care");
    gradeItem(db, care, item.id, { on: today, grade: "broken", note: null, photo: null });
    expect(await post({ step: "close" })).toBe(303);
    expect(findItem(db, "all", item.id)?.item.condition).toBe("broken");
    expect(conditionsOf(db, item.id).map((c) => [c.on, c.grade])).toContainEqual([todayOn(at), "good"]);
  });
});

describe("days before a thing came, and states before a repair", () => {
  it("a loss or a repair is not of before; the paper's number is of this year; idle comes back idle", () => {
    const d = makeDonation(db, [donationLine(village)]);
    const care = actorFor(signInAs(db, "administrator").person, "equipment.care");
    const [a, b] = d.items();
    const lost = { kind: "lost" as const, reason: "找不到了" };
    const early = { ...lost, on: "2024-12-30" };
    expect(askWriteOff(db, care, a!.id, early)).toEqual({ ok: false, why: "writeOff.why.beforeHeld" });
    db.update(itemCustody).set({ fromOn: "2024-01-05" }).run();
    db.update(itemCondition).set({ on: "2024-01-05" }).run();
    expect(askWriteOff(db, care, a!.id, early)).toEqual({ ok: true });
    expect(writeOffsOf(db, a!.id)[0]).toMatchObject({ year: Number(today.slice(0, 4)), number: 1 });
    const out = { what: "电源", shop: null };
    expect(startRepair(db, care, b!.id, { ...out, outOn: "2024-01-01" })).toMatchObject({
      why: "item.why.outBefore",
    });
    switchItem(db, care, b!.id, "idle");
    expect(startRepair(db, care, b!.id, { ...out, outOn: today })).toEqual({ ok: true });
    const back = { backOn: today, costFen: 100, result: "换电源" };
    endRepair(db, care, b!.id, repairsOf(db, b!.id)[0]!.id, back);
    expect(findItem(db, "all", b!.id)?.item.state).toBe("idle");
  });
});

describe("the head of the list", () => {
  it("says what is on the books, and beside it what is not there yet", async () => {
    makeDonation(db, [donationLine(village)]);
    makeDonation(db, [donationLine(village, { quantity: 3 })], { until: "approved" });
    const page = await equipmentRoute.loader(call("/equipment", signInAs(db, "leader").cookie, {}));
    expect([page.count, page.worth, page.beside]).toEqual([
      5,
      "6,960.00",
      { held: 2, registered: 3, gone: 0 },
    ]);
  });
});

describe("what leaves, and what comes back (DOMAIN §3.2)", () => {
  it("what somebody saw after it was reported lost is not written off as lost", () => {
    const [a] = makeDonation(db, [donationLine(village)]).items();
    const admin = signInAs(db, "administrator").person;
    const leader = actorFor(signInAs(db, "leader").person, "equipment.write-off");
    const lost = { kind: "lost" as const, on: today, reason: "找不到了" };
    askWriteOff(db, actorFor(admin, "equipment.care"), a!.id, lost, Date.now() - 1000);
    const seen = {
      itemId: a!.id,
      on: today,
      grade: "good",
      userId: "x",
      userName: "马春燕",
      createdAt: Date.now(),
    };
    db.insert(itemCondition).values(seen).run();
    const decide = (approved: boolean) => decideWriteOff(db, leader, a!.id, { approved, decision: "7 号" });
    expect(decide(true)).toEqual({ ok: false, why: "writeOff.why.seen" });
    expect(decide(false)).toEqual({ ok: true });
  });

  it("a thing that was lost is found in a stocktake and goes back on the books", () => {
    const d = makeDonation(db, [donationLine(village)]);
    const [a, b] = d.items();
    const admin = signInAs(db, "administrator").person;
    const leader = actorFor(d.leader.person, "equipment.write-off");
    const again = { on: today, reason: "库房里找到" };
    expect(findAgain(db, leader, a!.id, again)).toMatchObject({ why: "foundAgain.why.notLost" });
    const lost = { kind: "lost" as const, on: today, reason: "找不到了" };
    askWriteOff(db, actorFor(admin, "equipment.care"), a!.id, lost);
    decideWriteOff(db, leader, a!.id, { approved: true, decision: "7 号" });
    const run = actorFor(admin, "stocktake.run");
    const base = { villageId: village, holderId: null, kind: "yearly" as const, on: today, note: null };
    const made = openStocktake(db, run, base);
    if (!made.ok) throw new Error(made.why);
    const scan = { how: "camera" as const, grade: null, at: Date.now() };
    recordScans(db, run, made.id, [
      { ...scan, key: "k-a", code: a!.code },
      { ...scan, key: "k-b", code: b!.code },
    ]);
    const page = stocktakePage(db, admin, findStocktake(db, "all", made.id)!, "zh");
    expect(page.things.find((x) => x.id === a!.id)?.state).toBe("lost");
    expect(findAgain(db, leader, a!.id, { ...again, on: addDays(today, -3) })).toMatchObject({
      why: "foundAgain.why.beforeLoss",
    });
    expect(findAgain(db, leader, a!.id, again)).toEqual({ ok: true });
    expect(months("computers")).toEqual({ [today.slice(0, 7)]: 2 });
    expect(custodyOf(db, a!.id).map((c) => c.toOn)).toEqual([today, null]);
    expect(compareSummary(db.$client).differences).toEqual([]);
  });

  it("what is handed to another village during a stocktake is not missing in it", () => {
    const there = makeVillage(db, "大高庄村", "371725109209");
    const d = makeDonation(db, [donationLine(village, { quantity: 3 })]);
    const admin = signInAs(db, "administrator").person;
    const run = actorFor(admin, "stocktake.run");
    const base = { villageId: village, holderId: null, kind: "yearly" as const, on: today, note: null };
    const made = openStocktake(db, run, base);
    if (!made.ok) throw new Error(made.why);
    const care = actorFor(admin, "equipment.care");
    const [item] = d.items();
    const move = { itemIds: [item!.id], on: today, place: "村委会", reason: "站点合并" };
    const paper = moveItems(db, care, { ...move, toHolderId: villageHolderIn(db, care, `v-${there}`)! });
    if (!paper.ok) throw new Error(paper.why);
    expect(countedOf(db, made.id)).toMatchObject({ left: [], expected: { length: 3 } });
    signAll(db, d.edit, paper.id);
    expect(acceptHandover(db, d.edit, paper.id)).toEqual({ ok: true });
    expect(countedOf(db, made.id)).toMatchObject({ left: [item!.id], expected: { length: 2 } });
    expect(listStocktakes(db, "all")[0]?.expected).toBe(2);
    // What goes after the end changes nothing of it.
    closeStocktake(db, run, made.id);
    db.update(handover)
      .set({ endedAt: Date.now() + 5000 })
      .where(eq(handover.id, paper.id))
      .run();
    expect(countedOf(db, made.id).left).toEqual([]);
  });
});

describe("what comes during a stocktake", () => {
  it("belongs there once it is accepted; a number typed off a thing of elsewhere stays as it was typed", () => {
    const there = makeVillage(db, "大高庄村", "371725109209");
    const d = makeDonation(db, [donationLine(village), donationLine(there)]);
    const admin = signInAs(db, "administrator").person;
    const run = actorFor(admin, "stocktake.run");
    const base = { villageId: there, holderId: null, kind: "yearly" as const, on: today, note: null };
    const made = openStocktake(db, run, base);
    if (!made.ok) throw new Error(made.why);
    const [comes, stays] = d.items();
    const care = actorFor(admin, "equipment.care");
    const toHolderId = villageHolderIn(db, care, `v-${there}`)!;
    const move = { itemIds: [comes!.id], on: today, place: "村委会", reason: "调拨", toHolderId };
    const paper = moveItems(db, care, move);
    if (!paper.ok) throw new Error(paper.why);
    expect(countedOf(db, made.id).expected).toHaveLength(2);
    signAll(db, d.edit, paper.id);
    expect(acceptHandover(db, d.edit, paper.id)).toEqual({ ok: true });
    const scan = { grade: null, how: "typed" as const, at: Date.now() };
    recordScans(db, run, made.id, [
      { ...scan, key: "k-c", code: comes!.code },
      { ...scan, key: "k-s", code: stays!.serial! },
    ]);
    const { expected, scans } = countedOf(db, made.id);
    const count = countStocktake(expected, scans);
    expect([count.expected.length, count.found, count.elsewhere]).toEqual([3, [comes!.id], [stays!.id]]);
    expect(scans.map((s) => s.code)).toEqual([comes!.code, stays!.serial]);
    expect(listStocktakes(db, "all")[0]).toMatchObject({ expected: 3, found: 1 });
  });
});

describe("sets of things (FEATURES 96)", () => {
  it.each([
    [[6, 6], 6],
    [[2, 1], 1],
    [[4, 6, 2], 2],
    [[3, 2], 1],
  ])("%j make %i", (quantities, sets) => expect(setsOf(quantities)).toBe(sets));

  it("two laptops and a screen are one set: the move says what goes along, and all three go", async () => {
    const there = makeVillage(db, "大高庄村", "371725109209");
    const kit = { kit: "电商套件" };
    const d = makeDonation(db, [
      donationLine(village, { ...kit, name: "笔记本电脑", quantity: 2 }),
      donationLine(village, { ...kit, name: "显示器", quantity: 1 }),
    ]);
    expect(new Set(d.items().map((i) => i.kitId)).size).toBe(1);
    const [a] = d.items();
    const page = await moveRoute.loader(
      call("/x", signInAs(db, "administrator").cookie, { itemId: String(a!.id) }),
    );
    expect(page.items[0]?.kit).toMatchObject({ name: "电商套件", set: 1, with: { length: 2 } });
    const care = actorFor(signInAs(db, "administrator").person, "equipment.care");
    // As batches of before were split: the second laptop stands in no set, and the pages say so until it is put right.
    db.update(equipmentItem).set({ kitId: null }).where(eq(equipmentItem.id, a!.id)).run();
    const shown = async () =>
      (await moveRoute.loader(call("/x", signInAs(db, "administrator").cookie, { itemId: String(a!.id) })))
        .items;
    expect((await shown()).map((i) => [i.kit?.name, i.loose])).toContainEqual([undefined, "电商套件"]);
    expect(joinSets(db, care, a!.id)).toEqual({ ok: true, pieces: 3 });
    expect(joinSets(db, care, a!.id)).toEqual({ ok: false, why: "item.why.whole" });
    expect((await shown()).every((i) => i.loose === null && i.kit?.with.length === 2)).toBe(true);
    const move = { itemIds: [a!.id], on: today, place: "村委会", reason: "调拨" };
    expect(
      moveItems(db, care, { ...move, toHolderId: villageHolderIn(db, care, `v-${there}`)! }),
    ).toMatchObject({ ok: true, pieces: 3 });
  });
});
