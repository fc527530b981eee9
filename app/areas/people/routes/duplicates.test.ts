import { auditEvent, duplicatePair, person } from "db/schema";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Role } from "~/platform/access/capabilities";
import { freshNumber, register } from "../../../../tests/support/people-fixture";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { call, makeClass, makeVillage, statusOf } from "../../../../tests/support/training-fixture";
import { scanDuplicates } from "../duplicates/scan-duplicates.server";
import { editPerson } from "../edit-person.server";
import { action as decide, loader as look } from "./duplicate-pair";
import { action as changeRules, loader as rules } from "./duplicate-rules";
import { loader as list, action as listAction } from "./duplicates";
import { loader as merge, action as undo } from "./merge";
import { loader as personPage } from "./person";
import { action as samePerson } from "./same-person";

/** One man on record twice in our village, each record with a class; the officer has that village alone. */
function scene(role: Role = "loan-officer") {
  const db = testDb();
  const here = makeVillage(db);
  const there = makeVillage(db, "冯屯村", "371725101217");
  const a = register(db, here, { name: "张小龙", phone: "13812346625", education: "junior" });
  const b = register(db, here, { name: "张晓龙", phone: "13812346625", education: "senior" });
  makeClass(db, here, { people: [a.id] });
  makeClass(db, here, { people: [b.id] });
  const admin = signInAs(db, "administrator");
  scanDuplicates(db, actorFor(admin.person, "person.merge"));
  const { cookie } = signInAs(db, role, [here]);
  const pairId = db.select().from(duplicatePair).get()!.id;
  const pair = (form?: Record<string, string>) =>
    call(`/people/duplicates/${pairId}`, cookie, { pairId: String(pairId) }, form);
  const sides = { keep: String(a.id), survivorRevision: "1", mergedRevision: "1" };
  return { db, here, there, a, b, cookie, admin, pairId, pair, sides };
}

const mergedId = (db: ReturnType<typeof testDb>) =>
  Number(db.$client.prepare("SELECT max(id) FROM record_merge").pluck().get());

test("the pair says why with points that add up, which fields differ and what moves", async () => {
  const s = scene();
  const page = await look(s.pair());
  const sum = page.why.lines.reduce((n, l) => n + l.points, 0);
  expect(sum).toBe(page.why.sum);
  expect(page.why.score).toBe(Math.min(100, sum));
  expect(page.fields.map((f) => f.field)).toEqual(["name", "idNumber", "education"]);
  expect(page.moves.map((m) => [m.word, m.had, m.moved, m.total])).toEqual([["培训报名", 1, 1, 2]]);
  expect(JSON.stringify(page)).not.toContain("13812346625");
});

test("merge field by field, nothing lost, in the log; the old address leads to who remains (FEATURES 6)", async () => {
  const s = scene();
  const places = () => s.db.$client.prepare("SELECT count(*) FROM enrolment").pluck().get();
  const before = places();
  const form = { ...s.sides, decision: "merge", name: "merged", education: "merged" };
  expect(await statusOf(() => decide(s.pair({ ...form, decision: "xyz" })))).toBe(404);
  const done = await decide(s.pair(form));
  expect((done as Response).headers.get("Location")).toBe(`/people/${s.a.id}`);
  expect(s.db.select().from(person).where(eq(person.id, s.a.id)).get()).toMatchObject({
    name: "张晓龙",
    education: "senior",
  });
  expect(places()).toBe(before);
  const owners = s.db.$client.prepare("SELECT DISTINCT person_id FROM enrolment").pluck().all();
  expect(owners).toEqual([s.a.id]);
  const row = s.db.select().from(auditEvent).where(eq(auditEvent.event, "person.merged")).get();
  expect(row).toMatchObject({ userName: "测试员", subjectId: String(s.a.id) });
  // Pressed twice: once; other choices are not written, and it is said.
  expect(await statusOf(() => decide(s.pair(form)))).toBe(303);
  const notice = async (more: Record<string, string>) => {
    const answer = (await decide(s.pair({ ...form, ...more }))) as Response;
    return Buffer.from(
      decodeURIComponent(answer.headers.get("Set-Cookie")!.split(/[=;]/)[1]!),
      "base64",
    ).toString();
  };
  expect(await notice({})).toContain("ok");
  expect(await notice({ education: "survivor" })).toContain("warn");
  expect(s.db.select().from(auditEvent).where(eq(auditEvent.event, "person.merged")).all()).toHaveLength(1);
  const old = personPage(call(`/people/${s.b.id}`, s.cookie, { personId: String(s.b.id) }));
  await expect(old).rejects.toMatchObject({ status: 302 });
  const survivor = await personPage(call(`/people/${s.a.id}`, s.cookie, { personId: String(s.a.id) }));
  expect(survivor.doubles?.merges).toMatchObject([
    { words: expect.stringContaining("这份档案原来写的是张小龙") },
  ]);
});

test("a merge is taken back from its page: both records are there again (FEATURES 7)", async () => {
  const s = scene();
  await decide(s.pair({ ...s.sides, decision: "merge" }));
  const id = mergedId(s.db);
  const page = (form?: Record<string, string>) =>
    call(`/people/merges/${id}`, s.cookie, { mergeId: String(id) }, form);
  expect(await merge(page())).toMatchObject({
    state: "open",
    moved: ["培训报名 1 项"],
    who: { merged: expect.stringContaining("村") },
    taken: [],
  });
  expect(await statusOf(() => undo(page({})))).toBe(303);
  expect(await statusOf(() => undo(page({})))).toBe(303);
  expect(await merge(page())).toMatchObject({ state: "undone" });
  expect(
    s.db.select().from(auditEvent).where(eq(auditEvent.event, "person.merge-undone")).all(),
  ).toHaveLength(1);
  const back = await personPage(call(`/people/${s.b.id}`, s.cookie, { personId: String(s.b.id) }));
  expect(back.doubles?.suspected).toMatchObject([{ id: s.pairId }]);
});

test("once somebody has built on a merge it cannot be taken back, and the page says so", async () => {
  const s = scene();
  await decide(s.pair({ ...s.sides, decision: "merge" }));
  const id = mergedId(s.db);
  editPerson(s.db, actorFor(s.admin.person, "person.edit"), s.a.id, {
    name: "张小龙",
    phone: "13700000000",
    revision: 2,
  });
  const page = (form?: Record<string, string>) =>
    call(`/people/merges/${id}`, s.cookie, { mergeId: String(id) }, form);
  expect(await merge(page())).toMatchObject({ state: "builtOn" });
  expect(await statusOf(() => undo(page({})))).toBe(422);
});

test("not the same person: remembered over a new comparison and an edit, and can be reopened (FEATURES 8)", async () => {
  const s = scene();
  expect(await statusOf(() => decide(s.pair({ ...s.sides, decision: "dismiss" })))).toBe(303);
  expect(await statusOf(() => listAction(call("/people/duplicates", s.cookie, {}, {})))).toBe(303);
  editPerson(s.db, actorFor(s.admin.person, "person.edit"), s.b.id, {
    name: "张晓龙",
    phone: "13812346625",
    revision: 1,
  });
  expect((await list(call("/people/duplicates", s.cookie, {}))).pairs).toEqual([]);
  const dismissed = await list(call("/people/duplicates?state=dismissed", s.cookie, {}));
  expect(dismissed.pairs).toMatchObject([{ id: s.pairId, decided: expect.stringContaining("测试员") }]);
  await listAction(call("/people/duplicates", s.cookie, {}, { reopen: String(s.pairId) }));
  expect((await list(call("/people/duplicates", s.cookie, {}))).pairs).toHaveLength(1);
  const events = s.db.select({ event: auditEvent.event }).from(auditEvent).orderBy(auditEvent.id).all();
  expect(events.filter((e) => e.event.startsWith("duplicate.")).map((e) => e.event)).toEqual([
    "duplicate.scanned",
    "duplicate.dismissed",
    "duplicate.scanned",
    "duplicate.households-scanned",
    "duplicate.reopened",
  ]);
});

test("a pair with one foot in a foreign village is not there (FEATURES 113)", async () => {
  const s = scene();
  register(s.db, s.there, { name: "张小龙", phone: "13812346625" });
  scanDuplicates(s.db, actorFor(s.admin.person, "person.merge"));
  const pairs = s.db.select().from(duplicatePair).all();
  expect(pairs.length).toBeGreaterThan(1);
  const page = await list(call("/people/duplicates", s.cookie, {}));
  expect(page.pairs.map((p) => p.id)).toEqual([s.pairId]);
  expect(page.counts.suspected).toBe(1);
  for (const p of pairs.filter((p) => p.id !== s.pairId)) {
    const at = (form?: Record<string, string>) =>
      call(`/people/duplicates/${p.id}`, s.cookie, { pairId: String(p.id) }, form);
    expect(await statusOf(() => look(at()))).toBe(404);
    expect(await statusOf(() => decide(at({ ...s.sides, decision: "dismiss" })))).toBe(404);
    expect(await statusOf(() => decide(at({ ...s.sides, decision: "merge" })))).toBe(404);
  }
});

test("a record that somebody changed meanwhile, and two places in one class, are refused in words", async () => {
  const s = scene();
  const stale = await decide(
    s.pair({ ...s.sides, mergedRevision: "9", decision: "merge", education: "merged" }),
  );
  expect(stale).toMatchObject({
    init: { status: 422 },
    data: { why: "merge.changedMeanwhile", choices: { education: "merged" } },
  });
  makeClass(s.db, s.here, { people: [s.a.id, s.b.id] });
  expect((await look(s.pair())).clashes).toHaveLength(1);
  expect(await decide(s.pair({ ...s.sides, decision: "merge" }))).toMatchObject({
    init: { status: 422 },
    data: { why: "merge.clash", clashes: [expect.stringContaining("SYB")] },
  });
});

test("whoever may not merge sees no suspicions", async () => {
  const s = scene("cadre");
  expect(await statusOf(() => list(call("/people/duplicates", s.cookie, {})))).toBe(403);
  const page = await personPage(call(`/people/${s.a.id}`, s.cookie, { personId: String(s.a.id) }));
  expect(page.doubles).toBeNull();
});

test("a person registered later is compared at once", async () => {
  const s = scene();
  const { action } = await import("./new-person");
  const { cookie } = s.admin;
  const typed = { name: "张小隆", phone: "13812346625", idNumber: freshNumber(), villageId: String(s.here) };
  // A near name with the same phone warns too.
  expect(await statusOf(() => action(call("/people/new", cookie, {}, typed)))).toBe(422);
  expect(await statusOf(() => action(call("/people/new", cookie, {}, { ...typed, anyway: "yes" })))).toBe(
    303,
  );
  expect(s.db.select().from(duplicatePair).all().length).toBeGreaterThan(1);
});

test("the administrator tunes the rules; everybody is compared again, the log says what changed", async () => {
  const s = scene();
  const usual = (await rules(call("/people/duplicates/rules", s.admin.cookie, {}))).usual;
  const form = Object.fromEntries(Object.entries(usual).map(([k, v]) => [k, String(v)]));
  const send = (change: Record<string, string>, cookie = s.admin.cookie) =>
    statusOf(() => changeRules(call("/people/duplicates/rules", cookie, {}, { ...form, ...change })));
  expect(await send({ threshold: "70" }, s.cookie)).toBe(403);
  expect(await send({ "name-same": "x" })).toBe(400);
  expect(await send({ "name-same": "" })).toBe(400);
  expect(await send({ "birth-same": "0", "birth-close": "0", "phone-same": "0", "phone-close": "0" })).toBe(
    400,
  );
  expect(s.db.select().from(duplicatePair).all()).toHaveLength(1);
  expect(await send({ "phone-same": "0", "phone-close": "0", threshold: "84" })).toBe(303);
  expect(s.db.select().from(duplicatePair).all()).toEqual([]);
  const row = s.db.select().from(auditEvent).where(eq(auditEvent.event, "setting.changed")).get();
  expect(JSON.parse(row?.before ?? "")).toEqual({ "phone-same": 36, "phone-close": 24, threshold: 70 });
  expect(await send({ restore: "yes" })).toBe(303);
  expect(s.db.select().from(duplicatePair).all()).toHaveLength(1);
});

test("two records that no rule suspects are found, laid side by side and merged; a foreign one is not there", async () => {
  const s = scene();
  const odd = register(s.db, s.here, {
    name: "李大壮",
    idNumber: freshNumber("19710203"),
    phone: "13700000009",
  });
  const foreign = register(s.db, s.there, { name: "李大壮", idNumber: freshNumber("19720203") });
  const at = { personId: String(s.a.id) };
  const send = (form: Record<string, string>) => samePerson(call("/x", s.cookie, at, form));
  const found = (await send({ step: "find", term: "李大壮" })) as { data: { found: { id: number }[] } };
  expect(found.data.found.map((p) => p.id)).toEqual([odd.id]);
  expect(await statusOf(() => send({ step: "choose", otherId: String(foreign.id) }))).toBe(404);
  expect(await statusOf(() => send({ step: "choose", otherId: String(s.a.id) }))).toBe(404);
  const to = ((await send({ step: "choose", otherId: String(odd.id) })) as Response).headers.get("Location");
  const pairId = to?.match(/^\/people\/duplicates\/(\d+)\?keep=/)?.[1] ?? "";
  const page = await look(call(`/people/duplicates/${pairId}`, s.cookie, { pairId }));
  expect(page.title).toContain("李大壮");
  expect(page.found).toContain("提出");
  // Nothing agrees: a comparison of everybody and one after an edit leave what was named by hand on the list.
  scanDuplicates(s.db, actorFor(s.admin.person, "person.merge"));
  editPerson(s.db, actorFor(s.admin.person, "person.edit"), odd.id, {
    name: "李大壮",
    phone: "13700000008",
    revision: 1,
  });
  const listed = (await list(call("/people/duplicates", s.cookie, {}))).pairs;
  expect(listed.find((p) => String(p.id) === pairId)?.why).toContain("提出是同一人");
  const form = {
    keep: String(s.a.id),
    survivorRevision: "1",
    mergedRevision: "2",
    decision: "merge",
    name: "merged",
  };
  const done = await decide(call(`/people/duplicates/${pairId}`, s.cookie, { pairId }, form));
  expect((done as Response).headers.get("Location")).toBe(`/people/${s.a.id}`);
  // The kept record took the name of the other: both are called as they were.
  const { merges } = (await personPage(call("/x", s.cookie, at))).doubles!;
  expect(merges[0]?.words).toContain(`与同名的另一份档案合并；这份档案原来写的是${s.a.name}`);
  const told = await merge(call("/x", s.cookie, { mergeId: String(merges[0]?.id) }));
  expect([told.title, told.survivor]).toEqual([`李大壮 并入 ${s.a.name}`, "李大壮"]);
  const events = s.db.select().from(auditEvent).where(eq(auditEvent.event, "duplicate.named")).all();
  expect(events).toHaveLength(1);
});
