import type { Db } from "db/client.server";
import { household } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { setDatabase } from "~/platform/database.server";
import { addDays, todayOn } from "~/platform/dates";
import { makeHousehold } from "../../../../../tests/support/household-fixture";
import { freshNumber, register } from "../../../../../tests/support/people-fixture";
import { signInAs } from "../../../../../tests/support/signed-in";
import { testDb } from "../../../../../tests/support/test-db";
import { call, makeVillage } from "../../../../../tests/support/training-fixture";
import { rowsOfHousehold } from "../../households/household-queries.server";
import { isOpen } from "../../households/membership";
import * as headPage from "./head";
import * as memberPage from "./member";
import * as newPage from "./new-household";
import * as newMemberPage from "./new-member";
import * as separationPage from "./separation";

let db: Db;
let village: number;
let home: number;
let cookie: string;
let wife: number;
let child: number;
const today = todayOn();
const young = `${Number(today.slice(0, 4)) - 2}0102`;

beforeEach(() => {
  db = testDb();
  setDatabase(db);
  village = makeVillage(db);
  const zhang = register(db, village, { name: "张守田", idNumber: freshNumber("19600301") }).id;
  wife = register(db, village, { name: "王秀兰", idNumber: freshNumber("19620501", "female") }).id;
  child = register(db, village, { name: "张小龙", idNumber: freshNumber(young) }).id;
  const rest = [
    [wife, "12"],
    [child, "41"],
  ] as const;
  home = makeHousehold(db, village, zhang, rest as never, addDays(today, -20));
  cookie = signInAs(db, "cadre", [village]).cookie;
});

interface Asked {
  doubts: { id: string; text: string }[];
  doubtsSeen: string;
}
type Page = { action: (args: ReturnType<typeof call>) => Promise<unknown> };
const press = async (page: Page, path: string, form: Record<string, string>, memberId = 0) => {
  const params = { householdId: String(home), memberId: String(memberId) };
  const answer = await page.action(call(path, cookie, params, form));
  if (answer instanceof Response) return { status: answer.status, asked: undefined };
  const said = answer as { data: { asked?: Asked }; init: { status: number } };
  return { status: said.init.status, asked: said.data.asked };
};
/** Asked the first time, in the named fields; done the second. */
const askedOnce = async (page: Page, path: string, form: Record<string, string>, memberId = 0) => {
  const first = await press(page, path, form, memberId);
  expect(first.status).toBe(400);
  const seen = first.asked?.doubtsSeen ?? "";
  const second = await press(page, path, { ...form, doubtsSeen: seen }, memberId);
  expect(second.status).toBe(303);
  return first.asked?.doubts.map((d) => [d.id, d.text.split("，")[0]]);
};
const revision = () => String(db.select().from(household).where(eq(household.id, home)).get()?.revision);
const row = (personId: number) => rowsOfHousehold(db, home).find((r) => r.personId === personId && isOpen(r));

it("a household divided: a woman as father and a child of two as head are asked about", async () => {
  const form = { headId: String(child), [`relation.${wife}`]: "51", fromOn: today, revision: revision() };
  const data = new URLSearchParams([...Object.entries(form), ["going", `${wife}`], ["going", `${child}`]]);
  const send = async (more: Record<string, string> = {}) => {
    const request = new Request("http://localhost/x", {
      method: "POST",
      headers: { Cookie: cookie },
      body: new URLSearchParams([...data, ...Object.entries(more)]),
    });
    const args = { ...call("/x", cookie, { householdId: String(home) }, {}), request };
    return (await separationPage.action(args)) as unknown as { data: { asked: Asked } } & Response;
  };
  const first = await send();
  expect(first.data.asked.doubts.map((d) => d.id)).toEqual(["headId", `relation.${wife}`]);
  expect(first.data.asked.doubts.map((d) => d.text).join()).toContain(
    "王秀兰的身份证号是女性，选的却是「父亲」",
  );
  expect(rowsOfHousehold(db, home).filter(isOpen)).toHaveLength(3);
  expect((await send({ doubtsSeen: first.data.asked.doubtsSeen })).status).toBe(303);
  expect(rowsOfHousehold(db, home).filter(isOpen)).toHaveLength(1);
});

it("a change of head to a child, and a grandmother as grandfather", async () => {
  const zhang = rowsOfHousehold(db, home).find((r) => r.relation === "02")?.personId;
  const base = { personId: String(child), fromOn: today, former: "stays", revision: revision() };
  const asked = await askedOnce(headPage, "/head", {
    ...base,
    [`relation.${zhang}`]: "61",
    [`relation.${wife}`]: "61",
  });
  expect(asked).toEqual([
    ["next", "张小龙不满 16 周岁"],
    [`relation.${wife}`, "王秀兰的身份证号是女性"],
  ]);
});

it("a member's relation, somebody who joins, and a new household of a child", async () => {
  const member = row(wife)?.id ?? 0;
  expect(await askedOnce(memberPage, "/m", { relation: "11", onDay: today }, member)).toEqual([
    ["relation", "这个人的身份证号是女性"],
  ]);
  const guest = register(db, village, { name: "李建国", idNumber: freshNumber("19700301") }).id;
  const join = { personId: String(guest), relation: "75", fromOn: today };
  expect(await askedOnce(newMemberPage, "/m", join)).toEqual([["relation", "这个人的身份证号是男性"]]);
  const orphan = register(db, village, { name: "赵小虎", idNumber: freshNumber(young) }).id;
  const made = { villageId: String(village), personId: String(orphan), fromOn: today };
  expect(await askedOnce(newPage, "/h", made)).toEqual([["personId", "这个人不满 16 周岁"]]);
});
