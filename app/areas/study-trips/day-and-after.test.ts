import type { Db } from "db/client.server";
import { auditEvent, person, tripTask } from "db/schema";
import { desc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import * as home from "~/areas/home/routes/home";
import { addDays, clockOf, todayOn } from "~/platform/dates";
import type { KeptRefusal } from "~/platform/forms/kept-answer";
import { translator } from "~/platform/i18n/text";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makePeople, makeVillage, statusOf } from "../../../tests/support/training-fixture";
import { makeTrip } from "../../../tests/support/trip-fixture";
import { substitute } from "./change-place.server";
import { finishTask } from "./change-task.server";
import { comparedMoney } from "./compared-money.server";
import { readCost } from "./cost-form";
import { addCost, costsOf, removeCost } from "./costs.server";
import { tasksOf } from "./outcome-queries.server";
import * as costsRoute from "./routes/costs";
import * as lessonRoute from "./routes/lesson";
import * as outcomeRoute from "./routes/outcome";
import * as shopRoute from "./routes/shop";
import * as signRoute from "./routes/sign-in";
import * as tripRoute from "./routes/trip";
import { monthOf, salesByMonth, shopsOf } from "./shops.server";
import { signByCode, signPeople } from "./sign-people.server";
import { tripAfterText } from "./text/after";
import { signsOf } from "./trip-queries.server";
import { changeShop, openShop, writeMonth } from "./write-shop.server";
import { addTask } from "./write-task.server";

let db: Db;
let village: number;
let other: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
  other = makeVillage(db, "大高庄村", "371725109209");
});

const running = (names = ["孔一", "孔二", "孔三"]) => {
  const people = makePeople(db, village, names);
  return {
    people,
    ...makeTrip(db, [{ villageId: village, quota: names.length }], { people, until: "running" }),
  };
};

describe("signing in by badge (FEATURES 18)", () => {
  it("the same badge twice says when the first time was; a bad code stops nothing", () => {
    const trip = running();
    const sign = actorFor(trip.trainer.person, "trip.sign");
    const [first, second] = trip.roll();
    const leg = trip.legs[0]!.id;
    const at = Date.now() - 600_000;
    const done = signByCode(db, sign, trip.id, leg, first!.code, at, at);
    expect(done).toMatchObject({ ok: true, name: "孔一", already: null });
    const again = signByCode(db, sign, trip.id, leg, `http://x/trips/${trip.id}/sign-in?code=${first!.code}`);
    expect(again).toMatchObject({ ok: true, already: at });
    expect(signByCode(db, sign, trip.id, leg, "6901234567892")).toMatchObject({
      why: "sign.why.unknownCode",
    });
    expect(signByCode(db, sign, trip.id, leg, second!.code)).toMatchObject({ ok: true, name: "孔二" });
    expect(signsOf(db, trip.id)).toHaveLength(2);
  });

  it("the page answers in words: 已在 09:02 签过到", async () => {
    const trip = running();
    const leg = trip.legs[0]!.id;
    const { code } = trip.roll()[0]!;
    const at = `/trips/${trip.id}/sign-in`;
    const post = (form: Record<string, string>) =>
      signRoute.action(call(at, trip.trainer.cookie, { tripId: String(trip.id) }, form));
    await post({ stopId: String(leg), code });
    const { signedAt } = signsOf(db, trip.id)[0]!;
    const again = (await post({ stopId: String(leg), code })) as { data: { said: string } };
    expect(again.data.said).toContain(`已在 ${clockOf(signedAt)} 签过到`);
    expect(await statusOf(() => post({ stopId: String(leg), code: "nothing" }))).toBe(422);
    // A refusal stands in the log.
    const last = db.select().from(auditEvent).orderBy(desc(auditEvent.id)).limit(1).get()!;
    expect(last).toMatchObject({ event: "trip.signed", outcome: "refused", reason: "sign.why.unknownCode" });
  });

  it("marks kept on a phone arrive with the hour they were made, once", async () => {
    const trip = running();
    const stopId = trip.legs[0]!.id;
    const at = Date.now() - 3_600_000;
    const signs = JSON.stringify(trip.roll().map((p) => ({ stopId, placeId: p.id, mark: "present", at })));
    for (let i = 0; i < 2; i += 1)
      await signRoute.action(
        call(`/trips/${trip.id}/sign-in`, trip.trainer.cookie, { tripId: String(trip.id) }, { signs }),
      );
    expect(signsOf(db, trip.id).map((s) => s.signedAt)).toEqual([at, at, at]);
  });

  it("of marks kept on a phone the valid are saved; the refused come back by name with reason and what to do", async () => {
    const trip = running();
    const strange = makeTrip(db, [{ villageId: other, quota: 1 }], {
      people: makePeople(db, other, ["高一"]),
      until: "running",
    });
    const [first, second] = trip.roll();
    const stopId = trip.legs[0]!.id;
    const [standIn] = makePeople(db, village, ["孔四"]);
    const nominate = actorFor(trip.trainer.person, "trip.nominate");
    expect(substitute(db, nominate, trip.id, second!.id, standIn!, "没赶上车").ok).toBe(true);
    const signs = JSON.stringify(
      [first!.id, second!.id, strange.roll()[0]!.id].map((placeId) => ({ stopId, placeId, mark: "present" })),
    );
    const answer = (await signRoute.action(
      call(`/trips/${trip.id}/sign-in`, trip.trainer.cookie, { tripId: String(trip.id) }, { signs }),
    )) as unknown as { init: { status: number }; data: { kept: KeptRefusal[] } };
    expect(answer.init.status).toBe(422);
    expect(answer.data.kept).toMatchObject([
      { key: `${second!.id} ${stopId}`, name: "孔二", to: `/trips/${trip.id}/places/${second!.id}` },
      { name: null },
    ]);
    expect(answer.data.kept[0]!.why).toContain("替补");
    expect(answer.data.kept[0]!.todo).toContain("撤销替补");
    expect(signsOf(db, trip.id).map((s) => s.placeId)).toEqual([first!.id]);
  });
});

describe("costs (FEATURES 20)", () => {
  const cost = (fen: number, item: "transport" | "meals" = "transport") => ({
    item,
    what: "大巴",
    fen,
    spentOn: todayOn(),
    receiptNumber: null,
    payment: "card" as const,
    receipt: null,
  });
  it("sum to the fen, over budget is said, per head on those present", () => {
    const trip = running();
    const actor = actorFor(trip.trainer.person, "trip.cost");
    signPeople(db, actorFor(trip.trainer.person, "trip.sign"), trip.id, trip.legs[0]!.id, [
      { placeId: trip.roll()[0]!.id, mark: "present" },
      { placeId: trip.roll()[1]!.id, mark: "present" },
    ]);
    for (const fen of [180_001, 33, 99]) addCost(db, actor, trip.id, cost(fen));
    const m = comparedMoney(db, trip.id, translator(tripAfterText, "zh"));
    expect(m).toMatchObject({ actual: "1,801.33", budget: "1,800.00", over: true, perHead: "900.67" });
    expect(m.foot).toContain("÷ 2 人");
    removeCost(db, actor, trip.id, costsOf(db, trip.id)[2]!.id);
    expect(comparedMoney(db, trip.id, translator(tripAfterText, "zh")).actual).toBe("1,800.34");
  });

  it("one receipt pays once, unless it is said to be split; the same sending is one payment; days have bounds", () => {
    const trip = running();
    const actor = actorFor(trip.trainer.person, "trip.cost");
    const receipt = { ...cost(100), receiptNumber: "0312" };
    const sending = { id: "sending-x", lifetime: 60_000 };
    for (let i = 0; i < 2; i += 1)
      expect(addCost(db, actor, trip.id, receipt, { sending })).toEqual({ ok: true });
    expect(addCost(db, actor, trip.id, receipt)).toMatchObject({ why: "cost.receiptTwice" });
    expect(addCost(db, actor, trip.id, receipt, { split: true })).toEqual({ ok: true });
    expect(costsOf(db, trip.id)).toHaveLength(2);
    const typed = { item: "meals", what: "饭", amount: "1", receiptNumber: "", payment: "cash" };
    const when = { today: "2026-11-29", fromOn: "2026-11-20" };
    const problem = (spentOn: string) => readCost({ ...typed, spentOn }, when);
    expect(problem("2099-01-01")).toMatchObject({ errors: { spentOn: "cost.dayLater" } });
    expect(problem("1999-01-01")).toMatchObject({ errors: { spentOn: "cost.dayEarly" } });
    expect(problem("2026-10-01").ok).toBe(true);
  });

  it("a payment of ten million yuan or more is asked once whether the figure is right, and again once it is another", async () => {
    const trip = running();
    const path = `/trips/${trip.id}/costs`;
    const form = { step: "add", item: "meals", what: "午饭", spentOn: todayOn(), payment: "cash" };
    const post = async (amount: string, large?: string) =>
      (await costsRoute.action(
        call(
          path,
          trip.trainer.cookie,
          { tripId: String(trip.id) },
          { ...form, amount, ...(large && { large }) },
        ),
      )) as { data: { large?: { fen: number; words: string }; typed: { amount: string } } } | Response;
    const asked = await post("10000000");
    if (asked instanceof Response) throw new Error("not asked");
    expect(asked.data).toMatchObject({ typed: { amount: "10000000" }, large: { fen: 1_000_000_000 } });
    expect(asked.data.large?.words).toContain("10,000,000.00 元");
    expect(await post("99999999999", "1000000000")).not.toBeInstanceOf(Response);
    expect(costsOf(db, trip.id)).toHaveLength(0);
    expect(await post("10000000", "1000000000")).toBeInstanceOf(Response);
    expect(await post("9999999.99")).toBeInstanceOf(Response);
    expect(costsOf(db, trip.id).map((c) => c.fen)).toEqual([1_000_000_000, 999_999_999]);
  });

  it("a wrong amount is a 400 with the words at the field; what was typed stays", async () => {
    const trip = running();
    const answer = (await costsRoute.action(
      call(
        `/trips/${trip.id}/costs`,
        trip.trainer.cookie,
        { tripId: String(trip.id) },
        {
          step: "add",
          item: "meals",
          what: "午饭",
          amount: "很多",
          spentOn: "3-20",
          payment: "cash",
        },
      ),
    )) as { data: { errors: object; typed: { what: string } }; init: { status: number } };
    expect(answer.init.status).toBe(400);
    expect(answer.data).toMatchObject({ errors: { amount: "money.form" }, typed: { what: "午饭" } });
    expect(costsOf(db, trip.id)).toEqual([]);
  });
});

describe("what came of it (FEATURES 21, S12)", () => {
  const task = (ownerId: string, change = {}) => ({
    villageId: village,
    placeId: null,
    ownerId,
    trade: "柳编",
    what: "开店 3 家",
    dueOn: addDays(todayOn(), 9),
    shops: 3,
    ...change,
  });

  it("a task stands on the home page of whoever sees to it, and of nobody else", async () => {
    const trip = running();
    const cadre = signInAs(db, "cadre", [village], "孟凡亮");
    const stranger = signInAs(db, "cadre", [other], "李国栋");
    const actor = actorFor(trip.trainer.person, "trip.follow");
    expect(addTask(db, actor, trip.id, task(stranger.person.userId))).toMatchObject({
      why: "task.why.owner",
    });
    const made = addTask(db, actor, trip.id, task(cadre.person.userId));
    expect(made.ok).toBe(true);
    const rows = async (cookie: string) =>
      (await home.loader(call("/", cookie, {}))).sections.find((s) => s.key === "trips.tasks")?.rows ?? [];
    expect((await rows(cadre.cookie)).map((r) => [r.what, r.where])).toEqual([["开店 3 家", "柳编"]]);
    expect(await rows(stranger.cookie)).toEqual([]);
    if (made.ok) finishTask(db, actorFor(cadre.person, "trip.follow"), trip.id, made.id, "开了 3 家");
    expect(await rows(cadre.cookie)).toEqual([]);
    expect(db.select().from(tripTask).get()).toMatchObject({ doneOn: todayOn(), doneNote: "开了 3 家" });
  });

  it("of another village neither page nor word: lessons, tasks and roll are those of one's own", async () => {
    const mine = makePeople(db, village, ["孔甲甲"]);
    const theirs = makePeople(db, other, ["高乙乙"]);
    const trip = makeTrip(
      db,
      [
        { villageId: village, quota: 1 },
        { villageId: other, quota: 1 },
      ],
      { people: [...mine, ...theirs], until: "running" },
    );
    addTask(db, actorFor(trip.trainer.person, "trip.follow"), trip.id, {
      ...task(trip.trainer.person.userId),
      villageId: other,
      what: "别村的事",
    });
    const cadre = signInAs(db, "cadre", [village]);
    const params = { tripId: String(trip.id) };
    const page = JSON.stringify(await tripRoute.loader(call(`/trips/${trip.id}`, cadre.cookie, params)));
    expect(page).toContain("孔甲甲");
    expect(page).not.toMatch(/高乙乙|别村的事|大高庄/);
    const outcome = JSON.stringify(
      await outcomeRoute.loader(call(`/trips/${trip.id}/outcome`, cadre.cookie, params)),
    );
    expect(outcome).not.toMatch(/高乙乙|别村的事/);
    const foreign = trip.roll().find((p) => p.villageId === other)!;
    const lesson = { ...params, placeId: String(foreign.id) };
    expect(
      await statusOf(() =>
        lessonRoute.loader(call(`/trips/${trip.id}/places/${foreign.id}/lesson`, cadre.cookie, lesson)),
      ),
    ).toBe(404);
    // Who answers for some of the villages only does not run the whole of it.
    const limited = signInAs(db, "trainer", [village]);
    expect(
      await statusOf(() => signRoute.loader(call(`/trips/${trip.id}/sign-in`, limited.cookie, params))),
    ).toBe(404);
    expect(tasksOf(db, trip.id, [village])).toEqual([]);
  });

  it("a shop belongs to its owner's village; a month written again is put right", async () => {
    const trip = running();
    const actor = actorFor(trip.trainer.person, "trip.follow");
    const made = openShop(db, actor, trip.people[0]!, {
      tripId: trip.id,
      platform: "taobao",
      name: "孔庄草编",
      goods: "草编篮",
      openedOn: todayOn(),
      closedOn: null,
      jobs: 3,
      incomeBeforeFen: 2_400_000,
    });
    if (!made.ok) throw new Error(made.why);
    const month = todayOn().slice(0, 7);
    const write = (salesFen: number, reason?: string) =>
      writeMonth(db, actor, made.id, { month, salesFen, incomeFen: 30_000, reason });
    expect([write(100_000).ok, write(100_000).ok]).toEqual([true, true]);
    // What is on record is changed with a reason only.
    expect(write(120_050)).toEqual({ ok: false, why: "shop.monthAgain" });
    expect(monthOf(db, made.id, month)?.salesFen).toBe(100_000);
    expect(write(120_050, "漏记一单").ok).toBe(true);
    expect(salesByMonth(db, undefined, todayOn()).at(-1)).toEqual({ month, sales: 120_050, income: 30_000 });
    // What was sold before the opening is no sale of the shop, and the opening does not move past a month on record.
    const sold = { salesFen: 1, incomeFen: 0 };
    expect(writeMonth(db, actor, made.id, { month: "2020-01", ...sold })).toEqual({
      ok: false,
      why: "shop.monthBeforeOpening",
    });
    const early = {
      tripId: null,
      platform: "taobao",
      name: "孔庄草编",
      goods: "草编篮",
      jobs: 3,
      incomeBeforeFen: null,
    } as const;
    expect(
      changeShop(db, actor, made.id, { ...early, openedOn: "2020-01-01", closedOn: "2020-02-01" }),
    ).toEqual({
      ok: false,
      why: "shop.monthAfterClosing",
    });
    expect(shopsOf(db, trip.people[0]!)).toMatchObject([{ villageId: village, tripId: trip.id }]);
    const params = { shopId: String(made.id) };
    const outside = signInAs(db, "trainer", [other]);
    expect(await statusOf(() => shopRoute.loader(call(`/shops/${made.id}`, outside.cookie, params)))).toBe(
      404,
    );
    const late = await statusOf(() =>
      shopRoute.action(
        call(`/shops/${made.id}`, trip.trainer.cookie, params, {
          step: "month",
          month: "2199-01",
          sales: "1",
          income: "1",
        }),
      ),
    );
    expect(late).toBe(400);
    expect(db.select().from(person).where(eq(person.id, trip.people[0]!)).get()).toBeDefined();
  });
});
