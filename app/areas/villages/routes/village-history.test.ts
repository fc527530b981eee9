import {
  auditEvent,
  enrolment,
  household,
  person,
  personResidence,
  roleGrant,
  roleGrantVillage,
  trainingClass,
  village,
  villagePost,
} from "db/schema";
import { and, desc, eq, isNull } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { findClass } from "~/areas/training/index.server";
import { listClasses } from "~/areas/training/list-classes.server";
import { setDatabase } from "~/platform/database.server";
import { addDays, todayOn } from "~/platform/dates";
import { villageWork } from "~/village-work.server";
import { makeHousehold } from "../../../../tests/support/household-fixture";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { call, makeClass, makePeople, makeVillage } from "../../../../tests/support/training-fixture";
import { loadDivisions } from "../demo.server";
import { undoMerger } from "../merge-villages.server";
import { findVillages } from "../villages.server";
import * as merger from "./merger";
import * as newStanding from "./new-standing";
import * as standing from "./standing";
import * as villagePage from "./village";

let db: ReturnType<typeof testDb>;
let kong: number;
let feng: number;
let cookie: string;
const today = todayOn();

beforeEach(() => {
  db = testDb();
  setDatabase(db);
  kong = makeVillage(db, "孔庄村", "371725101206");
  feng = makeVillage(db, "冯屯村", "371725101217");
  cookie = signInAs(db, "administrator").cookie;
});

const lastEvent = () => db.select().from(auditEvent).orderBy(desc(auditEvent.id)).get()!;
const rowOf = (id: number) => db.select().from(village).where(eq(village.id, id)).get()!;
/** What an action answered: a redirect is thrown or returned as a Response. */
const act = async (run: Promise<unknown>): Promise<{ status: number; errors: unknown }> => {
  const answer = await run.catch((thrown: unknown) => thrown);
  if (answer instanceof Response) return { status: answer.status, errors: null };
  const { init, data } = answer as {
    init: { status: number };
    data: { lastResult: { error?: unknown } | null };
  };
  return { status: init.status, errors: data.lastResult?.error ?? null };
};

describe("a change of divisions", () => {
  let form: Record<string, string>;
  const change = (fields: Record<string, string>, by = cookie, id = kong) =>
    act(
      newStanding.action(
        call(`/villages/${id}/changes/new`, by, { villageId: String(id) }, { ...form, ...fields }),
      ),
    );
  beforeEach(() => {
    db.$client.exec("DELETE FROM village; DELETE FROM division");
    loadDivisions(db);
    kong = adopt("371725101206");
    form = {
      name: "孔庄村",
      townCode: "371725101",
      code: "371725101206",
      fromOn: today,
      basis: "菏民字〔2026〕12 号",
    };
  });
  const adopt = (code: string): number => {
    const under = db.$client.prepare("SELECT id, name FROM division WHERE code = ?").get(code) as {
      id: number;
      name: string;
    };
    return db
      .insert(village)
      .values({
        divisionId: under.id,
        name: under.name,
        townName: "黄安镇",
        countyName: "郓城县",
        code,
        joinedOn: "2020-01-01",
        createdAt: Date.now(),
      })
      .returning()
      .get().id;
  };

  it("leaves classes of before under the old name and town, in lists and on the class", async () => {
    const before = makeClass(db, kong, { until: "running" }).id;
    const startsOn = db.select().from(trainingClass).where(eq(trainingClass.id, before)).get()!.startsOn;
    const from = addDays(startsOn, 1);
    expect(
      await change({ name: "新孔庄", townCode: "371725105", code: "371725105299", fromOn: from }),
    ).toEqual({
      status: 303,
      errors: null,
    });
    const found = findClass(db, "all", before)!;
    expect(`${found.village.townName} ${found.village.name}`).toBe("黄安镇 孔庄村");
    expect(rowOf(kong)).toMatchObject({ name: "新孔庄", townName: "郭屯镇", code: "371725105299" });
    const [listed] = listClasses(db, "all", { term: "新孔庄" }, "start", null, 10).rows;
    expect(listed).toMatchObject({ villageName: "孔庄村", townName: "黄安镇" });
  });

  it("is found by the old and the new name, and the page of a past day names it as it was", async () => {
    await change({ name: "新孔庄", fromOn: "2026-01-01" });
    expect(findVillages(db, "all", { term: "孔庄村", limit: 9 }).map((v) => v.id)).toContain(kong);
    expect(findVillages(db, "all", { term: "新孔庄", limit: 9 }).map((v) => v.id)).toEqual([kong]);
    expect(findVillages(db, "all", { term: "xinkongzhuang", limit: 9 }).map((v) => v.id)).toEqual([kong]);
    const page = await villagePage.loader(
      call(`/villages/${kong}?on=2025-12-31`, cookie, { villageId: String(kong) }),
    );
    expect(page.asThen).toEqual({ place: "黄安镇 孔庄村", code: "371725101206" });
    expect(page.lines.map((l) => [l.standing.name, l.fromOn, l.untilOn])).toEqual([
      ["新孔庄", "2026-01-01", null],
      ["孔庄村", null, "2025-12-31"],
    ]);
  });

  it("says at the field what does not fit, and changes nothing", async () => {
    const before = rowOf(kong);
    expect(await change({})).toMatchObject({ status: 422, errors: { name: expect.anything() } });
    expect(await change({ name: "甲", fromOn: addDays(today, 1) })).toMatchObject({
      status: 422,
      errors: { fromOn: expect.anything() },
    });
    expect(await change({ townCode: "371725105" })).toMatchObject({
      status: 422,
      errors: { code: expect.anything() },
    });
    expect(await change({ name: "甲", basis: "" })).toMatchObject({
      status: 400,
      errors: { basis: expect.anything() },
    });
    const other = adopt("371725101217");
    expect(await change({ code: "371725101217" })).toMatchObject({
      status: 422,
      errors: { code: expect.anything() },
    });
    expect(rowOf(kong)).toEqual(before);
    const cadre = signInAs(db, "cadre", [kong]).cookie;
    expect(await change({ name: "甲" }, cadre)).toMatchObject({ status: 403 });
    const elsewhere = signInAs(db, "administrator", [other]).cookie;
    expect(await change({ name: "甲" }, elsewhere)).toMatchObject({ status: 404 });
  });

  it("of a village that was taken up since is not offered to be taken back: the merger stands in the way", async () => {
    await change({ name: "二名", fromOn: "2025-01-01" });
    const pastId = String(db.$client.prepare("SELECT id FROM village_past").pluck().get());
    const params = { villageId: String(kong), pastId };
    const page = () => standing.loader(call("/x", cookie, params));
    expect((await page()).blocked).toBeNull();
    const other = adopt("371725101217");
    db.update(village).set({ mergedIntoId: other }).where(eq(village.id, kong)).run();
    expect((await page()).blocked).toContain("先撤回合并");
    expect(await act(standing.action(call("/x", cookie, params, {})))).toMatchObject({ status: 422 });
    expect(rowOf(kong).name).toBe("二名");
  });

  it("is taken back whole, the last one only", async () => {
    const before = rowOf(kong);
    const register = () => db.$client.prepare("SELECT * FROM division WHERE id = ?").get(before.divisionId);
    const registered = register();
    await change({ name: "二名", fromOn: "2025-01-01" });
    await change({ name: "三名", fromOn: "2026-01-01" });
    const [first, last] = db.$client
      .prepare("SELECT id FROM village_past ORDER BY until_on")
      .pluck()
      .all() as number[];
    const back = (id: number) =>
      act(
        standing.action(
          call(
            `/villages/${kong}/changes/${id}`,
            cookie,
            { villageId: String(kong), pastId: String(id) },
            {},
          ),
        ),
      );
    expect((await back(first!)).status).toBe(422);
    expect((await back(last!)).status).toBe(303);
    expect((await back(first!)).status).toBe(303);
    expect(rowOf(kong)).toEqual(before);
    expect(register()).toEqual(registered);
    // A new code that came with the change goes with it.
    const codes = () => db.$client.prepare("SELECT code FROM division ORDER BY id").pluck().all();
    const were = codes();
    expect((await change({ name: "二名", code: "371725101299", fromOn: "2026-01-01" })).status).toBe(303);
    expect(codes()).toContain("371725101299");
    const added = db.$client.prepare("SELECT max(id) FROM village_past").pluck().get() as number;
    expect((await back(added)).status).toBe(303);
    expect(codes()).toEqual(were);
    expect(lastEvent().event).toBe("village.redrawing-undone");
  });
});

describe("two villages become one", () => {
  const merge = (fields: Record<string, string> = {}, by = cookie) =>
    act(
      merger.action(
        call(
          `/villages/${feng}/merger`,
          by,
          { villageId: String(feng) },
          {
            into: String(kong),
            fromOn: today,
            basis: "菏民字〔2026〕15 号",
            ...fields,
          },
        ),
      ),
    );

  it("a group or number that both villages use stays apart by the old village's name; taken back, it is as before", async () => {
    const [ours, theirs, other] = [
      ...makePeople(db, kong, ["张守田"]),
      ...makePeople(db, feng, ["李大壮", "王秀兰"]),
    ] as [number, number, number];
    const set = (id: number, villageGroup: string) =>
      db.update(person).set({ villageGroup }).where(eq(person.id, id)).run();
    set(ours, "1");
    set(theirs, "1");
    set(other, "5");
    const homes = [
      makeHousehold(db, kong, ours),
      makeHousehold(db, feng, theirs),
      makeHousehold(db, feng, other),
    ];
    for (const [i, id] of homes.entries())
      db.update(household)
        .set({
          registryNo: i === 2 ? "0009" : "0001",
          villageGroup: i === 2 ? "5" : "1",
          houseNumber: i === 2 ? "30号" : "12号",
        })
        .where(eq(household.id, id))
        .run();
    const groups = () => db.select({ g: person.villageGroup }).from(person).orderBy(person.id).all();
    const numbers = () =>
      db
        .select({ g: household.villageGroup, n: household.registryNo, house: household.houseNumber })
        .from(household)
        .orderBy(household.id)
        .all();
    const before = [groups(), numbers()];
    expect((await merge()).status).toBe(303);
    expect(groups().map((p) => p.g)).toEqual(["1", "冯屯村1", "5"]);
    const houses = db.select({ n: household.houseNumber }).from(household).orderBy(household.id).all();
    expect(houses.map((h) => h.n)).toEqual(["12号", "冯屯村12号", "30号"]);
    expect(numbers().map((h) => [h.g, h.n])).toEqual([
      ["1", "0001"],
      ["冯屯村1", "冯屯村0001"],
      ["5", "0009"],
    ]);
    const admin = actorFor(signInAs(db, "administrator").person, "village.manage");
    expect(undoMerger(db, admin, feng, villageWork)).toEqual({ ok: true });
    expect([groups(), numbers()]).toEqual(before);
  });

  it("moves people and open classes, keeps what is finished, and can be taken back to the last row", async () => {
    const [one] = makePeople(db, feng, ["冯一", "冯二"]);
    db.update(personResidence).set({ fromOn: "2024-01-01" }).where(eq(personResidence.personId, one!)).run();
    const open = makeClass(db, feng, { until: "running" }).id;
    const done = makeClass(db, feng, { until: "running" }).id;
    const coming = makeClass(db, feng, { until: "enrolling", people: [one!] }).id;
    db.update(trainingClass).set({ state: "closed" }).where(eq(trainingClass.id, done)).run();
    db.insert(villagePost)
      .values({
        villageId: feng,
        post: "group-leader",
        holderName: "赵继业",
        fromOn: "2025-02-10",
        createdAt: 1,
      })
      .run();
    const cadre = signInAs(db, "cadre", [feng]);
    const dump = () =>
      Object.fromEntries(
        [
          "person",
          "person_residence",
          "training_class",
          "enrolment",
          "village",
          "village_post",
          "role_grant_village",
        ].map((t) => [t, db.$client.prepare(`SELECT * FROM ${t} ORDER BY 1, 2`).all()]),
      );
    const before = dump();

    // Back-dated before a class that is over: said with what is later, and taken on that word alone.
    const began = db.select().from(trainingClass).where(eq(trainingClass.id, done)).get()!.startsOn;
    const warned = await merge({ fromOn: addDays(began, -1) });
    expect(warned).toMatchObject({
      status: 422,
      errors: { fromOn: [expect.stringContaining("已结业的班 1")] },
    });
    expect(dump()).toEqual(before);
    expect((await merge({ laterSeen: today })).status).toBe(303);
    expect((await merge({ laterSeen: today })).status).toBe(303);
    const places = db.select().from(enrolment).where(eq(enrolment.classId, coming)).all();
    expect(places.map((p) => p.villageId)).toEqual([kong]);
    expect(rowOf(feng)).toMatchObject({ mergedIntoId: kong, leftOn: addDays(today, -1) });
    const villageOfClass = (id: number) =>
      db.select().from(trainingClass).where(eq(trainingClass.id, id)).get()!.villageId;
    expect([villageOfClass(open), villageOfClass(done)]).toEqual([kong, feng]);
    const stays = db
      .select()
      .from(personResidence)
      .where(and(eq(personResidence.personId, one!), isNull(personResidence.toOn)))
      .get();
    expect(stays).toMatchObject({ villageId: kong, fromOn: today });
    expect(db.select().from(villagePost).get()?.toOn).toBe(addDays(today, -1));
    const scope = db
      .select({ id: roleGrantVillage.villageId })
      .from(roleGrantVillage)
      .innerJoin(roleGrant, eq(roleGrant.id, roleGrantVillage.roleGrantId))
      .where(eq(roleGrant.userId, cadre.person.userId))
      .all()
      .map((r) => r.id);
    expect(scope.sort()).toEqual([kong, feng].sort());

    expect((await merge({ intent: "undo" })).status).toBe(303);
    expect(dump()).toEqual(before);
    const own = db
      .select()
      .from(auditEvent)
      .where(and(eq(auditEvent.subjectKind, "person"), eq(auditEvent.subjectId, String(one))))
      .all();
    expect(own.slice(-2)).toMatchObject([
      { event: "person.merger-moved", villageId: kong, reason: "菏民字〔2026〕15 号" },
      { event: "person.merger-returned", villageId: feng, reason: null },
    ]);
    expect(lastEvent().event).toBe("village.merger-undone");
  });

  it("cannot be taken back once somebody has built on it", async () => {
    const [one] = makePeople(db, feng, ["冯一"]);
    await merge();
    db.$client.prepare("UPDATE person SET phone = '13805300000' WHERE id = ?").run(one);
    expect((await merge({ intent: "undo" })).status).toBe(422);
    expect(rowOf(feng).mergedIntoId).toBe(kong);
  });

  it("refuses itself, a day to come, and one person on both sides of a loan", async () => {
    expect(await merge({ into: String(feng) })).toMatchObject({ status: 422 });
    expect(await merge({ fromOn: addDays(today, 1) })).toMatchObject({
      status: 422,
      errors: { fromOn: expect.anything() },
    });
    const both = signInAs(db, "loan-officer", [feng], "两手");
    const grant = db
      .insert(roleGrant)
      .values({ userId: both.person.userId, role: "loan-reviewer", allVillages: false, createdAt: 1 })
      .returning()
      .get();
    db.insert(roleGrantVillage).values({ roleGrantId: grant.id, villageId: kong }).run();
    const refused = await merge();
    expect(refused.status).toBe(422);
    expect(JSON.stringify(refused.errors)).toContain("两手");
    expect(rowOf(feng).mergedIntoId).toBeNull();
  });

  it("needs both villages in the actor's scope", async () => {
    const one = signInAs(db, "administrator", [feng]).cookie;
    expect((await merge({}, one)).status).toBe(404);
  });
});
