import { auditEvent, divisionCodeHistory, enrolment, person } from "db/schema";
import { syntheticPerson } from "db/seed/synthetic-person";
import { beforeEach, describe, expect, it } from "vitest";
import { createPersonIn } from "~/areas/people/index.server";
import { addDays, todayOn } from "~/platform/dates";
import { readNotice } from "~/platform/http/notice.server";
import { howMany } from "../../../../tests/support/how-many";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import {
  call,
  makeClass,
  makePeople,
  makeVillage,
  statusOf,
} from "../../../../tests/support/training-fixture";
import type { EnrolState } from "../ui/enrol-form";
import * as route from "./enrol";

const page = route as unknown as {
  loader: (a: ReturnType<typeof call>) => unknown;
  action: (a: ReturnType<typeof call>) => unknown;
};
const p = syntheticPerson(7_000_321);
const q = syntheticPerson(5_000_654);

describe("enrolling one person", () => {
  let db: ReturnType<typeof testDb>;
  let village: number;
  let made: ReturnType<typeof makeClass>;
  let cookie: string;
  beforeEach(() => {
    db = testDb();
    village = makeVillage(db);
    open(2);
  });
  function open(capacity: number, people: number[] = []) {
    made = makeClass(db, village, { until: "enrolling", people, capacity, startsOn: addDays(todayOn(), 5) });
    cookie = made.trainer.cookie;
  }
  const post = (form: Record<string, string>, as = cookie) =>
    page.action(call("/x", as, { classId: String(made.id) }, form));
  const shown = async (form: Record<string, string>, as = cookie) =>
    (await post(form, as)) as { data: EnrolState; init: { status: number } | null };
  const record = (who = p, villageId = village) =>
    db.transaction((tx) => {
      const result = createPersonIn(tx, actorFor(made.trainer.person, "person.create"), {
        name: who.name,
        idNumber: who.idNumber,
        phone: null,
        villageId,
      });
      if (!result.ok) throw new Error(result.why);
      return result.person;
    });
  const fresh = (more: Record<string, string> = {}) => ({
    step: "enrol",
    looked: p.idNumber,
    idNumber: p.idNumber,
    name: "张　伟",
    villageId: String(village),
    ...more,
  });

  it("says how old somebody is on the first day, and the limit", async () => {
    const { data, init } = await shown({ step: "look", idNumber: "372928194505150012" });
    expect(init?.status).toBe(422);
    expect(data.errors.idNumber).toMatch(/^开班那天 8\d 岁，政策里培训到 \d\d 岁为止。$/);
  });

  it("finds who is on record, masked, and writes nothing yet", async () => {
    const on = record();
    const { data } = await shown({ step: "look", idNumber: ` ${p.idNumber.toLowerCase()} ` });
    expect(data.known).toEqual({ found: true, id: on.id, name: p.name, masked: on.idNumberMasked });
    expect(howMany(db, enrolment)).toBe(0);
    expect(await statusOf(() => post({ step: "enrol", looked: p.idNumber, idNumber: p.idNumber }))).toBe(303);
    expect(db.select().from(enrolment).get()).toMatchObject({
      personId: on.id,
      state: "seated",
      rollNumber: 1,
    });
  });

  it("shows first who a number is when it is not the one that was looked up", async () => {
    record();
    record(q);
    const { data, init } = await shown({ step: "enrol", looked: p.idNumber, idNumber: q.idNumber });
    expect(data.known).toMatchObject({ found: true, name: q.name });
    expect(init).toBeNull();
    expect(howMany(db, enrolment)).toBe(0);
  });

  it("warns at once of a name that no certificate can carry", async () => {
    const answer = (await post(fresh({ name: "赵\u{3106C}霞" }))) as unknown as Response;
    const cookieLine = answer.headers.get("Set-Cookie")?.split(";")[0] ?? "";
    expect(await readNotice(new Request("http://x/", { headers: { Cookie: cookieLine } }))).toMatchObject({
      tone: "warn",
      text: expect.stringContaining("U+3106C"),
    });
  });

  it("warns of such a name on the waiting list too, there and on the page of the class", async () => {
    open(1, makePeople(db, village, ["孔令堃"]));
    const answer = (await post(fresh({ name: "赵\u{3106C}霞" }))) as unknown as Response;
    const cookieLine = answer.headers.get("Set-Cookie")?.split(";")[0] ?? "";
    expect(await readNotice(new Request("http://x/", { headers: { Cookie: cookieLine } }))).toMatchObject({
      text: expect.stringMatching(/候补第 1 位。.*U\+3106C/),
    });
  });

  it("says that a number begins with no code of this city, and enrols all the same", async () => {
    db.insert(divisionCodeHistory)
      .values({ code: p.idNumber.slice(0, 6), name: "郓城县" })
      .run();
    const at = (idNumber: string) => shown({ step: "look", idNumber });
    expect((await at(p.idNumber)).data.known).toMatchObject({ found: false, remark: null });
    const odd = await at("999928198805150014");
    expect(odd.data.known).toMatchObject({ remark: "证件前六位 999928 不是菏泽的代码，请对照原件" });
    expect(odd.init).toBeNull();
    const enrolled = fresh({ idNumber: "999928198805150014", looked: "999928198805150014" });
    expect(await statusOf(() => post(enrolled))).toBe(303);
  });

  it("registers a new person in the same form, in one step with the seat", async () => {
    const { data } = await shown({ step: "look", idNumber: p.idNumber });
    expect(data.known).toMatchObject({
      found: false,
      reads: expect.stringContaining(p.sex === "male" ? "男" : "女"),
    });
    expect(await statusOf(() => post(fresh({ businessIdea: "养鸡", inBusiness: "yes" })))).toBe(303);
    expect(db.select().from(person).get()).toMatchObject({ name: "张伟", villageId: village });
    expect(db.select().from(enrolment).get()).toMatchObject({
      state: "seated",
      businessIdea: "养鸡",
      inBusiness: true,
    });
    expect(
      db
        .select()
        .from(auditEvent)
        .all()
        .map((e) => e.event),
    ).toEqual(expect.arrayContaining(["person.created", "enrolment.created"]));
    // Sent once more: nothing twice.
    expect(await statusOf(() => post(fresh()))).toBe(422);
    expect([howMany(db, person), howMany(db, enrolment)]).toEqual([1, 1]);
  });

  it.each([
    [{ idNumber: "" }, "idNumber", "没有填"],
    [
      { idNumber: `${p.idNumber.slice(0, 17)}${p.idNumber[17] === "1" ? "2" : "1"}` },
      "idNumber",
      "最后一位应为",
    ],
    [{ name: "" }, "name", "没有填"],
    [{ phone: "123" }, "phone", "11 位"],
    [{ villageId: "" }, "villageId", "没有填"],
  ])("says what is wrong with %j, in its field, and keeps what was typed", async (bad, field, words) => {
    const { data, init } = await shown(fresh({ villageGroup: "3", ...bad }));
    expect(init?.status).toBe(400);
    expect(data.errors[field]).toContain(words);
    expect(data.typed.villageGroup).toBe("3");
    expect(howMany(db, person)).toBe(0);
  });

  it("asks before it registers somebody very like a person on record", async () => {
    const on = record();
    db.update(person).set({ name: "张伟", birthOn: q.birthOn }).run();
    const form = fresh({ idNumber: q.idNumber, looked: q.idNumber });
    const { data, init } = await shown(form);
    expect(init?.status).toBe(422);
    expect(data.known).toMatchObject({ alike: `张伟 ${on.idNumberMasked}` });
    expect(await statusOf(() => post({ ...form, anyway: "yes" }))).toBe(303);
    expect(howMany(db, person)).toBe(2);
  });

  it("says already when looking why somebody cannot come in: in the class, too young, certified, elsewhere", async () => {
    record();
    await post({ step: "enrol", looked: p.idNumber, idNumber: p.idNumber });
    const again = await shown({ step: "look", idNumber: p.idNumber });
    expect([again.init?.status, again.data.errors.idNumber]).toEqual([422, "这个人已经在这个班里。"]);
    const child = await shown({ step: "look", idNumber: "371725201803150018" });
    expect(child.data.errors.idNumber).toMatch(/不满 16 岁|最后一位/);
    record(q, makeVillage(db, "冯屯村", "371725101217"));
    const near = signInAs(db, "cadre", [village]);
    const away = await shown({ step: "look", idNumber: q.idNumber }, near.cookie);
    expect(away.data).toMatchObject({
      known: null,
      errors: { idNumber: expect.stringContaining("范围以外") },
    });
    expect(JSON.stringify(away.data)).not.toContain(q.name);
  });

  it("puts people on the waiting list when it is full, and says so before", async () => {
    open(1, makePeople(db, village, ["孔令堃"]));
    const before = (await page.loader(call("/x", cookie, { classId: String(made.id) }))) as { place: number };
    expect(before.place).toBe(1);
    expect(await statusOf(() => post(fresh()))).toBe(303);
    expect(db.select().from(enrolment).all().at(-1)).toMatchObject({ state: "waiting", waitingNumber: 1 });
  });

  it("takes no village that is not the actor's", async () => {
    const far = makeVillage(db, "冯屯村", "371725101217");
    const near = signInAs(db, "cadre", [village]);
    const { data, init } = await shown(fresh({ villageId: String(far) }), near.cookie);
    expect([init?.status, Object.keys(data.errors)]).toEqual([422, ["villageId"]]);
    expect(howMany(db, person)).toBe(0);
  });
});
