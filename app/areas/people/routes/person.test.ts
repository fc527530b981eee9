import {
  auditEvent,
  duplicatePair,
  enrolment,
  personResidence,
  person as personTable,
  village,
  villagePast,
} from "db/schema";
import { desc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { todayOn } from "~/platform/dates";
import { freshNumber, register } from "../../../../tests/support/people-fixture";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { call, makeClass, makeVillage, statusOf } from "../../../../tests/support/training-fixture";
import { movePerson } from "../move-person.server";
import { action as deathAction } from "./death";
import { action as editAction, loader as editLoader } from "./edit-person";
import { action as moveAction, loader as moveLoader } from "./move";
import { action, loader } from "./person";
import { loader as logLoader } from "./person-log";
import { action as photoAction, loader as photoLoader } from "./photo";
import { loader as imageLoader } from "./photo-image";
import { action as removalAction, loader as removalLoader } from "./removal";

const number = "11010519491231002X";

function scene() {
  const db = testDb();
  const here = makeVillage(db);
  const there = makeVillage(db, "冯屯村", "371725101217");
  const person = register(db, here, { idNumber: number, bankAccount: "6228480012345678830" });
  const params = { personId: String(person.id) };
  const lastEvent = () => db.select().from(auditEvent).orderBy(desc(auditEvent.id)).limit(1).get();
  return { db, here, there, person, params, lastEvent };
}

test("a person of a foreign village is not there, on no page and in no action (FEATURES 113)", async () => {
  const { db, there, params, person } = scene();
  const { cookie } = signInAs(db, "cadre", [there]);
  const get = (path: string) => call(`/people/${person.id}${path}`, cookie, params);
  const post = (path: string) =>
    call(`/people/${person.id}${path}`, cookie, params, {
      part: "id-number",
      why: "check",
      name: "李四",
      revision: "1",
      reason: "x",
      fromOn: "2026-01-01",
      villageId: String(there),
    });
  for (const answer of [
    () => loader(get("")),
    () => editLoader(get("/edit")),
    () => moveLoader(get("/move")),
    () => photoLoader(get("/photo")),
    () => imageLoader(get("/photo.image")),
    () => logLoader(get("/log")),
    () => removalLoader(get("/removal")),
    () => action(post("")),
    () => editAction(post("/edit")),
    () => moveAction(post("/move")),
    () => photoAction(post("/photo")),
    () => removalAction(post("/removal")),
  ])
    expect(await statusOf(answer)).toBe(404);
});

test("a leader sees the person and can neither change nor open numbers", async () => {
  const { db, params, person } = scene();
  const { cookie } = signInAs(db, "leader");
  const page = await loader(call(`/people/${person.id}`, cookie, params));
  expect(page.person.may).toMatchObject({ edit: false, move: false, reveal: false, log: true });
  const post = (form: Record<string, string>) => call(`/people/${person.id}`, cookie, params, form);
  expect(await statusOf(() => action(post({ part: "phone", why: "check" })))).toBe(403);
  expect(await statusOf(() => editAction(post({ name: "李四", revision: "1" })))).toBe(403);
  expect(await statusOf(() => moveAction(post({})))).toBe(403);
  expect(await statusOf(() => removalAction(post({ reason: "x" })))).toBe(403);
});

test("a phone leads from somebody without a household to making one, and from there to what they ask for", async () => {
  const { db, here, params, person } = scene();
  const { cookie } = signInAs(db, "cadre", [here]);
  const page = await loader(call(`/people/${person.id}`, cookie, params));
  expect(page.write).toEqual({ what: "household", to: `/households/new?person=${person.id}` });
  const leader = await loader(call(`/people/${person.id}`, signInAs(db, "leader").cookie, params));
  expect(leader.write).toBeUndefined();
});

test("every number on the page is masked (FEATURES 114)", async () => {
  const { db, here, params, person } = scene();
  const { cookie } = signInAs(db, "trainer", [here]);
  const text = JSON.stringify(await loader(call(`/people/${person.id}`, cookie, params)));
  expect(text).toContain("110105********002X");
  expect(text).toContain("138****6625");
  for (const whole of [number, "13812346625", "6228480012345678830"]) expect(text).not.toContain(whole);
  const form = JSON.stringify(await editLoader(call(`/people/${person.id}/edit`, cookie, params)));
  for (const whole of [number, "13812346625", "6228480012345678830"]) expect(form).not.toContain(whole);
});

test("a number is opened only with a reason, and who, when and why is in the log (FEATURES 114, 115)", async () => {
  const { db, here, params, person, lastEvent } = scene();
  const { cookie, person: who } = signInAs(db, "trainer", [here]);
  const ask = (form: Record<string, string>) => action(call(`/people/${person.id}`, cookie, params, form));
  const before = lastEvent()?.id;
  for (const form of [
    { part: "id-number" },
    { part: "id-number", why: "curious" },
    { part: "id-number", why: "other", other: "  " },
  ] as Record<string, string>[])
    expect(await ask(form)).toMatchObject({
      init: { status: 400 },
      data: { reveal: { errors: ["reveal.needReason"] } },
    });
  expect(lastEvent()?.id).toBe(before);

  const shown = await ask({ part: "id-number", why: "other", other: "银行要核对" });
  expect(shown).toMatchObject({ data: { reveal: { part: "id-number", value: number } } });
  expect(shown).toMatchObject({ init: { headers: { Refresh: `30; url=/people/${person.id}` } } });
  expect(lastEvent()).toMatchObject({
    event: "person.revealed",
    userId: who.userId,
    subjectId: String(person.id),
    reason: "银行要核对",
    after: JSON.stringify({ part: "idNumber" }),
  });
  expect(await ask({ part: "bank-account", why: "loan" })).toMatchObject({
    data: { reveal: { value: "6228480012345678830" } },
  });
  const log = await logLoader(call(`/people/${person.id}/log`, cookie, params));
  expect(log.rows.slice(0, 2)).toMatchObject([
    { what: "查看完整银行账号", reason: "原因：办理贷款" },
    { what: "查看完整身份证号", reason: "原因：银行要核对" },
  ]);
});

test("the line of time holds classes of any village; only those in scope can be opened", async () => {
  const { db, here, there, params, person } = scene();
  makeClass(db, there, { people: [person.id] });
  const { cookie } = signInAs(db, "cadre", [here]);
  const page = await loader(call(`/people/${person.id}`, cookie, params));
  expect(page.steps).toMatchObject([{ title: "创业培训", phase: "now" }]);
  expect(page.steps[0]?.to).toBeUndefined();
  const everywhere = await loader(call(`/people/${person.id}`, signInAs(db, "trainer").cookie, params));
  expect(everywhere.steps[0]?.to).toMatch(/^\/training\/\d+$/);
});

test("an edit keeps what was left empty: number, phone, account", async () => {
  const { db, here, params, person } = scene();
  const { cookie } = signInAs(db, "trainer", [here]);
  const post = (form: Record<string, string>) =>
    editAction(call(`/people/${person.id}/edit`, cookie, params, form));
  expect(await statusOf(() => post({ name: "张小 龙", revision: "1", category: "veteran" }))).toBe(303);
  const row = db.select().from(personTable).get();
  expect(row).toMatchObject({
    name: "张小龙",
    phone: "13812346625",
    category: "veteran",
    bankAccountTail: "8830",
  });
  expect(await post({ name: "张小龙", revision: "1" })).toMatchObject({
    init: { status: 422 },
    data: { lastResult: { error: { "": ["person.changedMeanwhile"] } } },
  });
  expect(await statusOf(() => post({ name: "张小龙", revision: "2", removePhone: "yes" }))).toBe(303);
  expect(db.select().from(personTable).get()?.phone).toBeNull();
});

test("a change that makes somebody much like another is shown beside them first, saved once it was looked at, and not asked again (FEATURES 5, 8)", async () => {
  const { db, here, params, person } = scene();
  const other = register(db, here, { name: "李建军", phone: null, idNumber: freshNumber("19700301") });
  const { cookie } = signInAs(db, "trainer", [here]);
  const post = (form: Record<string, string>) =>
    editAction(call(`/people/${person.id}/edit`, cookie, params, { revision: "1", ...form }));
  const typed = { name: "李 建军", idNumber: freshNumber("19700301"), note: "改名", bankName: "农商行" };
  const asked = await post(typed);
  expect(asked).toMatchObject({
    init: { status: 422 },
    data: {
      likely: {
        typed: { name: "李建军", phone: "138****6625" },
        matches: [{ id: other.id, why: "生日相同，姓名相同，同村" }],
      },
      lastResult: { initialValue: { name: "李 建军", note: "改名", bankName: "农商行" } },
    },
  });
  const nameNow = () => db.select().from(personTable).where(eq(personTable.id, person.id)).get()?.name;
  expect(nameNow()).toBe(person.name);
  expect(await statusOf(() => post({ ...typed, anyway: "yes", shown: String(other.id) }))).toBe(303);
  expect(nameNow()).toBe("李建军");
  expect(db.select().from(duplicatePair).all()).toMatchObject([
    { state: "dismissed", decidedByName: "测试员" },
  ]);
  // Another change: the two were told apart already.
  expect(await statusOf(() => post({ name: "李建军", phone: "13900001111", revision: "2" }))).toBe(303);
});

test("a move keeps the past with the old village; a village outside the scope is refused (FEATURES 9)", async () => {
  const { db, here, there, params, person } = scene();
  const { id: classId } = makeClass(db, here, { people: [person.id] });
  const { id: nextClassId } = makeClass(db, here, { people: [person.id], until: "enrolling" });
  db.update(personTable).set({ address: "中心街20号" }).run();
  const cadre = signInAs(db, "cadre", [here]);
  const post = (cookie: string) =>
    moveAction(
      call(`/people/${person.id}/move`, cookie, params, {
        villageId: String(there),
        fromOn: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
        reason: "婚嫁",
        address: "东街3号",
        revision: String(db.select().from(personTable).get()?.revision),
      }),
    );
  expect(await statusOf(() => post(cadre.cookie))).toBe(422);
  expect(await statusOf(() => post(signInAs(db, "cadre", [here, there]).cookie))).toBe(303);
  // A class that ran counts its people for the village of its days; one to come counts them where they live by then.
  expect(db.select().from(enrolment).all()).toMatchObject([
    { classId, villageId: here },
    { classId: nextClassId, villageId: there },
  ]);
  const page = await loader(call(`/people/${person.id}`, signInAs(db, "cadre", [there]).cookie, params));
  expect(page.person.villageId).toBe(there);
  expect(db.select().from(personTable).get()?.address).toBe("东街3号");
  expect(await statusOf(() => loader(call(`/people/${person.id}`, cadre.cookie, params)))).toBe(404);
});

test("who was in a class cannot be removed; who was registered by mistake can, with a reason", async () => {
  const { db, here, params, person, lastEvent } = scene();
  const { cookie } = signInAs(db, "trainer", [here]);
  const post = (reason: string) =>
    removalAction(call(`/people/${person.id}/removal`, cookie, params, { reason }));
  expect(await statusOf(() => post(""))).toBe(400);
  makeClass(db, here, { people: [person.id] });
  expect(await post("登记了两次")).toMatchObject({
    init: { status: 422 },
    data: { lastResult: { error: { reason: ["removal.inUse"] } } },
  });
  expect(db.select().from(personResidence).all()).toHaveLength(1);
  const other = register(db, here, { name: "李春燕" });
  const gone = { personId: String(other.id) };
  const removed = () =>
    removalAction(call(`/people/${other.id}/removal`, cookie, gone, { reason: "登记了两次" }));
  expect(await statusOf(removed)).toBe(303);
  expect(lastEvent()).toMatchObject({ event: "person.removed", reason: "登记了两次" });
  expect(await statusOf(removed)).toBe(404);
});

test("a death is entered on the page, a wrong day stays in its field, and it is taken back", async () => {
  const { db, here, params, person, lastEvent } = scene();
  const { cookie } = signInAs(db, "cadre", [here]);
  const send = (fields: Record<string, string>) =>
    deathAction(call(`/people/${person.id}/death`, cookie, params, fields));
  const revision = () => String(db.select().from(personTable).get()?.revision);
  expect(await send({ diedOn: "明天", reason: "", revision: revision() })).toMatchObject({
    init: { status: 400 },
    data: {
      lastResult: { error: { diedOn: [expect.stringMatching(/^form\./)], reason: ["form.reasonMissing"] } },
    },
  });
  const died = { diedOn: "2026-11-01", reason: "村委会告知", revision: revision() };
  expect(await statusOf(() => send(died))).toBe(303);
  expect(lastEvent()).toMatchObject({ event: "person.died", reason: "村委会告知" });
  const back = { intent: "take-back", diedOn: "2026-11-01", reason: "登记错了", revision: revision() };
  expect(await statusOf(() => send(back))).toBe(303);
  expect(db.select().from(personTable).get()?.diedOn).toBeNull();
});

test("a photo is what its bytes say, within 2 MB, and only scope opens it", async () => {
  const { db, here, params, person } = scene();
  const { cookie } = signInAs(db, "trainer", [here]);
  const upload = (bytes: Uint8Array) => {
    const form = new FormData();
    form.set("photo", new File([bytes as Uint8Array<ArrayBuffer>], "p.jpg", { type: "image/jpeg" }));
    const request = new Request("http://x/people/1/photo", {
      method: "POST",
      body: form,
      headers: { cookie },
    });
    return photoAction({ request, params, context: {} });
  };
  expect(await upload(new TextEncoder().encode("<script>"))).toMatchObject({
    data: { errors: ["photo.type"] },
  });
  expect(await upload(new Uint8Array(3 * 1024 * 1024))).toMatchObject({
    data: { errors: ["photo.tooLarge"] },
  });
  expect(await upload(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toMatchObject({
    data: { errors: ["photo.broken"] },
  });
  expect(await statusOf(() => upload(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0xff, 0xd9)))).toBe(303);
  const image = await imageLoader(call(`/people/${person.id}/photo.image`, cookie, params));
  expect(image.headers.get("Content-Type")).toBe("image/jpeg");
  expect(image.headers.get("Cache-Control")).toBe("no-store");
});

test("a line of the log names the village as it was called when the line was written", async () => {
  const { db, there, params, person } = scene();
  const { cookie, person: boss } = signInAs(db, "administrator");
  const move = { villageId: there, fromOn: todayOn(), villageGroup: null, reason: "婚迁", revision: 1 };
  expect(movePerson(db, actorFor(boss, "person.move"), person.id, move, [])).toEqual({ ok: true });
  const lines = async () => {
    const { rows } = await logLoader(call("/log", cookie, params));
    return rows.flatMap((r) => r.changes).join();
  };
  expect(await lines()).toContain("冯屯村");
  // Renamed for a day before the line, entered after it.
  const row = db.select().from(village).where(eq(village.id, there)).get()!;
  const { name, townName, countyName, code, divisionId } = row;
  db.insert(villagePast)
    .values({
      ...{ villageId: there, name, townName, countyName, code, divisionId, untilOn: "2026-01-01" },
      ...{ basis: "x", changedBy: "x", changedByName: "x", createdAt: Date.now() + 1000 },
    })
    .run();
  db.update(village).set({ name: "新冯屯村" }).where(eq(village.id, there)).run();
  expect(await lines()).toContain("冯屯村");
  expect(await lines()).not.toContain("新冯屯村");
  db.update(villagePast).set({ createdAt: 0 }).run();
  expect(await lines()).toContain("新冯屯村");
});
