import type { Db } from "db/client.server";
import { donation, equipmentItem, itemCondition, itemCustody } from "db/schema";
import { drawnPicture } from "db/seed/drawn-picture";
import { eq } from "drizzle-orm";
import { PNG } from "pngjs";
import { beforeEach, describe, expect, it } from "vitest";
import { addDays, todayOn } from "~/platform/dates";
import { donationLine, makeDonation, signAll } from "../../../tests/support/donation-fixture";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { makePeople, makeVillage } from "../../../tests/support/training-fixture";
import { editItem, endRepair, gradeItem, startRepair } from "./care-item.server";
import { changeDonationState } from "./change-donation-state.server";
import { decideLateScan } from "./decide-late-scan.server";
import { findDonation } from "./donation-queries.server";
import { acceptHandover, cancelHandover } from "./end-handover.server";
import { findHandover, handoverFacts, signaturesOf, signedOnScreen } from "./handover-queries.server";
import { publicItem } from "./item-by-code.server";
import { conditionsOf, custodyOf, findItem, itemChangesOf, repairsOf } from "./item-queries.server";
import { lateStocktakes } from "./late-counts.server";
import { countItems, sumItems } from "./list-items.server";
import { missingItems } from "./missing-items.server";
import { moveItems } from "./move-items.server";
import { equipmentCounts, equipmentOfVillage, repairCost } from "./of-village.server";
import { keepScan, nameSigners, signHandover, wipeSignature } from "./sign-handover.server";
import { closeStocktake, openStocktake, recordScans } from "./stocktake.server";
import { countStocktake } from "./stocktake-count";
import { stocktakePage } from "./stocktake-page.server";
import { stocktakePaper } from "./stocktake-paper.server";
import {
  countedOf,
  findStocktake,
  lastFoundOn,
  lateScansOf,
  listStocktakes,
} from "./stocktake-queries.server";
import { thingsOfVillage } from "./things-of-village.server";
import { villageHolderIn } from "./village-holder.server";
import { createDonation, editDonation } from "./write-donation.server";
import { createHolder } from "./write-holder.server";
import { writeLines } from "./write-lines.server";
import { askWriteOff, decideWriteOff } from "./write-off.server";
import { writeSerials } from "./write-serials.server";

let db: Db;
let village: number;
let other: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
  other = makeVillage(db, "大高庄村", "371725109209");
});
const held = (villageId: number) => countItems(db, "all", { villageId, stage: "held" });

describe("serial numbers (FEATURES 83)", () => {
  it("one that stands twice is refused, in the batch and in an earlier one, however it is written", () => {
    const first = makeDonation(db, [donationLine(village)], { until: "registered" });
    const [a, b] = first.items();
    const twice = writeSerials(db, first.edit, first.id, [
      { itemId: a!.id, serial: "LX 9K1" },
      { itemId: b!.id, serial: "lx9k1" },
    ]);
    expect(twice).toMatchObject({ ok: false, why: "donation.why.serials", twice: [a!.id, b!.id] });
    writeSerials(db, first.edit, first.id, [{ itemId: a!.id, serial: "LX9K1" }]);
    const second = makeDonation(db, [donationLine(village)], { until: "registered" });
    const [c] = second.items();
    const used = writeSerials(db, second.edit, second.id, [{ itemId: c!.id, serial: "ＬＸ９Ｋ１" }]);
    expect(used.ok).toBe(false);
    if (!used.ok) expect([...used.used.values()]).toEqual([`JZ-${todayOn().slice(0, 4)}-001`]);
  });

  it("two that change places are none", () => {
    const d = makeDonation(db, [donationLine(village)], { until: "registered" });
    const [a, b] = d.items();
    const swapped = [
      { itemId: a!.id, serial: b!.serial! },
      { itemId: b!.id, serial: a!.serial! },
    ];
    expect(writeSerials(db, d.edit, d.id, swapped)).toMatchObject({ ok: true, changed: 2 });
  });
});

describe("the legal road (DOMAIN §3.2)", () => {
  it("the bureau's own asset is not received without the number of its approval", () => {
    const d = makeDonation(db, [donationLine(village)], { road: "bureau", until: "approved" });
    const [paper] = d.papers();
    signAll(db, d.edit, paper!.id);
    expect(acceptHandover(db, d.edit, paper!.id)).toMatchObject({ ok: false, why: "handover.why.approval" });
    const { donation: row } = d.found();
    const edited = editDonation(db, d.edit, d.id, {
      ...row,
      approvalNumber: "郓财资〔2026〕14 号",
      approvedOn: todayOn(),
    });
    // The number stands on the paper: what was signed before it is signed anew.
    expect(edited).toEqual({ ok: true, unsigned: 4 });
    signAll(db, d.edit, paper!.id);
    // The scan of a paper signed by hand stands while blanks are filled in, and goes, said aloud, when the paper reads otherwise.
    const picture = PNG.sync.write(new PNG({ width: 4, height: 4 }));
    expect(keepScan(db, d.edit, paper!.id, picture)).toMatchObject({ ok: true });
    const edit = (change: object) => editDonation(db, d.edit, d.id, { ...d.found().donation, ...change });
    expect(edit({ valuationNote: "购置发票 2026-10-28" })).toEqual({ ok: true, unsigned: 4 });
    expect(handoverFacts(db, findHandover(db, "all", paper!.id)!).scan).toBe(true);
    expect(edit({ approvalNumber: "郓财资〔2026〕15 号" })).toEqual({ ok: true, unsigned: 0, scans: 1 });
    expect(handoverFacts(db, findHandover(db, "all", paper!.id)!).scan).toBe(false);
    signAll(db, d.edit, paper!.id);
    expect(acceptHandover(db, d.edit, paper!.id)).toEqual({ ok: true });
    expect(d.found().donation.state).toBe("received");
  });

  it("who asked for approval cannot give it; road and donor stand once it is asked for", () => {
    const d = makeDonation(db, [donationLine(village)], { until: "registered" });
    changeDonationState(db, d.edit, d.id, "submitted");
    const same = actorFor(signInAs(db, "administrator").person, "donation.approve");
    const own = { ...same, userId: d.edit.userId };
    expect(changeDonationState(db, own, d.id, "approved")).toEqual({
      ok: false,
      why: "donation.why.fourEyes",
    });
    const { donation: row } = d.found();
    editDonation(db, d.edit, d.id, { ...row, road: "bureau", donorName: "别人", place: "镇政府" });
    expect(d.found().donation).toMatchObject({ road: "donor", donorName: row.donorName, place: "镇政府" });
    expect(writeLines(db, d.edit, d.id, [], d.found().donation.revision)).toMatchObject({ ok: false });
  });

  it("a batch that is called off frees its serial numbers and counts nowhere", () => {
    const d = makeDonation(db, [donationLine(village)], { until: "approved" });
    expect(changeDonationState(db, d.edit, d.id, "cancelled", { reason: "捐赠方改主意" })).toEqual({
      ok: true,
    });
    expect(d.items().every((i) => i.state === "cancelled" && i.serial === null)).toBe(true);
    expect(d.papers()[0]?.state).toBe("cancelled");
    expect(held(village)).toBe(0);
  });

  it("sent twice it is entered once", () => {
    const { edit } = makeDonation(db, [donationLine(village)], { until: "registered" });
    const { donation: row } = makeDonation(db, [donationLine(village)], { until: "registered" }).found();
    const sending = { id: "sending-x", lifetime: 60_000 };
    const input = { ...row, road: "donor" as const };
    const once = createDonation(db, edit, pick(input), sending);
    expect(createDonation(db, edit, pick(input), sending)).toEqual(once);
    expect(db.select().from(donation).all()).toHaveLength(3);
  });
});

const pick = (d: typeof donation.$inferSelect) => ({
  title: d.title,
  road: d.road as "donor",
  donorName: d.donorName,
  donorContact: null,
  donorPhone: null,
  basis: d.basis,
  usedFor: d.usedFor,
  valuationNote: null,
  handoverOn: d.handoverOn,
  place: d.place,
  approvalNumber: null,
  approvedOn: null,
  note: null,
});

describe("signatures (FEATURES 85)", () => {
  it("a serial number that changes takes the signatures with it; the check likewise", () => {
    const d = makeDonation(db, [donationLine(village)], { until: "approved" });
    const [paper] = d.papers();
    signAll(db, d.edit, paper!.id);
    const [item] = d.items();
    const care = actorFor(signInAs(db, "administrator").person, "equipment.care");
    expect(editItem(db, care, item!.id, { serial: "NEU0001", warrantyOn: null, note: null })).toEqual({
      ok: true,
      unsigned: 4,
    });
    expect(signaturesOf(db, paper!.id).every((s) => s.signedAt === null && s.name !== "")).toBe(true);
    expect(acceptHandover(db, d.edit, paper!.id)).toMatchObject({ why: "handover.why.unsigned", count: 4 });
  });

  it("an empty sheet is no signature, and nobody signs in two places", () => {
    const d = makeDonation(db, [donationLine(village)], { until: "approved" });
    const [paper] = d.papers();
    const named = (names: readonly string[]) =>
      nameSigners(
        db,
        d.edit,
        paper!.id,
        (["giver", "receiver", "witness"] as const).map((role, i) => ({
          role,
          position: 1,
          name: names[i]!,
          post: null,
        })),
      );
    expect(named(["王五", "孔霞", "王五"])).toMatchObject({ why: "handover.why.samePerson" });
    expect(named(["王五", "孔霞", "孟凡亮"]).ok).toBe(true);
    const [signer] = signaturesOf(db, paper!.id);
    const sheet = new PNG({ width: 300, height: 100 });
    for (const fill of [0, 255]) {
      sheet.data.fill(fill);
      expect(signHandover(db, d.edit, paper!.id, signer!.id, PNG.sync.write(sheet))).toMatchObject({
        why: "handover.why.empty",
      });
    }
  });
  it("the scan of the signed paper stands for them; one that is wiped is missing again", () => {
    const d = makeDonation(db, [donationLine(village)], { until: "approved" });
    const [paper] = d.papers();
    signAll(db, d.edit, paper!.id);
    // Said on the form of the batch before a change undoes them.
    const all = signaturesOf(db, paper!.id).length;
    expect(signedOnScreen(db, d.id)).toBe(all);
    wipeSignature(db, d.edit, paper!.id, signaturesOf(db, paper!.id)[1]!.id);
    expect(signedOnScreen(db, d.id)).toBe(all - 1);
    expect(acceptHandover(db, d.edit, paper!.id)).toMatchObject({ why: "handover.why.unsigned", count: 1 });
    keepScan(db, d.edit, paper!.id, drawnPicture("receipt", 1));
    expect(handoverFacts(db, findHandover(db, "all", paper!.id)!).scan).toBe(true);
    expect(acceptHandover(db, d.edit, paper!.id)).toEqual({ ok: true });
    expect(acceptHandover(db, d.edit, paper!.id)).toMatchObject({ why: "handover.why.ended" });
  });

  it("a batch over two villages is received with the last of its papers", () => {
    const d = makeDonation(db, [donationLine(village), donationLine(other)], { until: "approved" });
    const [a, b] = d.papers();
    signAll(db, d.edit, a!.id);
    acceptHandover(db, d.edit, a!.id);
    expect(d.found().donation.state).toBe("approved");
    expect([held(village), held(other)]).toEqual([2, 0]);
    expect(changeDonationState(db, d.edit, d.id, "cancelled", { reason: "不捐了" })).toMatchObject({
      why: "donation.why.accepted",
    });
    signAll(db, d.edit, b!.id);
    acceptHandover(db, d.edit, b!.id);
    expect(d.found().donation.state).toBe("received");
    expect(conditionsOf(db, d.items()[0]!.id)).toHaveLength(1);
  });
});

describe("transfer and return (FEATURES 86, 87)", () => {
  const moved = () => {
    const d = makeDonation(db, [donationLine(village)]);
    const admin = signInAs(db, "administrator").person;
    const care = actorFor(admin, "equipment.care");
    const to = villageHolderIn(db, care, `v-${other}`)!;
    const base = { on: todayOn(), place: "村委会", reason: "站点合并" };
    return { d, care, to, base, item: d.items()[0]! };
  };

  it("counts at the old place until the other side accepts it", () => {
    const { d, care, to, base, item } = moved();
    const opened = moveItems(db, care, { ...base, itemIds: [item.id], toHolderId: to });
    expect(opened.ok).toBe(true);
    if (!opened.ok) return;
    expect([held(village), held(other)]).toEqual([2, 0]);
    // On one open paper it does not go onto another.
    expect(moveItems(db, care, { ...base, itemIds: [item.id], toHolderId: null })).toMatchObject({
      why: "move.why.busy",
    });
    signAll(db, d.edit, opened.id);
    const giver = actorFor(signInAs(db, "cadre", [village]).person, "donation.edit");
    expect(acceptHandover(db, giver, opened.id)).toMatchObject({ why: "handover.why.otherEnd" });
    const taker = actorFor(signInAs(db, "cadre", [other]).person, "donation.edit");
    expect(acceptHandover(db, taker, opened.id)).toEqual({ ok: true });
    expect([held(village), held(other)]).toEqual([1, 1]);
    const custody = custodyOf(db, item.id);
    expect(custody.map((c) => c.toOn === null)).toEqual([false, true]);
    expect(findItem(db, "all", item.id)?.item.code).toBe(item.code);
  });

  it("is cancelled with a reason, and nothing moved", () => {
    const { care, d, to, base, item } = moved();
    const opened = moveItems(db, care, { ...base, itemIds: [item.id], toHolderId: to });
    if (!opened.ok) throw new Error(opened.why);
    expect(cancelHandover(db, d.edit, opened.id, null)).toMatchObject({ why: "handover.why.reason" });
    expect(cancelHandover(db, d.edit, opened.id, "不去了")).toEqual({ ok: true });
    expect(held(village)).toBe(2);
    expect(cancelHandover(db, d.edit, d.papers()[0]!.id, "x")).toMatchObject({ why: "handover.why.first" });
  });

  it("a return closes the custody", () => {
    const { care, d, base, item } = moved();
    const opened = moveItems(db, care, { ...base, itemIds: [item.id], toHolderId: null });
    if (!opened.ok) throw new Error(opened.why);
    signAll(db, d.edit, opened.id);
    expect(acceptHandover(db, d.edit, opened.id)).toEqual({ ok: true });
    expect(findItem(db, "all", item.id)?.item.state).toBe("returned");
    const open = db.select().from(itemCustody).where(eq(itemCustody.itemId, item.id)).all();
    expect(open.every((c) => c.toOn !== null)).toBe(true);
    expect(held(village)).toBe(1);
  });

  it("parts of a kit go together (FEATURES 96)", () => {
    const set = { kit: "学生电脑", quantity: 2 };
    const d = makeDonation(db, [
      donationLine(village, set),
      donationLine(village, { ...set, name: "显示器" }),
      donationLine(village, { name: "路由器", serials: false, quantity: 1 }),
    ]);
    const care = actorFor(signInAs(db, "administrator").person, "equipment.care");
    const to = villageHolderIn(db, care, `v-${other}`)!;
    const [first] = d.items();
    const base = { on: todayOn(), place: "村委会", reason: "调拨" };
    const opened = moveItems(db, care, { ...base, itemIds: [first!.id], toHolderId: to });
    expect(opened).toMatchObject({ ok: true, pieces: 2 });
    if (!opened.ok) return;
    signAll(db, d.edit, opened.id);
    acceptHandover(db, d.edit, opened.id);
    expect([held(village), held(other)]).toEqual([3, 2]);
  });
});

describe("labels (FEATURES 88, 89)", () => {
  it("survive every edit: pieces keep their code while the line, the number and the place change", () => {
    const d = makeDonation(db, [donationLine(village)], { until: "registered" });
    const codes = d.items().map((i) => i.code);
    const [line] = d.found().lines;
    const change = {
      ...donationLine(village),
      id: line!.line.id,
      name: "计算机",
      quantity: 3,
      unitFen: 300_000,
    };
    writeLines(db, d.edit, d.id, [change], d.found().donation.revision);
    const after = d.items();
    expect(after.slice(0, 2).map((i) => i.code)).toEqual(codes);
    expect(new Set(after.map((i) => i.code)).size).toBe(3);
    expect(after.slice(0, 2).every((i) => i.serial !== null)).toBe(true);
    const care = actorFor(signInAs(db, "administrator").person, "equipment.care");
    editItem(db, care, after[0]!.id, { serial: "ANDERS1", warrantyOn: null, note: "换过硬盘" });
    expect(d.items()[0]?.code).toBe(codes[0]);
  });

  it("say to a stranger whose it is and where to call, and no name of a person", () => {
    const [personId] = makePeople(db, village, ["王桂英"]);
    const edit = actorFor(signInAs(db, "administrator").person, "donation.edit");
    const base = { villageId: village, keeperName: "田晓琳", keeperPhone: "15905306318" };
    const holder = createHolder(db, edit, { ...base, kind: "person", name: null, personId: personId! });
    const house = createHolder(db, edit, { ...base, kind: "station", name: "电商服务站", personId: null });
    if (!holder.ok || !house.ok) throw new Error("no holder");
    const d = makeDonation(db, [
      donationLine(village, { holder: { holderId: holder.id }, quantity: 1 }),
      donationLine(village, { holder: { holderId: house.id }, quantity: 1 }),
    ]);
    const [own, station] = d.items().map((i) => publicItem(db, i.code));
    expect(JSON.stringify([own, station])).not.toMatch(/王桂英|田晓琳/);
    expect(station).toMatchObject({ belongs: "电商服务站", phone: "15905306318", gone: false });
    expect(own?.phone).not.toBe("15905306318");
    expect(publicItem(db, "NOSUCHCODE")).toBeNull();
    // Written off as lost it is told to its finder all the same; scrapped it belongs to nobody.
    const now = (state: string) => {
      db.update(equipmentItem).set({ state }).run();
      return publicItem(db, d.items()[1]!.code);
    };
    expect(now("lost")).toEqual({ ...station, gone: false });
    expect(now("scrapped")?.gone).toBe(true);
  });
});

describe("repairs, losses, counts (FEATURES 92–95)", () => {
  it("costs add up for the thing and the village; days out are counted", () => {
    const d = makeDonation(db, [donationLine(village)]);
    db.update(itemCustody)
      .set({ fromOn: addDays(todayOn(), -30) })
      .run();
    const care = actorFor(signInAs(db, "administrator").person, "equipment.care");
    const [a, b] = d.items();
    for (const [item, fen] of [
      [a!, 18_000],
      [b!, 1_250],
    ] as const) {
      const outOn = addDays(todayOn(), -11);
      expect(startRepair(db, care, item.id, { what: "电源", shop: null, outOn })).toEqual({ ok: true });
      const [open] = repairsOf(db, item.id);
      expect(startRepair(db, care, item.id, { what: "x", shop: null, outOn })).toMatchObject({
        why: "item.why.state",
      });
      const early = { backOn: addDays(outOn, -1), costFen: fen, result: "换电源" };
      expect(endRepair(db, care, item.id, open!.id, early)).toMatchObject({ why: "item.why.backEarly" });
      expect(endRepair(db, care, item.id, open!.id, { ...early, backOn: todayOn() })).toEqual({ ok: true });
    }
    expect(repairCost(db, "all", village)).toBe(19_250);
    expect(repairCost(db, "all", other)).toBe(0);
    expect(findItem(db, "all", a!.id)?.item.state).toBe("in-use");
  });

  it("what is away for repair at a count is not looked for, nor said to be found since", () => {
    const d = makeDonation(db, [donationLine(village)]);
    const [a, b] = d.items();
    const admin = signInAs(db, "administrator").person;
    const care = actorFor(admin, "equipment.care");
    const out = { what: "不开机", shop: "联拓维修站", outOn: todayOn() };
    expect(startRepair(db, care, a!.id, out)).toEqual({ ok: true });
    const run = actorFor(admin, "stocktake.run");
    const base = { villageId: village, holderId: null, kind: "spot" as const, on: todayOn(), note: null };
    const made = openStocktake(db, run, base);
    if (!made.ok) throw new Error(made.why);
    const told = () => {
      const found = findStocktake(db, "all", made.id)!;
      const page = stocktakePage(db, admin, found, "zh");
      const by = { actor: admin, origin: "http://x.invalid", now: Date.now() };
      const paper = stocktakePaper(db, found, by);
      return { page, results: paper.rows.map((r) => r[7]), notes: paper.notes.join("") };
    };
    expect(told()).toMatchObject({
      page: { inRepair: [{ id: a!.id, shop: "联拓维修站" }] },
      results: ["维修中", "还没扫"],
    });
    closeStocktake(db, run, made.id);
    const { page, results, notes } = told();
    expect([page.inRepair.map((r) => r.id), page.stillMissing]).toEqual([[a!.id], [b!.id]]);
    expect(results).toEqual(["维修中", "没找到"]);
    expect(notes).toContain(
      `没找到的里有 1 件正在维修，不在查找之列：台式计算机，联拓 M430，${a!.serial}，编号 ${a!.assetNumber}，在联拓维修站`,
    );
    // It comes back later, and is not missing then.
    db.$client.exec("UPDATE item_repair SET back_on = date(out_on, '+3 days')");
    db.$client.exec("UPDATE equipment_item SET state = 'in-use'");
    expect([...missingItems(db).keys()]).toEqual([b!.id]);
  });

  it("writing off takes a second person; it leaves the counts and not the history", () => {
    const d = makeDonation(db, [donationLine(village)]);
    const [item] = d.items();
    const admin = signInAs(db, "administrator").person;
    const ask = { kind: "lost" as const, on: todayOn(), reason: "被盗，已报案" };
    expect(askWriteOff(db, actorFor(admin, "equipment.care"), item!.id, ask)).toEqual({ ok: true });
    const own = actorFor(admin, "equipment.write-off");
    const yes = { approved: true, decision: "7 号" };
    expect(decideWriteOff(db, own, item!.id, yes)).toEqual({ ok: false, why: "writeOff.why.fourEyes" });
    expect(held(village)).toBe(2);
    expect(decideWriteOff(db, actorFor(d.leader.person, "equipment.write-off"), item!.id, yes)).toEqual({
      ok: true,
    });
    expect(held(village)).toBe(1);
    expect(sumItems(db, "all", { villageId: village, stage: "gone" })).toEqual({ count: 1, fen: 348_000 });
    expect(itemChangesOf(db, item!.id).map((c) => c.toState)).toEqual(["registered", "in-use", "lost"]);
    const view = actorFor(d.leader.person, "donation.view");
    expect(equipmentOfVillage(db, view, village)).toHaveLength(1);
    expect(equipmentCounts(db, "all", village).held).toEqual({
      count: 1,
      href: `/equipment?stage=held&village=${village}`,
    });
  });

  it("a grade of an earlier day does not overwrite a later one", () => {
    const d = makeDonation(db, [donationLine(village)]);
    const [item] = d.items();
    const care = actorFor(signInAs(db, "administrator").person, "equipment.care");
    const photo = drawnPicture("computer", 1);
    gradeItem(db, care, item!.id, { on: todayOn(), grade: "poor", note: null, photo });
    db.update(equipmentItem)
      .set({ receivedOn: addDays(todayOn(), -60) })
      .run();
    const seen = (days: number) =>
      gradeItem(db, care, item!.id, { on: addDays(todayOn(), days), grade: "good", note: null, photo: null });
    expect(seen(-30)).toEqual({ ok: true });
    // Nobody saw it here before it came.
    expect(seen(-61)).toMatchObject({ ok: false, why: "item.why.gradeBefore" });
    expect(findItem(db, "all", item!.id)?.item.condition).toBe("poor");
    const broken = gradeItem(db, care, item!.id, {
      on: todayOn(),
      grade: "fair",
      note: null,
      photo: photo.subarray(0, 60),
    });
    expect(broken).toMatchObject({ ok: false, why: "item.why.unreadable" });
  });
});

describe("a stocktake (FEATURES 90, 91)", () => {
  it("keeps each scan once however often it is sent, and writes the grades when it is closed", () => {
    const d = makeDonation(db, [
      donationLine(village, { quantity: 10 }),
      donationLine(other, { quantity: 1 }),
    ]);
    const run = actorFor(signInAs(db, "cadre", [village]).person, "stocktake.run");
    const open = { villageId: village, holderId: null, kind: "yearly" as const, on: todayOn(), note: null };
    const made = openStocktake(db, run, open);
    if (!made.ok) throw new Error(made.why);
    expect(made.expected).toBe(10);
    expect(openStocktake(db, run, open)).toMatchObject({ why: "stocktake.why.open" });
    expect(openStocktake(db, run, { ...open, villageId: other })).toMatchObject({
      why: "stocktake.why.foreign",
    });
    const codes = d.items().map((i) => i.code);
    const scan = (code: string, i: number) => ({
      key: `k-${i}`,
      code: i === 0 ? `http://x.invalid/items-by-code/${code}` : code,
      grade: null,
      how: "camera" as const,
      at: Date.now() + i,
    });
    // 9 of 10, and the one of the other village.
    const scans = [...codes.slice(0, 9), codes[10]!].map(scan);
    const grade = {
      ...scan(codes[0]!, 0),
      key: `grade-${d.items()[0]!.id}`,
      grade: "poor" as const,
      how: "list" as const,
    };
    expect(recordScans(db, run, made.id, scans)).toEqual({ ok: true, kept: 10, late: false });
    expect(recordScans(db, run, made.id, [...scans, grade])).toEqual({ ok: true, kept: 1, late: false });
    const counted = countedOf(db, made.id);
    const count = countStocktake(counted.expected, counted.scans);
    expect([count.found.length, count.missing.length, count.elsewhere.length, count.again]).toEqual([
      9, 1, 1, 0,
    ]);
    expect(closeStocktake(db, run, made.id)).toEqual({ ok: true });
    expect(recordScans(db, run, made.id, scans)).toEqual({ ok: true, kept: 0, late: true });
    // One that a phone still kept, by the maker's number: it waits, then counts as a late find with who and when.
    const missed = d.items()[9]!;
    const late = { ...scan(missed.serial!.toLowerCase(), 99), grade: "fair" as const, how: "typed" as const };
    expect(recordScans(db, run, made.id, [late, late])).toEqual({ ok: true, kept: 1, late: true });
    const found = () => countStocktake(counted.expected, countedOf(db, made.id).scans).found.length;
    expect([found(), lastFoundOn(db, [missed.id]).size]).toEqual([9, 0]);
    // Everybody who looks at it is told that it was not found, until a scan or a grade says that it is there.
    expect([...missingItems(db).keys()]).toEqual([missed.id]);
    const listed = () => countItems(db, "all", { villageId: village, stage: "missing" });
    expect(listed()).toBe(1);
    const boss = signInAs(db, "administrator").person;
    const stateOf = () => thingsOfVillage(db, boss, village, todayOn(), "zh")?.rows.map((r) => r.state?.word);
    expect(stateOf()).toContain("盘点没找到");
    const later = addDays(todayOn(), 31);
    const lateIn = () => lateStocktakes(db, boss, later, "zh").filter((l) => l.key.startsWith("missing"));
    expect(lateIn()).toMatchObject([{ villageId: village, to: `/equipment/${missed.id}` }]);
    const [waiting] = lateScansOf(db, made.id);
    expect(waiting).toMatchObject({ itemId: missed.id, late: "waiting", lateByName: run.name });
    expect(decideLateScan(db, run, made.id, waiting!.id, "counted")).toEqual({ ok: true });
    expect(decideLateScan(db, run, made.id, waiting!.id, "left")).toMatchObject({ ok: false });
    expect(found()).toBe(10);
    expect([missingItems(db).size, lateIn().length, listed()]).toEqual([0, 0, 0]);
    expect(stateOf()).not.toContain("盘点没找到");
    expect(lateScansOf(db, made.id)[0]).toMatchObject({ late: "counted", decidedByName: run.name });
    // The report says what the thing is, not the code of its label.
    const by = { actor: boss, origin: "http://x.invalid", now: Date.now() };
    const notes = stocktakePaper(db, findStocktake(db, "all", made.id)!, by).notes.join("");
    expect(notes).toContain(
      `结束以后补记：台式计算机，联拓 M430，${missed.serial}，编号 ${missed.assetNumber}`,
    );
    expect(notes).not.toContain(missed.code);
    expect(findItem(db, "all", missed.id)?.item.condition).toBe("fair");
    // The piece of another village that was scanned here was not counted at its own place.
    expect([...lastFoundOn(db, [missed.id, d.items()[10]!.id]).keys()]).toEqual([missed.id]);
    expect(findItem(db, "all", d.items()[0]!.id)?.item.condition).toBe("poor");
    expect(db.select().from(itemCondition).where(eq(itemCondition.stocktakeId, made.id)).all()).toHaveLength(
      2,
    );
    // A second yearly count of the year is asked about; a spot check is not.
    expect(openStocktake(db, run, open)).toMatchObject({ why: "stocktake.why.yearlyTwice" });
    expect(openStocktake(db, run, { ...open, again: true })).toMatchObject({ ok: true });
  });
});

it("the report of a closed stocktake says the same after things of it went to another village", () => {
  const d = makeDonation(db, [donationLine(village, { quantity: 2 }), donationLine(other, { quantity: 1 })]);
  const cadre = signInAs(db, "cadre", [village]).person;
  const run = actorFor(cadre, "stocktake.run");
  const kind = "spot" as const;
  const made = openStocktake(db, run, {
    villageId: village,
    holderId: null,
    kind,
    on: todayOn(),
    note: null,
  });
  if (!made.ok) throw new Error(made.why);
  const scans = d.items().map((i, n) => ({
    key: `k-${n}`,
    code: i.code,
    grade: null,
    how: "camera" as const,
    at: Date.now() + n,
  }));
  recordScans(db, run, made.id, scans);
  closeStocktake(db, run, made.id);
  const rows = () => {
    const by = { actor: cadre, origin: "http://x.invalid", now: Date.now() };
    return stocktakePaper(db, findStocktake(db, [village], made.id)!, by).rows;
  };
  const before = rows();
  expect(before.map((r) => [r[1], r[3], r[7]])).toEqual([
    ...d
      .items()
      .slice(0, 2)
      .map((i) => [i.assetNumber, i.serial, "相符"]),
    [d.items()[2]!.code, expect.anything(), "不该在这里"],
  ]);
  const care = actorFor(signInAs(db, "administrator").person, "equipment.care");
  const moved = moveItems(db, care, {
    itemIds: [d.items()[0]!.id],
    toHolderId: villageHolderIn(db, care, `v-${other}`)!,
    on: todayOn(),
    place: "村委会",
    reason: "调拨",
  });
  if (!moved.ok) throw new Error(moved.why);
  signAll(db, d.edit, moved.id);
  expect(acceptHandover(db, d.edit, moved.id)).toEqual({ ok: true });
  expect(rows()).toEqual(before);
  // Whoever sees all villages is told whose it is, on the page and on the paper.
  const admin = signInAs(db, "administrator").person;
  const found = findStocktake(db, "all", made.id)!;
  const page = stocktakePage(db, admin, found, "zh");
  expect(page.things.map((x) => x.id).sort()).toEqual(d.items().map((i) => i.id));
  const by = { actor: admin, origin: "http://x.invalid", now: Date.now() };
  const third = stocktakePaper(db, found, by).rows[2]!;
  expect(third[1]).toBe(d.items()[2]!.assetNumber);
  expect(third[4]).toContain("大高庄村");
});

describe("another village's things are not there", () => {
  it("for reading, moving, grading, receiving", () => {
    const d = makeDonation(db, [donationLine(other)], { until: "approved" });
    const cadre = signInAs(db, "cadre", [village]).person;
    const view = actorFor(cadre, "donation.view");
    const edit = actorFor(cadre, "donation.edit");
    expect(findDonation(db, view, d.id)).toBeUndefined();
    const [paper] = d.papers();
    expect(findHandover(db, view.villages, paper!.id)).toBeUndefined();
    expect(acceptHandover(db, edit, paper!.id)).toMatchObject({ why: "handover.why.notFound" });
    const [item] = d.items();
    expect(findItem(db, view.villages, item!.id)).toBeUndefined();
    const own = makeDonation(db, [donationLine(village)]);
    const care = actorFor(cadre, "equipment.care");
    const holder = db.select().from(equipmentItem).where(eq(equipmentItem.id, item!.id)).get()!.holderId;
    const move = {
      itemIds: [own.items()[0]!.id],
      toHolderId: holder,
      on: todayOn(),
      place: "x",
      reason: "yy",
    };
    expect(moveItems(db, care, move)).toMatchObject({ why: "move.why.foreignPlace" });
    const mine = createDonation(db, edit, pick(d.found().donation));
    if (!mine.ok) throw new Error(mine.why);
    expect(writeLines(db, edit, mine.id, [donationLine(other)], 1)).toMatchObject({
      why: "donation.why.foreignHolder",
    });
    // Begun and still empty it is seen by whoever began it, and by nobody of another village.
    const stranger = actorFor(signInAs(db, "cadre", [other]).person, "donation.view");
    expect(findDonation(db, edit, mine.id)).toBeDefined();
    expect(findDonation(db, stranger, mine.id)).toBeUndefined();
  });
});

it("what is scanned after an accepted paper took it away is here besides what is expected; scanned before, it was found", () => {
  const d = makeDonation(db, [donationLine(village, { quantity: 3 })]);
  const care = actorFor(signInAs(db, "administrator").person, "equipment.care");
  const run = actorFor(signInAs(db, "cadre", [village]).person, "stocktake.run");
  const at = { villageId: village, holderId: null, kind: "spot" as const, on: todayOn(), note: null };
  const made = openStocktake(db, run, at);
  if (!made.ok) throw new Error(made.why);
  const [early, late, unseen] = d.items();
  const scan = (item: { code: string }, when: number) =>
    recordScans(db, run, made.id, [
      { key: `k-${item.code}-${when}`, code: item.code, grade: null, how: "camera", at: when },
    ]);
  scan(early!, Date.now() - 1000);
  const moved = moveItems(db, care, {
    itemIds: [early!.id, late!.id, unseen!.id],
    toHolderId: villageHolderIn(db, care, `v-${other}`)!,
    on: todayOn(),
    place: "村委会",
    reason: "调拨",
  });
  if (!moved.ok) throw new Error(moved.why);
  signAll(db, d.edit, moved.id);
  expect(acceptHandover(db, d.edit, moved.id)).toEqual({ ok: true });
  scan(late!, Date.now() + 1000);
  const c = countedOf(db, made.id);
  expect([c.expected, c.left]).toEqual([[early!.id], [late!.id, unseen!.id]]);
  expect(countStocktake(c.expected, c.scans)).toMatchObject({ found: [early!.id], elsewhere: [late!.id] });
  expect(listStocktakes(db, "all")[0]).toMatchObject({ expected: 1, found: 1 });
});
