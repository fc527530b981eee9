import { openDatabase } from "db/client.server";
import { auditEvent, divisionCodeHistory, village, villagePost } from "db/schema";
import { desc, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setDatabase } from "~/platform/database.server";
import { signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import {
  call,
  makeClass,
  makePeople,
  makeVillage,
  statusOf,
} from "../../../../tests/support/training-fixture";
import { fillDemoVillages, loadDivisions } from "../demo.server";
import { villageIdByCode } from "../villages.server";
import * as divisions from "./divisions";
import * as edit from "./edit-village";
import * as newPost from "./new-post";
import * as newVillage from "./new-village";
import * as post from "./post";
import * as villagePage from "./village";
import * as villages from "./villages";
import * as xlsx from "./villages-xlsx";

let db: ReturnType<typeof testDb>;
const code = "371725101206";

describe("a village's page", () => {
  let id: number;
  let image: Buffer;
  beforeAll(() => {
    const first = testDb();
    loadDivisions(first);
    fillDemoVillages(first);
    image = first.$client.serialize();
  });
  beforeEach(() => {
    db = openDatabase(image);
    setDatabase(db);
    id = villageIdByCode(db, code)!;
  });
  const open = (query: string, cookie: string) =>
    villagePage.loader(call(`/villages/${id}${query}`, cookie, { villageId: String(id) }));

  it("shows who is responsible today, and who was on any past day (S1)", async () => {
    const { cookie } = signInAs(db, "cadre", [id]);
    const nameOf = async (query: string, post: string) =>
      (await open(query, cookie)).responsible
        .find((r) => r.post === post)
        ?.holders.map((h) => h.holderName)
        .join();
    expect(await nameOf("", "information-officer")).toBe("田晓琳");
    expect(await nameOf("?on=2025-03-01", "group-leader")).toBe("孟凡亮");
    expect(await nameOf("?on=2025-03-01", "information-officer")).toBe("孔令岭");
    expect(await nameOf("?on=20250228", "group-leader")).toBe("冯志刚");
    expect(await open("?on=2025-02-01", cookie)).toMatchObject({ inProgramme: false });
    expect(await open("?on=gestern", cookie)).toMatchObject({ wrongDay: true, asked: "gestern" });
  });

  it("shows the codes of the county, the old one before 2000 among them", async () => {
    expect(db.select().from(divisionCodeHistory).all().length).toBeGreaterThan(10);
    const { codes } = await open("", signInAs(db, "leader").cookie);
    expect(codes.map((c) => c.code)).toEqual(["371725", "372928"]);
  });

  it("counts people, classes and certificates, each with its list", async () => {
    makePeople(db, id, ["孔令堃", "王㛃"]);
    makeClass(db, id);
    const { figures } = await open("", signInAs(db, "cadre", [id]).cookie);
    expect(figures.map((f) => [f.key, f.value, f.to])).toEqual([
      ["people", 5, `/people?village=${id}`],
      ["households", 0, `/households?village=${id}`],
      ["trips", 0, `/overview/rows/tripPeople?village=${id}`],
      ["training", 1, `/training?village=${id}`],
      ["certificates", 0, `/certificates?village=${id}&state=valid`],
      ["loans", 0, `/loans/granted?village=${id}`],
      ["equipment", 0, `/equipment?stage=held&village=${id}`],
      ["shops", 0, `/shops?village=${id}`],
    ]);
  });

  it("is not there for others, in no page and no form", async () => {
    const own = villageIdByCode(db, "371725101217")!;
    const held = db.select().from(villagePost).where(eq(villagePost.villageId, id)).get()!;
    const { cookie } = signInAs(db, ["administrator", "cadre"], [own]);
    const params = { villageId: String(id), postId: String(held.id) };
    const form = {
      workGroup: "",
      joinedOn: "2026-01-01",
      holderName: "甲",
      fromOn: "2026-01-01",
      post: "team-member",
    };
    for (const page of [villagePage, edit, newPost, post]) {
      expect(await statusOf(() => page.loader(call("/x", cookie, params)))).toBe(404);
      if ("action" in page)
        for (const sent of [form, { joinedOn: "" }] as Record<string, string>[])
          expect(await statusOf(() => page.action(call("/x", cookie, params, sent)))).toBe(404);
    }
    const ownParams = { villageId: String(own), postId: String(held.id) };
    expect(await statusOf(() => post.loader(call("/x", cookie, ownParams)))).toBe(404);
    expect(await statusOf(() => post.action(call("/x", cookie, ownParams, form)))).toBe(404);
    const list = await villages.loader(call("/villages", cookie, {}));
    expect(list.rows.map((r) => r.id)).toEqual([own]);
    expect(list.groups).toEqual(["2"]);
  });

  it("is changed by the administrator alone", async () => {
    const { cookie } = signInAs(db, ["leader", "trainer", "cadre", "certificate-clerk"]);
    const params = { villageId: String(id), postId: "1" };
    for (const page of [edit, newPost, post, newVillage]) {
      expect(await statusOf(() => page.loader(call("/x", cookie, params)))).toBe(403);
      expect(await statusOf(() => page.action(call("/x", cookie, params, {})))).toBe(403);
    }
    expect(await statusOf(() => divisions.loader(call("/villages/divisions?q=丁楼", cookie, {})))).toBe(403);
    const limited = signInAs(db, "administrator", [id]);
    expect(await statusOf(() => newVillage.loader(call("/x", limited.cookie, {})))).toBe(403);
    expect(
      await statusOf(() => divisions.loader(call("/villages/divisions?q=丁楼", limited.cookie, {}))),
    ).toBe(403);
  });

  it("gives a post to a successor, and keeps what was typed when the term overlaps", async () => {
    const { cookie } = signInAs(db, "administrator");
    const params = { villageId: String(id) };
    const typed = { post: "group-leader", holderName: "李新任", fromOn: "2026-02-01", toOn: "" };
    const refused = (await newPost.action(call("/x", cookie, params, typed))) as {
      data: { lastResult: { initialValue: Record<string, string>; error: Record<string, string[]> } };
      init: { status: number };
    };
    expect(refused.init.status).toBe(422);
    expect(refused.data.lastResult.initialValue).toMatchObject({
      holderName: "李新任",
      fromOn: "2026-02-01",
    });
    expect(refused.data.lastResult.error.fromOn?.[0]).toContain("孟凡亮");
    const given = await statusOf(() =>
      newPost.action(call("/x", cookie, params, { ...typed, succeeds: "yes" })),
    );
    expect(given).toBe(303);
    const { responsible } = await open("?on=2026-02-01", cookie);
    expect(responsible.find((r) => r.post === "group-leader")?.holders[0]).toMatchObject({
      holderName: "李新任",
      after: "孟凡亮",
    });
    expect(
      db
        .select()
        .from(auditEvent)
        .orderBy(desc(auditEvent.id))
        .limit(2)
        .all()
        .map((e) => e.event),
    ).toEqual(["village.post-given", "village.post-ended"]);
  });

  it("answers a bad day or group with a message in the field", async () => {
    const { cookie } = signInAs(db, "administrator");
    const answer = (await edit.action(
      call("/x", cookie, { villageId: String(id) }, { workGroup: "六组", joinedOn: "99", leftOn: "" }),
    )) as { data: { lastResult: { error: object; initialValue: object } }; init: { status: number } };
    expect(answer.init.status).toBe(400);
    expect(answer.data.lastResult.error).toEqual({
      workGroup: ["form.groupDigits"],
      joinedOn: ["form.dayWrong"],
    });
    expect(answer.data.lastResult.initialValue).toMatchObject({ workGroup: "六组", joinedOn: "99" });
  });

  it("takes a division into the programme once, found by name, pinyin or code", async () => {
    const { cookie } = signInAs(db, "administrator");
    const find = async (q: string) =>
      (await (
        await divisions.loader(call(`/villages/divisions?q=${encodeURIComponent(q)}`, cookie, {}))
      ).json()) as { value: string; label: string; disabled: boolean }[];
    expect((await find("孔庄")).find((d) => d.value === code)).toMatchObject({ disabled: true });
    expect(await find("")).toEqual([]);
    const free = (await find("大集镇 楼")).find((d) => !d.disabled)!;
    expect(await find(free.value)).toEqual([free]);
    const form = { division: free.value, workGroup: "2", joinedOn: "2026-01-01", position: "34.75, 115.67" };
    // Where it lies may be said at once; one in another county is refused at its field.
    const elsewhere = (await newVillage.action(
      call("/x", cookie, {}, { ...form, position: "35.67, 115.98" }),
    )) as { data: { lastResult: { error: Record<string, string[]> } }; init: { status: number } };
    expect([elsewhere.init.status, Object.keys(elsewhere.data.lastResult.error)]).toEqual([
      422,
      ["position"],
    ]);
    expect(await statusOf(() => newVillage.action(call("/x", cookie, {}, form)))).toBe(303);
    expect(await statusOf(() => newVillage.action(call("/x", cookie, {}, form)))).toBe(422);
    expect(db.select().from(village).where(eq(village.code, free.value)).all()).toMatchObject([
      { latMicro: 34_750_000, lngMicro: 115_670_000 },
    ]);
    const bad = (await newVillage.action(call("/x", cookie, {}, { ...form, joinedOn: "" }))) as {
      data: { chosen: { value: string }[] };
    };
    expect(bad.data.chosen.map((c) => c.value)).toEqual([free.value]);
    const without = (await newVillage.loader(call("/villages/new?q=371725101206", cookie, {}))).found;
    expect(without.map((w) => w.value)).toEqual([code]);
  });
});

describe("the list of villages", () => {
  it("finds by town and pinyin, and exports what is in scope with a row in the log", async () => {
    db = testDb();
    const own = makeVillage(db);
    makeVillage(db, "大高庄村", "371725109209");
    const { cookie } = signInAs(db, "cadre", [own]);
    const rows = async (query: string, who = cookie) =>
      (await villages.loader(call(`/villages${query}`, who, {}))).rows.map((r) => r.name);
    expect(await rows("?term=黄安")).toEqual(["黄安镇 孔庄村"]);
    expect(await rows("?term=大高庄")).toEqual([]);
    expect(await rows("", signInAs(db, "leader").cookie)).toHaveLength(2);
    const file = (await xlsx.loader(call("/villages.xlsx", cookie, {}))) as Response;
    expect(file.headers.get("content-disposition")).toContain(".xlsx");
    const event = db.select().from(auditEvent).orderBy(desc(auditEvent.id)).get();
    expect(event).toMatchObject({ event: "village.exported", after: JSON.stringify({ rows: 1 }) });
  });
});
