import type { Db } from "db/client.server";
import { itemCondition, itemCustody, stocktakeScan } from "db/schema";
import { lt } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { addDays, todayOn } from "~/platform/dates";
import { donationLine, makeDonation } from "../../../tests/support/donation-fixture";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeVillage } from "../../../tests/support/training-fixture";
import { decideLateScan } from "./decide-late-scan.server";
import { findAgain } from "./find-again.server";
import { itemPage } from "./item-page.server";
import { findItem } from "./item-queries.server";
import * as writeOffRoute from "./routes/write-off";
import { closeStocktake, openStocktake, recordScans } from "./stocktake.server";
import { countStocktake, toldVerdict } from "./stocktake-count";
import { stocktakePage } from "./stocktake-page.server";
import { stocktakePaper } from "./stocktake-paper.server";
import { countedOf, findStocktake, lateScansOf, listStocktakes } from "./stocktake-queries.server";
import { askWriteOff, decideWriteOff } from "./write-off.server";

const today = todayOn();
const day = 86_400_000;
let db: Db;
let here: number;
let thing: { id: number; code: string };
let admin: ReturnType<typeof signInAs>["person"];
let leader: ReturnType<typeof signInAs>;
let stocktakeId: number;

/** Two computers that came long ago; a stocktake of the village runs. */
beforeEach(() => {
  db = testDb();
  here = makeVillage(db);
  thing = makeDonation(db, [donationLine(here)]).items()[0]!;
  db.update(itemCustody).set({ fromOn: "2025-01-05" }).run();
  db.update(itemCondition).set({ on: "2025-01-05", createdAt: 0 }).run();
  admin = signInAs(db, "administrator").person;
  leader = signInAs(db, "leader");
  const at = { villageId: here, holderId: null, kind: "spot" as const, on: today, note: null };
  const opened = openStocktake(db, actorFor(admin, "stocktake.run"), at);
  if (!opened.ok) throw new Error(opened.why);
  stocktakeId = opened.id;
});

const ask = (on: string, at = Date.now() - 60_000, kind: "lost" | "scrapped" = "lost") =>
  askWriteOff(db, actorFor(admin, "equipment.care"), thing.id, { kind, on, reason: "找不到了" }, at);
const approve = () =>
  decideWriteOff(db, actorFor(leader.person, "equipment.write-off"), thing.id, {
    approved: true,
    decision: "7 号",
  });
const refuse = () =>
  decideWriteOff(db, actorFor(leader.person, "equipment.write-off"), thing.id, {
    approved: false,
    decision: "还在",
  });
const scan = (grade: "good" | "broken" | null = null, at = Date.now()) =>
  recordScans(db, actorFor(admin, "stocktake.run"), stocktakeId, [
    { key: `s${at}`, code: thing.code, grade, how: "camera", at },
  ]);
const close = () => closeStocktake(db, actorFor(admin, "stocktake.run"), stocktakeId);
const graded = (on: string, createdAt = Date.now()) =>
  db
    .insert(itemCondition)
    .values({ itemId: thing.id, on, grade: "good", userId: "x", userName: "马春燕", createdAt })
    .run();
const beside = async () =>
  (
    await writeOffRoute.loader(
      call(`/equipment/${thing.id}/write-off`, leader.cookie, { itemId: String(thing.id) }),
    )
  ).asked?.seen;
const seen = { ok: false, why: "writeOff.why.seen" };

it("what a stocktake that runs has scanned after it was reported lost stands beside the request and is not written off", async () => {
  ask(today);
  expect(await beside()).toBeNull();
  scan();
  expect(await beside()).toMatch(/在盘点 PD-\d{4}-001 里还扫到了它/);
  expect(itemPage(db, admin, findItem(db, "all", thing.id)!, "zh").asked?.seen).toBe(await beside());
  expect(approve()).toEqual(seen);
  close();
  expect(approve()).toEqual(seen);
  expect(refuse()).toEqual({ ok: true });
  // Reported anew, it was seen before that.
  expect(ask(today, Date.now() + 1000)).toEqual({ ok: true });
  expect(approve()).toEqual({ ok: true });
});

it("a grade given in a stocktake counts while it runs, too; one that says it is broken does not", () => {
  ask(today);
  scan("good");
  expect(approve()).toEqual(seen);
  scan("broken", Date.now() + 5);
  expect(approve()).toEqual({ ok: true });
});

it("a scan that came late counts until somebody leaves it out", () => {
  ask(today);
  close();
  scan();
  expect(approve()).toEqual(seen);
  const [late] = lateScansOf(db, stocktakeId);
  decideLateScan(db, actorFor(admin, "stocktake.run"), stocktakeId, late!.id, "left");
  expect(approve()).toEqual({ ok: true });
});

it("a grade of a day before the loss is none against it, however late it is entered", async () => {
  ask(addDays(today, -3));
  graded(addDays(today, -180));
  graded(addDays(today, -4));
  expect(await beside()).toBeNull();
  expect(approve()).toEqual({ ok: true });
});

it("a grade of a day after the loss counts whenever it was entered; on the day of the loss what came after the report", async () => {
  ask(addDays(today, -3));
  graded(addDays(today, -3), Date.now() - 3 * day);
  expect(await beside()).toBeNull();
  graded(addDays(today, -2), Date.now() - 2 * day);
  expect(await beside()).toContain("马春燕");
  expect(approve()).toEqual(seen);
});

it("who reports a loss of a day before the thing was last seen is told that day; a scrapped thing may be seen", () => {
  scan(null, Date.now() - 60_000);
  expect(ask(addDays(today, -2), Date.now())).toEqual({
    ok: false,
    why: "writeOff.why.seenLater",
    seenOn: today,
  });
  expect(ask(addDays(today, -2), Date.now(), "scrapped")).toEqual({ ok: true });
  expect(approve()).toEqual({ ok: true });
});

it("the stocktake and its report say of what was found that it is reported lost", () => {
  ask(today);
  scan();
  const found = findStocktake(db, "all", stocktakeId)!;
  expect(stocktakePage(db, admin, found, "zh").saidLost).toEqual([thing.id]);
  const paper = () =>
    (stocktakePaper(db, found, { actor: admin, origin: "https://x.cn", now: 0 }).notes ?? []).join("");
  expect(paper()).toContain("找到的里有 1 件报过损失，还没有批");
  refuse();
  expect(stocktakePage(db, admin, found, "zh").saidLost).toEqual([]);
  expect(paper()).not.toContain("报过损失");
});

it("what is scanned after its loss was approved is told as found again, in the count, its report and on its own page", async () => {
  ask(today);
  expect(approve()).toEqual({ ok: true });
  const found = () => findStocktake(db, "all", stocktakeId)!;
  const count = () => {
    const c = countedOf(db, stocktakeId);
    return countStocktake(c.expected, c.scans);
  };
  const before = count().expected.length;
  const page = () => itemPage(db, leader.person, findItem(db, "all", thing.id)!, "zh");
  expect(page().seenLost).toBeNull();
  scan();
  expect(count()).toMatchObject({ elsewhere: [thing.id], found: [], missing: { length: before } });
  expect(page().seenLost).toMatch(/在盘点 PD-\d{4}-001 里又扫到了它/);
  close();
  expect(listStocktakes(db, "all")[0]).toMatchObject({ expected: before, found: 0 });
  const paper = stocktakePaper(db, found(), { actor: admin, origin: "https://x.cn", now: 0 });
  expect(paper.rows.map((r) => r.at(-1))).toEqual(["没找到", "报损后找到"]);
  expect(stocktakePage(db, leader.person, found(), "zh").may.findAgain).toBe(true);
  // The form to put it back is open to who may, and says to others whose it is.
  const form = (cookie: string) =>
    writeOffRoute.loader(call(`/equipment/${thing.id}/write-off`, cookie, { itemId: String(thing.id) }));
  expect((await form(leader.cookie)).closed).toBeNull();
  const cadre = signInAs(db, "cadre", [here]);
  expect((await form(cadre.cookie)).closed).toContain("重新入账");
});

it("what was scanned before its loss was reported, or is back on the books by the end, was found where it belongs", () => {
  scan(null, Date.now() - 120_000);
  ask(today);
  expect(approve()).toEqual({ ok: true });
  const found = () => {
    const c = countedOf(db, stocktakeId);
    return countStocktake(c.expected, c.scans).found;
  };
  expect(found()).toEqual([thing.id]);
  // Scanned again after the report, it is not where it belongs any more: somebody found it again.
  scan();
  expect(found()).toEqual([]);
  db.delete(stocktakeScan)
    .where(lt(stocktakeScan.scannedAt, Date.now() - 60_000))
    .run();
  expect(found()).toEqual([]);
  const back = { on: today, reason: "在库房找到" };
  const decider = actorFor(leader.person, "equipment.write-off");
  expect(findAgain(db, decider, thing.id, back, Date.now() + 1000)).toEqual({ ok: true });
  expect(found()).toEqual([thing.id]);
});

it("what was found, then lost, then scanned again in the same stocktake is told as found again, and who approves is offered the books", () => {
  scan(null, Date.now() - 120_000);
  ask(today);
  expect(approve()).toEqual({ ok: true });
  const found = () => findStocktake(db, "all", stocktakeId)!;
  const verdicts = () =>
    stocktakePaper(db, found(), { actor: admin, origin: "https://x.cn", now: 0 }).rows.map((r) => r.at(-1));
  expect(verdicts()).toEqual(["相符", "还没扫"]);
  const list = () => listStocktakes(db, "all")[0];
  expect(list()).toMatchObject({ expected: 2, found: 1 });
  scan();
  expect(verdicts()).toEqual(["还没扫", "报损后找到"]);
  expect(list()).toMatchObject({ expected: 1, found: 0 });
  const c = countedOf(db, stocktakeId);
  const count = countStocktake(c.expected, c.scans);
  expect(count).toMatchObject({ elsewhere: [thing.id], found: [] });
  // The phone says so of the scan itself, not that it was scanned before.
  const last = count.verdicts.get(c.scans.at(-1)!.key)!;
  expect(last).toBe("again");
  expect(toldVerdict(last, true, true)).toBe("elsewhere");
  expect(toldVerdict(last, true, false)).toBe("again");
  expect(toldVerdict(last, false, true)).toBe("again");
  close();
  expect(verdicts()).toEqual(["没找到", "报损后找到"]);
});

it("what was found and then scrapped was found, also when its label is read once more", () => {
  scan(null, Date.now() - 120_000);
  ask(today, undefined, "scrapped");
  expect(approve()).toEqual({ ok: true });
  scan();
  const c = countedOf(db, stocktakeId);
  expect(countStocktake(c.expected, c.scans).found).toEqual([thing.id]);
});
