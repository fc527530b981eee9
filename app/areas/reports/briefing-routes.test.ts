import { briefing, shopMonth, village, villageShop } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { addMonths, longDay, todayOn } from "~/platform/dates";
import { signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makePeople, makeVillage, statusOf } from "../../../tests/support/training-fixture";
import * as page from "./routes/briefing";
import * as paper from "./routes/briefing-pdf";
import * as list from "./routes/briefings";
import * as edit from "./routes/edit-briefing";
import { freezeEndedMonths } from "./write-briefing.server";

const thisMonth = todayOn().slice(0, 7);
const back = (n: number) => addMonths(`${thisMonth}-01`, -n).slice(0, 7);
const last = back(1);
const before = back(2);

let db: ReturnType<typeof testDb>;
let own: number;
let shopId: number;
let leader: string;
let trainer: string;
beforeEach(() => {
  db = testDb();
  own = makeVillage(db);
  const [owner] = makePeople(db, own, ["孔令堃"]) as [number];
  shopId = db
    .insert(villageShop)
    .values({
      personId: owner,
      villageId: own,
      platform: "taobao",
      name: "草编坊",
      goods: "草编",
      openedOn: `${before}-10`,
      createdBy: "u",
      createdAt: 1,
      updatedAt: 1,
    })
    .returning()
    .get().id;
  for (const [month, salesFen] of [
    [before, 100_000],
    [last, 250_050],
  ] as const)
    db.insert(shopMonth)
      .values({ shopId, month, salesFen, incomeFen: 0, writtenBy: "u", writtenAt: 1 })
      .run();
  leader = signInAs(db, "leader").cookie;
  trainer = signInAs(db, "trainer").cookie;
});

const open = (month: string, cookie = leader) => page.loader(call(`/briefings/${month}`, cookie, { month }));
const press = (month: string, step: "freeze" | "issue", cookie = leader) =>
  page.action(call(`/briefings/${month}`, cookie, { month }, { step }));
const sales = async (month: string) => (await open(month)).figures.find((f) => f.key === "sales");
const correct = (month: string, salesFen: number) =>
  db.$client.prepare("update shop_month set sales_fen = ? where month = ?").run(salesFen, month);
const words = {
  headline: "月销售【本月销售】",
  support: "",
  business: "累计【累计开店】",
  practice: "",
  next: "",
  sentTo: "县委办",
};

describe("a briefing", () => {
  it("keeps its figures once frozen; the correction stands in the next one, once", async () => {
    const within = (month: string) =>
      month.slice(0, 4) === before.slice(0, 4)
        ? Number(month.slice(5)) - Number(before.slice(5)) + 1
        : Number(month.slice(5));
    expect((await list.loader(call("/briefings", leader, {}))).rows.map((r) => [r.month, r.number])).toEqual(
      [thisMonth, last, before].map((m) => [m, within(m)]),
    );
    expect(await statusOf(() => press(before, "freeze"))).toBe(303);
    expect(await statusOf(() => press(before, "freeze"))).toBe(422);
    correct(before, 130_000);
    expect(await sales(before)).toMatchObject({ month: "1,000.00", now: "1,300.00", difference: "+300.00" });
    expect(await statusOf(() => press(last, "freeze"))).toBe(303);
    expect((await open(last)).adjustments).toEqual([
      `${before.slice(0, 4)}年${Number(before.slice(5))}月销售原为 1,000.00 元，更正为 1,300.00 元。`,
    ]);
    expect((await open(thisMonth)).adjustments).toEqual([]);
    correct(before, 140_000);
    expect((await open(thisMonth)).adjustments).toHaveLength(1);
    expect((await open(last)).adjustments).toHaveLength(1);
  });

  it("begins with the month in which the first village joined: a loan of years before makes no issue", async () => {
    db.update(village)
      .set({ joinedOn: `${last}-03` })
      .run();
    const rows = (await list.loader(call("/briefings", leader, {}))).rows;
    expect(rows.map((r) => r.month)).toEqual([thisMonth, last]);
    expect(rows.at(-1)?.number).toBe(1);
    expect(await statusOf(() => open(before))).toBe(404);
  });

  it("is not frozen before its month is over", async () => {
    expect((await open(thisMonth)).may.freeze).toBe(false);
    expect(await statusOf(() => press(thisMonth, "freeze"))).toBe(422);
    expect(await statusOf(() => open(addMonths(`${thisMonth}-01`, 1).slice(0, 7)))).toBe(404);
    expect(await statusOf(() => open(back(3)))).toBe(404);
  });

  it("is frozen by itself when the month is over, once", async () => {
    expect([freezeEndedMonths(db), freezeEndedMonths(db)]).toEqual([[last], []]);
    expect((await open(last)).state).toBe("frozen");
    expect((await open(last)).facts.join()).toContain("自动");
    // Of the months before the first that is frozen by itself nobody asks.
    expect((await open(before)).state).toBe("draft");
  });

  it("of every month whose end was missed is frozen once the server is back, each by what is dated up to its end", async () => {
    const startOf = (month: string) => Date.parse(`${month}-01T00:20:00+08:00`);
    expect(freezeEndedMonths(db, startOf(before))).toEqual([]);
    db.update(village)
      .set({ joinedOn: `${back(4)}-03` })
      .run();
    db.update(villageShop)
      .set({ openedOn: `${back(4)}-10` })
      .run();
    expect(freezeEndedMonths(db, startOf(back(3)))).toEqual([back(4)]);
    // The first of the missed months has words already: it is frozen all the same.
    const begun = await edit.action(
      call("/x", trainer, { month: back(3) }, { ...words, business: "累计", revision: "0" }),
    );
    expect((begun as Response).status).toBe(303);
    expect([freezeEndedMonths(db), freezeEndedMonths(db)]).toEqual([[back(3), before, last], []]);
    expect(await sales(before)).toMatchObject({ month: "1,000.00", total: "1,000.00" });
    expect(await sales(last)).toMatchObject({ month: "2,500.50", total: "3,500.50" });
    expect((await open(last)).adjustments).toEqual([]);
    const day = longDay(todayOn(), "zh");
    for (const month of [back(3), before]) expect((await open(month)).frozenLate).toContain(`${day}才冻结`);
    expect((await open(back(4))).frozenLate).toBeNull();
    expect((await open(before)).facts.join()).toContain("系统自动冻结");
    expect((await open(back(4))).facts.join()).toContain("每月 1 日自动冻结");
  });

  it("takes words with figures in them, keeps what was typed wrong, and stands once issued", async () => {
    const send = (form: Record<string, string>, cookie = trainer) =>
      edit.action(call("/x", cookie, { month: last }, { ...words, revision: "0", ...form }));
    const refused = (await send({ headline: "", business: "【没有这个】" })) as {
      data: { typed: { words: Record<string, string> }; errors: { field: string }[] };
      init: { status: number };
    };
    expect(refused.init.status).toBe(400);
    expect(refused.data.errors.map((e) => e.field)).toEqual(["headline", "business"]);
    expect(refused.data.typed.words.business).toBe("【没有这个】");
    expect(await statusOf(() => send({}))).toBe(303);
    expect(await statusOf(() => send({ headline: "后到" }))).toBe(422);
    expect(await open(last)).toMatchObject({ headline: "月销售 2,500.50 元", state: "draft" });
    expect(await statusOf(() => press(last, "issue"))).toBe(422);
    await press(last, "freeze");
    correct(last, 1);
    expect((await open(last)).headline).toBe("月销售 2,500.50 元");
    expect(await statusOf(() => press(last, "issue", trainer))).toBe(403);
    expect(await statusOf(() => press(last, "issue"))).toBe(303);
    const row = db.select().from(briefing).where(eq(briefing.month, last)).get()!;
    expect(await statusOf(() => send({ revision: String(row.revision) }))).toBe(422);
    const printed = await paper.loader(call("/x", leader, { month: last }));
    expect(Buffer.from(await printed.arrayBuffer()).equals(row.file!)).toBe(true);
  });

  it("is read by everybody once issued, before that by who writes for all villages", async () => {
    const cadre = signInAs(db, "cadre", [own]).cookie;
    const limited = signInAs(db, "leader", [own]).cookie;
    for (const cookie of [cadre, limited]) {
      expect(await statusOf(() => open(last, cookie))).toBe(404);
      expect((await list.loader(call("/briefings", cookie, {}))).rows).toEqual([]);
    }
    expect(await statusOf(() => press(last, "freeze", limited))).toBe(404);
    await press(last, "freeze");
    await press(last, "issue");
    expect(await statusOf(() => open(last, cadre))).toBe(200);
    expect((await open(last, cadre)).may).toEqual({ edit: false, freeze: false, issue: false });
  });
});
