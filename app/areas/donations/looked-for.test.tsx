import type { Db } from "db/client.server";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, expect, it } from "vitest";
import { todayOn } from "~/platform/dates";
import { RecordsAnswer, readRecords } from "~/platform/forms/kept-answer";
import { LanguageContext } from "~/platform/i18n/use-text";
import { donationLine, makeDonation } from "../../../tests/support/donation-fixture";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeVillage } from "../../../tests/support/training-fixture";
import { gradeItem } from "./care-item.server";
import { donorReport } from "./donor-report.server";
import { handoverPaper } from "./handover-paper.server";
import { findHandover } from "./handover-queries.server";
import { conditionsOf } from "./item-queries.server";
import { missingThings } from "./late-counts.server";
import { countItems } from "./list-items.server";
import { moveItems } from "./move-items.server";
import * as conditionRoute from "./routes/condition";
import * as equipmentRoute from "./routes/equipment";
import * as itemRoute from "./routes/item";
import * as codeRoute from "./routes/item-by-code";
import * as repairRoute from "./routes/new-repair";
import * as stocktakeRoute from "./routes/stocktake";
import * as writeOffRoute from "./routes/write-off";
import { closeStocktake, openStocktake } from "./stocktake.server";
import { stocktakePaper } from "./stocktake-paper.server";
import { findStocktake } from "./stocktake-queries.server";
import { thingsOfVillage } from "./things-of-village.server";
import { ByCodePage } from "./ui/by-code-page";
import { ItemFormPage } from "./ui/item-form-page";
import { askWriteOff, decideWriteOff } from "./write-off.server";

let db: Db;
let village: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
});

it("what a stocktake did not find is counted and listed alike, before and after somebody asks to write it off", async () => {
  const d = makeDonation(db, [donationLine(village, { quantity: 3 })]);
  const admin = signInAs(db, "administrator");
  const run = actorFor(admin.person, "stocktake.run");
  const open = { villageId: village, holderId: null, kind: "spot" as const, on: todayOn(), note: null };
  const made = openStocktake(db, run, open);
  if (!made.ok) throw new Error(made.why);
  closeStocktake(db, run, made.id);
  const both = () => [
    missingThings(db, admin.person, todayOn(), "zh").length,
    countItems(db, "all", { stage: "missing" }),
  ];
  expect(both()).toEqual([3, 3]);
  // A count that did not find it was a count.
  const rows = thingsOfVillage(db, admin.person, village, todayOn(), "zh")?.rows ?? [];
  expect(new Set(rows.map((r) => r.countedOn))).toEqual(new Set([todayOn()]));
  const by = { actor: admin.person, origin: "http://x.invalid", now: Date.now() };
  const report = () => donorReport(db, "all", d.found(), by).rows;
  expect(new Set(report().map((r) => `${r[6]} ${r[8]}`))).toEqual(new Set([`没找到 ${todayOn()}`]));
  const id = d.items()[0]!.id;
  const ask = { kind: "lost" as const, on: todayOn(), reason: "被盗，已报案" };
  expect(askWriteOff(db, actorFor(admin.person, "equipment.care"), id, ask)).toEqual({ ok: true });
  expect(both()).toEqual([2, 2]);
  const list = await equipmentRoute.loader(call("/equipment?stage=held", admin.cookie, {}));
  expect(list.rows.map((r) => r.missing?.reported).sort()).toEqual([false, false, true]);
  const page = await itemRoute.loader(call("/x", admin.cookie, { itemId: String(id) }));
  expect(page.missing?.words).toContain("已经报了损失");
  // Refused, it is looked for again.
  const no = { approved: false, decision: "再找找" };
  expect(decideWriteOff(db, actorFor(d.leader.person, "equipment.write-off"), id, no).ok).toBe(true);
  expect(both()).toEqual([3, 3]);
  const ask2 = { kind: "lost" as const, on: todayOn(), reason: "还是找不到" };
  askWriteOff(db, actorFor(admin.person, "equipment.care"), id, ask2);
  const yes = { approved: true, decision: "7 号" };
  expect(decideWriteOff(db, actorFor(d.leader.person, "equipment.write-off"), id, yes).ok).toBe(true);
  expect(
    report()
      .map((r) => r[5]?.startsWith("原在"))
      .sort(),
  ).toEqual([false, false, true]);
});

it("a grade sent twice is one; a form that would be refused is not offered", async () => {
  const d = makeDonation(db, [donationLine(village)]);
  const { cookie, person } = signInAs(db, "administrator");
  const params = { itemId: String(d.items()[0]!.id) };
  const before = conditionsOf(db, d.items()[0]!.id).length;
  const grade = { on: todayOn(), grade: "fair", note: "" };
  for (let i = 0; i < 2; i += 1) await conditionRoute.action(call("/x", cookie, params, grade));
  expect(conditionsOf(db, d.items()[0]!.id)).toHaveLength(before + 1);
  const closed = async () => [
    (await conditionRoute.loader(call("/x", cookie, params))).closed,
    (await repairRoute.loader(call("/x", cookie, params))).closed,
    (await writeOffRoute.loader(call("/x", cookie, params))).closed,
  ];
  expect(await closed()).toEqual([null, null, null]);
  const care = actorFor(person, "equipment.care");
  const back = { toHolderId: null, on: todayOn(), place: "村委会", reason: "用不上" };
  moveItems(db, care, { ...back, itemIds: [d.items()[0]!.id] });
  expect(await closed()).toEqual([
    null,
    expect.stringContaining("还没接收的清单"),
    expect.stringContaining("现在不能报"),
  ]);
  const shown = renderToStaticMarkup(
    <LanguageContext.Provider value="zh">
      <ItemFormPage item={{ id: 1, short: "电脑" }} title="送修" errors={{}} submit={null} closed="现在不能">
        <input name="what" />
      </ItemFormPage>
    </LanguageContext.Provider>,
  );
  expect(shown).toContain("现在不能");
  expect(shown).not.toContain("<form");
});

it("who is signed in is not asked to sign in at the label of another village", async () => {
  const d = makeDonation(db, [donationLine(makeVillage(db, "大高庄村", "371725109209"))]);
  const { cookie } = signInAs(db, "cadre", [village]);
  const code = d.items()[0]!.code;
  const answer = await codeRoute.loader(call("/x", cookie, { code }));
  expect(answer.data.signedIn).toBe(true);
  const shown = renderToStaticMarkup(
    <LanguageContext.Provider value="zh">
      <ByCodePage {...answer.data} />
    </LanguageContext.Provider>,
  );
  expect(shown).toContain("不在您负责的村");
  expect(shown).not.toContain("/sign-in");
});

it("a label of another village is told from one that nobody knows, at once: the answer to the phone says so", async () => {
  const other = makeVillage(db, "大高庄村", "371725109209");
  const d = makeDonation(db, [donationLine(village), donationLine(other, { quantity: 1 })]);
  const foreign = d.items().at(-1)!;
  const cadre = signInAs(db, "cadre", [village]);
  const run = actorFor(cadre.person, "stocktake.run");
  const open = { villageId: village, holderId: null, kind: "spot" as const, on: todayOn(), note: null };
  const made = openStocktake(db, run, open);
  if (!made.ok) throw new Error(made.why);
  const scan = (key: string, code: string) => ({ key, code, grade: null, how: "camera", at: Date.now() });
  const long = `HTTP://ELSEWHERE.INVALID/${"A".repeat(20)}`;
  const scans = JSON.stringify([scan("s-1", foreign.code), scan("s-2", long), scan("s-3", long)]);
  const form = { scans };
  const answer = await stocktakeRoute.action(
    call("/x", cadre.cookie, { stocktakeId: String(made.id) }, form),
  );
  expect(answer).toMatchObject({ data: { records: { "s-1": foreign.id } } });
  const told = renderToStaticMarkup(<RecordsAnswer records={{ "s-1": foreign.id }} />);
  const written = /data-kept-records="([^"]*)"/.exec(told)?.[1]?.replaceAll("&quot;", '"') ?? "";
  const page = { querySelector: () => ({ getAttribute: () => written }) } as unknown as ParentNode;
  expect(readRecords(page)).toEqual([["s-1", foreign.id]]);
  // The report says a long label whole, and counts it as scanned twice.
  const by = { actor: cadre.person, origin: "http://x.invalid", now: Date.now() };
  const paper = stocktakePaper(db, findStocktake(db, "all", made.id)!, by);
  const notes = paper.notes.join("");
  expect(notes).toContain("不该在这里 1 件，不认识的标签 1 个；重复扫 1 次");
  expect(notes).toContain(long);
  expect(paper.rows.at(-1)?.[1]).toBe(`${long.slice(0, 19)}…`);
});

it("on a return paper it is the giver, not the donor who takes things back, that no longer keeps them", () => {
  const d = makeDonation(db, [donationLine(village)]);
  const { person } = signInAs(db, "administrator");
  const back = moveItems(db, actorFor(person, "equipment.care"), {
    itemIds: [d.items()[0]!.id],
    toHolderId: null,
    on: todayOn(),
    place: "村委会",
    reason: "用不上",
  });
  if (!back.ok) throw new Error(back.why);
  const paper = handoverPaper(db, findHandover(db, "all", back.id)!, {
    actor: person,
    origin: "http://x.invalid",
    now: Date.now(),
  });
  expect(paper.takerLabel).toBe("接 收 方");
  expect(paper.confirm).toContain("移交方不再保管");
});

it("a row of equal pieces on the village's page opens just as many", async () => {
  makeDonation(db, [
    donationLine(village, { name: "课椅", model: null, quantity: 9, unit: "把", serials: false }),
    donationLine(village, { name: "课桌椅", model: null, quantity: 5, unit: "套", serials: false }),
  ]);
  const admin = signInAs(db, "administrator");
  const ids = db.$client
    .prepare(
      "select i.id from equipment_item i join donation_line l on l.id = i.line_id where l.name = '课椅'",
    )
    .pluck()
    .all() as number[];
  for (const id of ids.slice(0, 4))
    gradeItem(db, actorFor(admin.person, "equipment.care"), id, {
      on: todayOn(),
      grade: "poor",
      note: null,
      photo: null,
    });
  const rows = thingsOfVillage(db, admin.person, village, todayOn(), "zh")?.rows ?? [];
  expect(rows.map((r) => [r.name, r.count])).toEqual([
    ["课椅", 4],
    ["课椅", 5],
    ["课桌椅", 5],
  ]);
  for (const r of rows) {
    const list = await equipmentRoute.loader(call(r.to, admin.cookie, {}));
    expect([list.count, list.rows[0]?.name]).toEqual([r.count, r.name]);
  }
});
