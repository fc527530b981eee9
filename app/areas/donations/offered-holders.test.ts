import { division, donationLine as lineTable, village } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { donationLine, makeDonation } from "../../../tests/support/donation-fixture";
import { signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeVillage } from "../../../tests/support/training-fixture";
import { offeredHolders } from "./offered-holders.server";
import * as lines from "./routes/lines";
import * as newHolder from "./routes/new-holder";

let db: ReturnType<typeof testDb>;
let own: number;
beforeEach(() => {
  db = testDb();
  own = makeVillage(db);
});

/** So many more villages that their list is no list to look through. */
const manyVillages = (count: number) => {
  for (let i = 0; i < count; i += 1) makeVillage(db, `第${i}村`, `37172500${String(1000 + i)}`);
};

it("all recipients stand in the list while they are few", () => {
  manyVillages(3);
  const offered = offeredHolders(db, "all", "zh", []);
  expect([offered.holders.length, offered.find]).toEqual([4, null]);
});

it("of many, a line's own and those that are looked for are offered, none from outside the scope", () => {
  manyVillages(80);
  db.update(division)
    .set({ pinyin: "kong zhuang", initials: "kz" })
    .where(eq(division.code, "371725101206"))
    .run();
  const used = [`v-${own}`];
  expect(offeredHolders(db, "all", "zh", used)).toEqual({
    holders: [{ value: `v-${own}`, label: "黄安镇 孔庄村" }],
    find: { typed: "", found: null, more: false },
  });
  expect(offeredHolders(db, "all", "zh", [], "孔庄").find).toMatchObject({ found: 1, more: false });
  expect(offeredHolders(db, "all", "zh", [], "黄安").find).toMatchObject({ found: 30, more: true });
  const others = db
    .select({ id: village.id })
    .from(village)
    .all()
    .map((v) => v.id)
    .filter((id) => id !== own);
  expect(offeredHolders(db, others, "zh", used, "孔庄").holders).toEqual([]);
});

it("looking for a recipient keeps what is typed and saves nothing", async () => {
  const d = makeDonation(db, [donationLine(own)], { until: "registered" });
  manyVillages(80);
  const { cookie } = signInAs(db, "administrator");
  const params = { donationId: String(d.id) };
  const page = await lines.loader(call(`/donations/${d.id}/lines`, cookie, params));
  expect(page.offered.holders.map((h) => h.value)).toEqual([`v-${own}`]);
  const typed = { ...page.lines[0]!, name: "打印机", holder: `v-${own}` };
  const answer = (await lines.action(
    call(`/donations/${d.id}/lines`, cookie, params, {
      ...typed,
      step: "find",
      find: "第7村",
      revision: "1",
    }),
  )) as { data: { lines: { name: string }[]; offered: { holders: { label: string }[] } } };
  expect(answer.data.lines[0]?.name).toBe("打印机");
  expect(answer.data.offered.holders.map((h) => h.label)).toEqual(["黄安镇 第7村", "黄安镇 孔庄村"]);
  expect(
    db
      .select()
      .from(lineTable)
      .all()
      .map((l) => l.name),
  ).not.toContain("打印机");
});

it("nobody is chosen in a new line while several may be given something; one of one is", async () => {
  const d = makeDonation(db, [donationLine(own)], { until: "registered" });
  const { cookie } = signInAs(db, "administrator");
  const params = { donationId: String(d.id) };
  const chosen = async () =>
    (await lines.loader(call(`/donations/${d.id}/lines`, cookie, params))).lines.map((l) => l.holder);
  expect(await chosen()).toEqual([`v-${own}`, `v-${own}`, `v-${own}`]);
  manyVillages(2);
  expect(await chosen()).toEqual([`v-${own}`, "", ""]);
});

it("a recipient without a village is told at the field, together with all that is wrong", async () => {
  manyVillages(2);
  const { cookie } = signInAs(db, "administrator");
  const answer = (await newHolder.action(
    call("/recipients/new", cookie, {}, { kind: "school", villageId: "", name: "", keeperPhone: "12" }),
  )) as { data: { errors: Record<string, string> }; init: { status: number } };
  expect(answer.init.status).toBe(400);
  expect(Object.keys(answer.data.errors).sort()).toEqual(["keeperPhone", "name", "villageId"]);
});
