import type { Db } from "db/client.server";
import { benefit } from "db/schema";
import { beforeEach, describe, expect, it } from "vitest";
import { setDatabase } from "~/platform/database.server";
import { makeHousehold } from "../../../../../tests/support/household-fixture";
import { freshNumber, register } from "../../../../../tests/support/people-fixture";
import { signInAs } from "../../../../../tests/support/signed-in";
import { testDb } from "../../../../../tests/support/test-db";
import { call, makeVillage, statusOf } from "../../../../../tests/support/training-fixture";
import { wholeDocument } from "../../households/document-columns.server";
import { openIdNumber } from "../../person-record.server";
import * as endPage from "./benefit";
import * as correctionPage from "./benefit-correction";
import * as removalPage from "./benefit-removal";
import * as newPage from "./new-benefit";

let db: Db;
let village: number;
let home: number;

beforeEach(() => {
  db = testDb();
  setDatabase(db);
  village = makeVillage(db);
  const zhang = register(db, village, { name: "张守田", idNumber: freshNumber("19500301") }).id;
  home = makeHousehold(db, village, zhang, [], "2020-01-01", "12号");
});

const cookie = () => signInAs(db, "cadre", [village]).cookie;
const entries = () => db.select().from(benefit).all();
const params = (b?: number) => ({ householdId: String(home), ...(b ? { benefitId: String(b) } : {}) });
const typed = {
  holder: "whole",
  kind: "minimum-living",
  level: "B 类",
  documentNo: "A1",
  monthlyFen: "300",
  fromOn: "2025-01-01",
  toOn: "",
};
const send = (
  page: { action: typeof newPage.action },
  values: Record<string, string>,
  at = params(),
  as = cookie(),
) => page.action(call("/households", as, at, values));
type Answer = { init: { status: number }; data: { lastResult: { error: Record<string, string[]> } } };

describe("policies enjoyed", () => {
  it("a second entry that says something else is refused, not dropped; the same sent twice is one", async () => {
    await send(newPage, typed);
    await send(newPage, typed);
    expect(entries()).toHaveLength(1);
    const second = (await send(newPage, { ...typed, monthlyFen: "450", documentNo: "B2" })) as Answer;
    expect(second.init.status).toBe(422);
    expect(second.data.lastResult.error).toEqual({ kind: ["benefits.open"] });
    const first = entries()[0]!.id;
    await send(endPage, { toOn: "2025-06-30", reason: "" }, params(first));
    const again = (await send(newPage, { ...typed, monthlyFen: "450", documentNo: "B2" })) as Answer;
    expect(again.data.lastResult.error).toEqual({ fromOn: ["benefits.overlaps"] });
    await send(newPage, { ...typed, monthlyFen: "450", documentNo: "B2", fromOn: "2025-07-01" });
    expect(entries().map((b) => b.monthlyFen)).toEqual([30_000, 45_000]);
    const longer = (await send(endPage, { toOn: "2025-07-01", reason: "" }, params(first))) as Answer;
    expect(longer.data.lastResult.error).toEqual({ toOn: ["benefits.overlaps"] });
  });

  it("a wrong amount is put right; a page that somebody else overtook is told so", async () => {
    await send(newPage, typed);
    const { id, updatedAt } = entries()[0]!;
    const seen = String(updatedAt);
    await send(correctionPage, { ...typed, monthlyFen: "450", documentNo: "B2", seen }, params(id));
    expect(entries()).toMatchObject([{ id, monthlyFen: 45_000, documentNo: "****2", fromOn: "2025-01-01" }]);
    expect(wholeDocument(entries()[0]!)).toBe("B2");
    const late = (await send(correctionPage, { ...typed, monthlyFen: "500", seen }, params(id))) as Answer;
    expect(late.data.lastResult.error).toEqual({ kind: ["benefits.changedMeanwhile"] });
    expect(entries()[0]!.monthlyFen).toBe(45_000);
    const page = await correctionPage.loader(call("/households", cookie(), params(id)));
    expect(page.initial).toMatchObject({ monthlyFen: "450.00", documentNo: "", holder: "whole" });
    expect(page.sealed).toBe("****2");
  });

  it("what was never enjoyed is deleted with a reason, in the log without what it was; not from another village", async () => {
    await send(newPage, typed);
    const { id } = entries()[0]!;
    const stranger = signInAs(db, "cadre", [makeVillage(db, "大丁村", "371725101207")]).cookie;
    expect(await statusOf(() => send(removalPage, { reason: "登记错户" }, params(id), stranger))).toBe(404);
    const page = await removalPage.loader(call("/households", cookie(), params(id)));
    expect(page.entry).toMatchObject({ details: ["每月 300 元"], masked: "****1" });
    const bare = (await send(removalPage, { reason: " " }, params(id))) as Answer;
    expect(bare.init.status).toBe(400);
    await send(removalPage, { reason: "登记错户" }, params(id));
    expect(entries()).toEqual([]);
    const row = db.$client
      .prepare(
        "SELECT reason, after FROM audit_event WHERE event = 'household.benefit-removed' AND outcome = 'success'",
      )
      .all();
    expect(row).toEqual([{ reason: "登记错户", after: JSON.stringify({ hidden: ["benefit"] }) }]);
  });

  it("a sealed number stays when it is not typed again; a mask is never saved, a typed one is checked by its kind", async () => {
    const who = register(db, village, { name: "张守地", idNumber: freshNumber("19520301") });
    const id = openIdNumber(who)!;
    const kin = makeHousehold(db, village, who.id, [], "2020-01-01", "13号");
    const at = (b?: number) => ({ householdId: String(kin), ...(b ? { benefitId: String(b) } : {}) });
    const card = {
      ...typed,
      holder: String(who.id),
      kind: "disability-card",
      level: "肢体三级",
      monthlyFen: "",
    };
    const why = async (values: Record<string, string>, b?: number) => {
      const page = b === undefined ? newPage : correctionPage;
      const seen = String(entries()[0]?.updatedAt ?? 0);
      const done = (await send(page, { ...card, seen, ...values }, at(b))) as Answer | Response;
      return done instanceof Response ? null : done.data.lastResult.error;
    };
    expect(await why({ documentNo: "12345" })).toEqual({ documentNo: ["benefits.cardWrong"] });
    expect(await why({ documentNo: `${id}43`, holder: "whole" })).toEqual({
      holder: ["benefits.cardNobodys"],
    });
    expect(await why({ documentNo: `${id}24` })).toEqual({ level: ["benefits.levelNotCard"] });
    expect(await why({ documentNo: `${id}43` })).toBeNull();
    const [row] = entries();
    const page = await correctionPage.loader(call("/households", cookie(), at(row!.id)));
    expect(page.initial.documentNo).toBe("");
    expect(page.sealed).toBe(`${id.slice(0, 6)}********${id.slice(14)}43`);
    expect(await why({ documentNo: page.sealed!, level: "" }, row!.id)).toEqual({
      documentNo: ["benefits.masked"],
    });
    expect(await why({ documentNo: "", monthlyFen: "80" }, row!.id)).toBeNull();
    expect(entries()[0]!.monthlyFen).toBe(8_000);
    expect(wholeDocument(entries()[0]!)).toBe(`${id}43`);
    expect(await why({ documentNo: `${id}44`, level: "肢体四级" }, row!.id)).toBeNull();
    expect(wholeDocument(entries()[0]!)).toBe(`${id}44`);
    expect(await why({ documentNo: "", dropNumber: "yes" }, row!.id)).toBeNull();
    expect(entries()[0]).toMatchObject({ documentNo: null, documentSealed: null });
    const low = { ...card, kind: "minimum-living", holder: "whole", level: "" };
    expect(await why({ ...low, documentNo: "3.71725E+17" })).toEqual({ documentNo: ["benefits.digitsLost"] });
  });
});
