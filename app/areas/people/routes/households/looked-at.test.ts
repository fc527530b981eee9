import type { Db } from "db/client.server";
import { duplicatePair, household, person } from "db/schema";
import { beforeEach, expect, it } from "vitest";
import { setDatabase } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { makeHousehold } from "../../../../../tests/support/household-fixture";
import { freshNumber, register } from "../../../../../tests/support/people-fixture";
import { signInAs } from "../../../../../tests/support/signed-in";
import { testDb } from "../../../../../tests/support/test-db";
import { call, makeVillage } from "../../../../../tests/support/training-fixture";
import { rowsOfHousehold } from "../../households/household-queries.server";
import * as newPage from "./new-household";
import * as newMemberPage from "./new-member";

let db: Db;
let village: number;
let home: number;
let cookie: string;
let known: { id: number; name: string };
const today = todayOn();
const knownNumber = freshNumber("19710402");

beforeEach(() => {
  db = testDb();
  setDatabase(db);
  village = makeVillage(db);
  const head = register(db, village, { name: "张守田", idNumber: freshNumber("19600301") }).id;
  home = makeHousehold(db, village, head, [], "2020-01-01");
  known = register(db, village, { name: "赵春生", idNumber: knownNumber, phone: "13812346625" });
  cookie = signInAs(db, "cadre", [village]).cookie;
});

interface Said {
  status: number;
  likely?: { typed: { name: string; idNumber: string }; matches: { id: number; why: string }[] };
  existing?: { id: number };
  asked?: { doubtsSeen: string };
  lastResult?: { error?: Record<string, string[]>; initialValue: Record<string, string> };
}
type Page = { action: (args: ReturnType<typeof call>) => Promise<unknown> };
const press = async (page: Page, form: Record<string, string>): Promise<Said> => {
  const answer = await page.action(call("/x", cookie, { householdId: String(home) }, form));
  if (answer instanceof Response) return { status: answer.status };
  const { data, init } = answer as { data: Omit<Said, "status">; init: { status: number } };
  return { status: init.status, ...data };
};
const people = () => db.select().from(person).all().length;
const twin = () => ({ name: "赵 春生", idNumber: freshNumber("19710402"), note: "邻村迁来", fromOn: today });
const pages = [
  ["a member", newMemberPage as Page, { relation: "97" }],
  ["a head", newPage as Page, {}],
] as const;

it.each(pages)(
  "%s much like somebody on record is shown beside them first, and registered once it was looked at",
  async (_, page, more) => {
    const form = { ...twin(), ...more, villageId: String(village) };
    const first = await press(page, form);
    expect(first.status).toBe(422);
    expect(first.likely?.typed.name).toBe("赵春生");
    expect(first.likely?.matches).toMatchObject([{ id: known.id, why: "生日相同，姓名相同，同村" }]);
    expect(JSON.stringify(first.likely)).not.toContain(form.idNumber);
    expect(first.lastResult?.initialValue).toMatchObject({ name: "赵 春生", note: "邻村迁来" });
    expect(people()).toBe(2);
    // Pressed again without saying so, it is asked again.
    expect((await press(page, form)).status).toBe(422);
    const done = await press(page, { ...form, anyway: "yes", shown: String(known.id) });
    expect(done.status).toBe(303);
    expect(people()).toBe(3);
    expect(db.select().from(duplicatePair).all()).toMatchObject([
      { personAId: known.id, state: "dismissed", decidedByName: "测试员" },
    ]);
  },
);

it("the relation that was asked about is not asked about again when somebody alike was looked at", async () => {
  const form = { ...twin(), idNumber: freshNumber("19710402", "female"), relation: "51" };
  const asked = await press(newMemberPage as Page, form);
  expect(asked.status).toBe(400);
  const doubtsSeen = asked.asked?.doubtsSeen ?? "";
  const likely = await press(newMemberPage as Page, { ...form, doubtsSeen });
  expect(likely.status).toBe(422);
  expect(likely.lastResult?.initialValue.doubtsSeen).toBe(doubtsSeen);
  const shown = String(known.id);
  expect((await press(newMemberPage as Page, { ...form, doubtsSeen, anyway: "yes", shown })).status).toBe(
    303,
  );
});

it.each(pages)(
  "%s with the number of somebody of another name is refused with the way to them",
  async (_, page, more) => {
    const form = { fromOn: today, villageId: String(village), idNumber: knownNumber, ...more };
    const refused = await press(page, { ...form, name: "王五" });
    expect(refused).toMatchObject({
      status: 422,
      existing: { id: known.id },
      lastResult: {
        error: { idNumber: ['person.sameNumber|{"name":"赵春生"}'] },
        initialValue: { name: "王五" },
      },
    });
    // Their own name, or none: it is they who join.
    expect((await press(page, { ...form, name: "赵春生" })).status).toBe(303);
    expect(people()).toBe(2);
    const ids = db
      .select()
      .from(household)
      .all()
      .flatMap((h) => rowsOfHousehold(db, h.id));
    expect(ids.map((r) => r.personId)).toContain(known.id);
  },
);
