import { village } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import * as edit from "~/areas/villages/routes/edit-village";
import { signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeClass, makeVillage } from "../../../tests/support/training-fixture";
import * as overview from "./routes/overview";

let db: ReturnType<typeof testDb>;
let own: number;
let other: number;
let foreign: number;
beforeEach(() => {
  db = testDb();
  own = makeVillage(db);
  other = makeVillage(db, "薛楼村", "371725111211");
  foreign = makeVillage(db, "丁楼村", "371721121227");
  db.update(village).set({ latMicro: 35_520_000, lngMicro: 115_750_000 }).where(eq(village.id, own)).run();
  db.update(village)
    .set({ latMicro: 34_750_000, lngMicro: 115_670_000 })
    .where(eq(village.id, foreign))
    .run();
});

const mapOf = async (query: string, cookie: string) =>
  (await overview.loader(call(`/overview?show=map${query}`, cookie, {}))).map;

it("shows each village with a position as a link of its size, and names those without", async () => {
  makeClass(db, own, { startsOn: "2026-03-02" });
  const { cookie } = signInAs(db, "leader");
  const map = await mapOf("&size=trained&tint=classes", cookie);
  expect(map?.spots.map((s) => s.to)).toEqual([`/villages/${own}`, `/villages/${foreign}`]);
  expect(map?.spots[0]).toMatchObject({
    r: 22,
    shade: 1,
    title: expect.stringContaining("参加培训 3 人次，开班 1 个"),
  });
  expect(map?.without).toEqual([{ id: other, name: "黄安镇 薛楼村", give: false }]);
  expect(map?.rows.map((r) => [r.id, r.size.text, r.size.to])).toContainEqual([
    own,
    "3",
    `/overview/rows/trained?village=${own}`,
  ]);
  expect((await mapOf("", cookie))?.spots[0]?.title).toContain("超期 0 件");
  const before = await mapOf("&size=trained&period=2025", cookie);
  expect(before?.spots.every((s) => s.r === 5)).toBe(true);
  expect(before?.sizes).toEqual([{ r: 5, text: "0" }]);
});

it("draws one county when it is chosen, and nothing of a foreign village for a cadre", async () => {
  const { cookie } = signInAs(db, "leader");
  const one = await mapOf("&county=371725", cookie);
  expect(one?.spots.map((s) => s.to)).toEqual([`/villages/${own}`]);
  expect(one?.counties.filter((c) => c.own).map((c) => c.code)).toEqual(["371725"]);
  const cadre = await mapOf("", signInAs(db, "cadre", [own]).cookie);
  expect(cadre?.spots.map((s) => s.to)).toEqual([`/villages/${own}`]);
  expect(cadre?.counties.find((c) => c.code === "371721")?.villages).toBe(0);
  expect(await mapOf("", cookie).then((m) => m?.spots.length)).toBe(2);
  expect((await overview.loader(call("/overview", cookie, {}))).map).toBeNull();
});

it("a position is written on the form of the village, and one in another county is refused at its field", async () => {
  const { cookie } = signInAs(db, "administrator");
  const save = async (position: string) => {
    const answer = await edit.action(
      call(
        `/villages/${other}/edit`,
        cookie,
        { villageId: String(other) },
        { joinedOn: "2020-01-01", position },
      ),
    );
    return answer as
      | Response
      | { data: { lastResult: { error?: Record<string, string[]> } }; init: ResponseInit };
  };
  const errorsOf = (answer: Awaited<ReturnType<typeof save>>) =>
    "data" in answer
      ? [answer.init.status, answer.data.lastResult.error?.position?.[0]?.split("|")[0]]
      : null;
  expect(errorsOf(await save("黄安镇"))).toEqual([400, "position.unreadable"]);
  expect(errorsOf(await save("34.75, 115.67"))).toEqual([422, "position.elsewhere"]);
  expect(errorsOf(await save("39.9, 116.4"))).toEqual([422, "position.outside"]);
  const stored = () => db.select().from(village).where(eq(village.id, other)).get();
  expect(stored()?.latMicro).toBeNull();
  expect(await save("115.98，35.67")).toBeInstanceOf(Response);
  expect(stored()).toMatchObject({ latMicro: 35_670_000, lngMicro: 115_980_000 });
  await save("");
  expect(stored()?.lngMicro).toBeNull();
});
