import { auditEvent, duplicatePair, person } from "db/schema";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { freshNumber, register } from "../../../../tests/support/people-fixture";
import { signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { call, makeVillage, statusOf } from "../../../../tests/support/training-fixture";
import { action, loader } from "./new-person";

function scene() {
  const db = testDb();
  const here = makeVillage(db);
  const there = makeVillage(db, "冯屯村", "371725101217");
  const { cookie } = signInAs(db, "trainer", [here]);
  const send = (form: Record<string, string>) =>
    action(call("/people/new", cookie, {}, { villageId: String(here), ...form }));
  return { db, here, there, cookie, send };
}

test("a wrong check digit is refused with the right one, and what was typed is kept (FEATURES 4)", async () => {
  const { send, db } = scene();
  const answer = await send({ name: "张小龙", idNumber: "110105194912310021", note: "留着" });
  expect(answer).toMatchObject({
    init: { status: 400 },
    data: {
      lastResult: {
        error: { idNumber: ['idNumber.check|{"expected":"X","found":"1"}'] },
        initialValue: { name: "张小龙", note: "留着" },
      },
    },
  });
  expect(db.select().from(person).all()).toEqual([]);
  expect(await statusOf(() => send({ name: "张小龙", idNumber: "11010519491231002x" }))).toBe(303);
});

test("the same ID number is refused with the way to that person; from a foreign village nothing is told (FEATURES 5)", async () => {
  const { send, db, here, there } = scene();
  const number = freshNumber();
  const known = register(db, here, { idNumber: number, name: "张小龙" });
  const answer = await send({ name: "王五", idNumber: number });
  expect(answer).toMatchObject({
    init: { status: 422 },
    data: { existing: { id: known.id, name: "张小龙" }, lastResult: { initialValue: { name: "王五" } } },
  });
  const secret = freshNumber();
  register(db, there, { idNumber: secret, name: "李春燕" });
  const told = JSON.stringify(await send({ name: "王五", idNumber: secret }));
  expect(told).toContain("person.sameNumberElsewhere");
  expect(told).not.toContain("李春燕");
});

test("same name and phone with another ID is shown first, then registered anyway, once (FEATURES 5)", async () => {
  const { send, db, here } = scene();
  const known = register(db, here, { name: "张小龙", phone: "13812346625" });
  const typed = { name: "张 小龙", phone: "138 1234 6625", idNumber: freshNumber("19900101") };
  const answer = await send(typed);
  expect(answer).toMatchObject({
    init: { status: 422 },
    data: {
      likely: { matches: [{ id: known.id, phone: "138****6625", why: "手机相同，姓名相同，同村" }] },
      lastResult: { initialValue: { name: "张 小龙", phone: "138 1234 6625" } },
    },
  });
  expect(JSON.stringify(answer && (answer as { data: { likely?: unknown } }).data.likely)).not.toContain(
    "13812346625",
  );
  expect(await statusOf(() => send({ ...typed, anyway: "yes", shown: String(known.id) }))).toBe(303);
  // Whoever was looked at is not asked about again (FEATURES 8).
  expect(db.select().from(duplicatePair).all()).toMatchObject([
    { personAId: known.id, state: "dismissed", decidedByName: "测试员" },
  ]);
  // A second press of the button finds the person on record.
  expect(await statusOf(() => send({ ...typed, anyway: "yes" }))).toBe(422);
  expect(db.select().from(person).all()).toHaveLength(2);
});

test("same name and birth date in a foreign village is no match and is not told", async () => {
  const { send, db, there } = scene();
  register(db, there, { name: "张小龙", phone: "13812346625", idNumber: freshNumber("19900101") });
  const typed = { name: "张小龙", phone: "13812346625", idNumber: freshNumber("19900101") };
  expect(await statusOf(() => send(typed))).toBe(303);
});

test("a village outside the scope is neither offered nor taken (FEATURES 113)", async () => {
  const { send, db, there, cookie } = scene();
  expect((await loader(call("/people/new?village=2&name=X", cookie, {}))).offered.villages).toHaveLength(1);
  const answer = await send({ name: "张小龙", idNumber: freshNumber(), villageId: String(there) });
  expect(answer).toMatchObject({
    init: { status: 422 },
    data: { lastResult: { error: { villageId: ["person.foreignVillage"] } } },
  });
  expect(db.select().from(person).all()).toEqual([]);
});

test("a registration is in the log without the whole number", async () => {
  const { send, db } = scene();
  const idNumber = freshNumber();
  await send({ name: "张小龙", idNumber, phone: "13812346625", bankAccount: "6228 4800 1234 5678 830" });
  const row = db.select().from(auditEvent).where(eq(auditEvent.event, "person.created")).get();
  expect(row?.after).toContain("********");
  for (const whole of [idNumber, "13812346625", "6228480012345678830"])
    expect(row?.after).not.toContain(whole);
  const file = db.$client.serialize().toString("latin1");
  expect(file).not.toContain(idNumber);
  expect(file).not.toContain("6228480012345678830");
});

test("nonsense in every field is a form with words, never a failure", async () => {
  const { send } = scene();
  for (const form of [
    {},
    { name: "x".repeat(5000) },
    { villageId: "1e9" },
    { phone: "abc", bankAccount: "1", idNumber: "😀" },
  ])
    expect(await statusOf(() => send(form as Record<string, string>))).toBe(400);
});

test("a name of one character is asked about, and taken when it is the whole name", async () => {
  const { send, db } = scene();
  const typed = { name: "𫖯", idNumber: freshNumber() };
  expect(await send(typed)).toMatchObject({
    init: { status: 400 },
    data: { lastResult: { error: { name: ["name.single"] } } },
  });
  expect(await statusOf(() => send({ ...typed, wholeName: "yes" }))).toBe(303);
  expect(db.select().from(person).get()?.name).toBe("𫖯");
});
