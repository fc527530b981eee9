import type { Db } from "db/client.server";
import { auditEvent, division } from "db/schema";
import { eq, like } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { VillageScope } from "~/platform/access/actor";
import type { Language } from "~/platform/i18n/text";
import { makeCertificate } from "../../../tests/support/search-fixture";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { makeClass, makeVillage } from "../../../tests/support/training-fixture";
import { wholeReads } from "../../../tests/support/whole-reads";
import { createPerson } from "../people/create-person.server";
import { searchEverything } from "./search-everything.server";

let db: Db;
let own: number;
let other: number;

const add = (name: string, idNumber: string, villageId: number, phone: string | null = null) => {
  const { person } = signInAs(db, "administrator");
  const made = createPerson(db, actorFor(person, "person.create"), {
    name,
    idType: "resident-id",
    idNumber,
    villageId,
    phone,
    sex: "male",
    birthOn: "1988-05-15",
  } as never);
  if (!made.ok) throw new Error(JSON.stringify(made));
};

function search(input: string, villages: VillageScope = "all", language: Language = "zh") {
  const { person } = signInAs(db, "trainer", villages);
  const found = searchEverything(db, actorFor(person, "search.use"), input, language, { limit: 10 });
  const titles = (group: string) =>
    found.groups.find((g) => g.group === group)?.hits.map((h) => h.title.map(([s]) => s).join("")) ?? [];
  return { ...found, titles };
}

describe("one search over everything", () => {
  beforeEach(() => {
    db = testDb();
    own = makeVillage(db);
    other = makeVillage(db, "大高庄村", "371725109209");
    db.update(division)
      .set({ pinyin: "kongzhuangcun", initials: "kzc" })
      .where(eq(division.name, "孔庄村"))
      .run();
    add("张小龙", "11010519491231002X", own, "13800136625");
    add("王小伟", "110105194912310038", other, "13900136625");
    const here = makeClass(db, own);
    const there = makeClass(db, other, { people: [1] });
    makeCertificate(db, here.id, { name: "张小龙", number: "371725202602000017", villageId: own });
    makeCertificate(db, there.id, {
      name: "王小伟",
      number: "371725202602000027",
      villageId: other,
      state: "revoked",
    });
  });

  it.each(["龙", "小龙", "zxl", "zhangxiaolong", "ZXL", "6625", "002X", "００２Ｘ"])(
    "%s finds the person",
    (input) => expect(search(input, [own]).titles("people")).toEqual(["张小龙"]),
  );

  it.each(["孔庄 6625", "孔庄村 002X", "6625 孔庄", "黄安镇 孔庄 6625", "孔庄 龙 6625", "孔庄 13800136625"])(
    "%s finds who lives in the village and has that number",
    (input) => {
      expect(search(input).titles("people")).toEqual(["张小龙"]);
      expect(search(input, [other]).titles("people")).toEqual([]);
    },
  );

  it.each(["大高庄 002X", "庄 6625", "孔庄 伟 6625", "孔庄 0000"])("%s finds nobody", (input) =>
    expect(search(input).titles("people")).toEqual([]),
  );

  it.each(["zxl", "龙", "371725202602000017", "0017", "3717252026020000"])(
    "%s finds the certificate",
    (input) => expect(search(input, [own]).titles("certificates")).toEqual(["371725202602000017"]),
  );

  it("finds a certificate by its number in English too, with the state in words", () => {
    const hit = search("0027", "all", "en").groups.find((g) => g.group === "certificates")?.hits[0];
    expect(hit?.state).toMatchObject({ tone: "bad", word: "Revoked" });
    expect(hit?.detail.map(([s]) => s).join("")).toContain("Wang Xiaowei 王小伟");
  });

  it.each(["SYB", "syb1", "SYB 第 1 期", "孔庄", "周敏", "kzc", "孔庄 syb"])("%s finds the class", (input) =>
    expect(search(input, [own]).titles("classes")).toEqual(["SYB 第 1 期"]),
  );

  it("a class by another number is not found", () => {
    expect(search("syb9", [own]).titles("classes")).toEqual([]);
  });

  it("nothing of another village is found, counted or named", () => {
    for (const input of ["小", "wxw", "0027", "371725202602000027", "大高庄", "syb2", "6625"]) {
      const found = search(input, [own]);
      expect(JSON.stringify(found.groups)).not.toMatch(/王小伟|大高庄|0027/);
      for (const g of found.groups) expect(g.total).toBe(g.hits.length);
    }
    expect(search("大高庄", [own]).total).toBe(0);
  });

  it.each(["'", "’’", "%", "_", "\\"])("%s alone means nobody and nothing", (sign) => {
    expect(search(sign).total).toBe(0);
  });

  it("somebody without a village finds nothing at all", () => {
    expect(search("龙", []).total).toBe(0);
    expect(search("syb", []).total).toBe(0);
  });

  it("a search by the tail of an ID is one row in the log, without the number", () => {
    const rows = () => db.select().from(auditEvent).where(like(auditEvent.event, "%searched")).all();
    search("龙");
    search("zxl");
    expect(rows()).toHaveLength(0);
    expect(search("002X").logged).toBe(true);
    expect(rows()).toHaveLength(1);
    expect(rows()[0]).toMatchObject({ event: "person.searched", outcome: "success" });
    expect(JSON.stringify(rows()[0])).not.toContain("002X");
    search("11010519491231002X");
    expect(rows()).toHaveLength(2);
    expect(JSON.stringify(rows())).not.toContain("11010519491231");
  });

  it.each(["371725202602000017", "0017", "6625"])("%s is no ID number, and is not called one", (input) => {
    const found = search(input, [own]);
    expect(found.total).toBeGreaterThan(0);
    expect(found.logged).toBe(false);
    expect(db.select().from(auditEvent).where(like(auditEvent.event, "%searched")).all()).toEqual([]);
  });

  it.each(["", "   ", "%", "_", "'", '"', "*", "a%", "NEAR(", "\u0000"])("%j breaks nothing", (input) => {
    expect(() => search(input)).not.toThrow();
    expect(search(input).titles("people")).toEqual([]);
  });
});

it.each(["伟", "小龙", "zxl", "zhangxiaolong", "0123", "孔"])(
  "%s is found by index, never by reading everybody (FEATURES 10, 11)",
  (input) => {
    db = testDb();
    own = makeVillage(db);
    expect(wholeReads(db, "person", () => search(input))).toEqual([]);
  },
);
