import type { Db } from "db/client.server";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, expect, it } from "vitest";
import { todayOn } from "~/platform/dates";
import { RecordsAnswer, readRecords } from "~/platform/forms/kept-answer";
import { donationLine, makeDonation } from "../../../tests/support/donation-fixture";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeVillage } from "../../../tests/support/training-fixture";
import { handoverPaper } from "./handover-paper.server";
import { findHandover } from "./handover-queries.server";
import { missingThings } from "./late-counts.server";
import { countItems } from "./list-items.server";
import { moveItems } from "./move-items.server";
import * as equipmentRoute from "./routes/equipment";
import * as itemRoute from "./routes/item";
import * as stocktakeRoute from "./routes/stocktake";
import { closeStocktake, openStocktake } from "./stocktake.server";
import { stocktakePaper } from "./stocktake-paper.server";
import { findStocktake } from "./stocktake-queries.server";
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
