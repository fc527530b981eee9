import { describe, expect, it } from "vitest";
import { countySeed, syntheticPerson } from "../seed/synthetic-person";
import { readCodeHistory, readDivisions, shortVillageName } from "./read-divisions.server";

describe("divisions of Heze", () => {
  const rows = readDivisions("3717");
  const byCode = new Map(rows.map((row) => [row.code, row]));

  it("are all there, each under its parent", () => {
    const count = (level: string) => rows.filter((row) => row.level === level).length;
    expect([count("city"), count("county"), count("town"), count("village")]).toEqual([1, 11, 167, 5040]);
    expect(byCode.size).toBe(rows.length);
    for (const row of rows) if (row.parentCode) expect(byCode.has(row.parentCode)).toBe(true);
    const path = ["371725101206", "371725101", "371725"].map((code) => byCode.get(code)?.shortName);
    expect(path).toEqual(["孔庄村", "黄安镇", "郓城县"]);
  });

  it("have short names that tell the villages of a town apart", () => {
    const names = rows
      .filter((row) => row.level === "village")
      .map((row) => `${row.parentCode} ${row.shortName}`);
    expect(new Set(names).size).toBe(5040);
    expect(names.filter((name) => /委|居$/.test(name))).toEqual([]);
  });

  it.each([
    ["孔庄村民委员会", "孔庄村"],
    ["孔庄村村民委员会", "孔庄村"],
    ["东关社区居民委员会", "东关社区"],
    ["周海社区居委会", "周海社区"],
    ["丁寨社区居委员会", "丁寨社区"],
    ["吕庄社区村民委员会", "吕庄社区"],
    ["王堂村村民居委会", "王堂村"],
    ["卢寨村村民委会", "卢寨村"],
    ["后寨村委会村民委员会", "后寨村"],
    ["东新农场生活区", "东新农场生活区"],
  ])("%s → %s", (official, short) => expect(shortVillageName(official)).toBe(short));

  it("every old county code leads to one that is in force", () => {
    const history = readCodeHistory();
    const now = new Set(history.filter((row) => row.toYear === null).map((row) => row.code));
    for (const row of history)
      if (row.toYear !== null)
        expect(now.has(row.successorCode ?? "") || row.successorCode === "371700").toBe(true);
    expect(history.find((row) => row.code === "371727")).toMatchObject({
      toYear: 2016,
      successorCode: "371703",
    });
    expect(history.find((row) => row.code === "372928")).toMatchObject({
      toYear: 2000,
      successorCode: "371725",
    });
  });
});

describe("invented people", () => {
  it("are the same for the same seed, each with a number of their own", () => {
    expect(syntheticPerson(7)).toEqual(syntheticPerson(7));
    const people = Array.from({ length: 20_000 }, (_, i) => syntheticPerson(countySeed(i)));
    expect(new Set(people.map((p) => p.idNumber)).size).toBe(20_000);
    expect(people.some((p) => p.name.includes("·"))).toBe(true);
    expect(people.some((p) => /[㛃𫖯]/u.test(p.name))).toBe(true);
    expect(new Set(people.map((p) => p.birthOn.slice(0, 4))).size).toBe(44);
  });
});
