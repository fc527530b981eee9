import { division, trainingClass } from "db/schema";
import { eq } from "drizzle-orm";
import ExcelJS from "exceljs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeClass, makeVillage } from "../../../tests/support/training-fixture";
import { classList, classSorts } from "./class-view";
import { allClasses, countClasses, listClasses } from "./list-classes.server";
import * as xlsx from "./routes/classes-xlsx";

describe("list of classes", () => {
  let db: ReturnType<typeof testDb>;
  let villages: number[];
  beforeAll(() => {
    db = testDb();
    villages = [
      makeVillage(db),
      makeVillage(db, "大高庄村", "371725109209"),
      makeVillage(db, "=1+1村", "371725109210"),
    ];
    const { id } = makeClass(db, villages[0] as number, { until: "planned" });
    const first = db.select().from(trainingClass).get();
    if (!first) throw new Error("no class");
    for (let i = 0; i < 40; i += 1) {
      const { id: _, ...row } = first;
      db.insert(trainingClass)
        .values({
          ...row,
          number: 2 + i,
          villageId: villages[i % 3] as number,
          startsOn: `2026-0${1 + (i % 3)}-1${i % 2}`,
          seatsTaken: (i * 7) % 12,
        })
        .run();
    }
    expect(id).toBe(1);
  });

  it("walks forward and back over the same rows in every order, each once", () => {
    fc.assert(
      fc.property(fc.constantFrom(...classSorts), fc.integer({ min: 1, max: 12 }), (sort, size) => {
        const all = listClasses(db, "all", {}, sort, null, 1000).rows.map((r) => r.class.id);
        expect(new Set(all).size).toBe(41);
        const forward: number[][] = [];
        let page = listClasses(db, "all", {}, sort, null, size);
        expect(page.previous).toBeNull();
        for (;;) {
          forward.push(page.rows.map((r) => r.class.id));
          if (!page.next) break;
          page = listClasses(db, "all", {}, sort, page.next, size);
          expect(page.previous).not.toBeNull();
        }
        expect(forward.flat()).toEqual(all);
        const back: number[][] = [page.rows.map((r) => r.class.id)];
        while (page.previous) {
          page = listClasses(db, "all", {}, sort, page.previous, size);
          back.unshift(page.rows.map((r) => r.class.id));
        }
        expect(back.flat()).toEqual(all);
      }),
      { numRuns: 40 },
    );
  });

  it("shows only the villages of the scope, in list, count and export", () => {
    const own = [villages[1] as number];
    const rows = listClasses(db, own, {}, "-start", null, 100).rows;
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((r) => r.class.villageId === villages[1])).toBe(true);
    expect(countClasses(db, own, {})).toBe(rows.length);
    expect(allClasses(db, own, { villageId: villages[0] })).toEqual([]);
  });

  it("names the condition that excludes most", () => {
    expect(classList.worst({ term: "孔庄", year: 1999 }, (f) => countClasses(db, "all", f))).toEqual({
      key: "year",
      count: 15,
    });
  });

  it("finds by village, lecturer and number of the class", () => {
    const ids = (term: string) => listClasses(db, "all", { term }, "-start", null, 100).rows.length;
    expect(ids("大高庄")).toBe(13);
    db.update(division)
      .set({ pinyin: "dagaozhuangcun", initials: "dgzc" })
      .where(eq(division.name, "大高庄村"))
      .run();
    expect([ids("dagao"), ids("DGZ"), ids("gao")]).toEqual([13, 13, 0]);
    expect(ids("郝志远")).toBe(1);
    expect(ids("第 11 期")).toBe(1);
    expect(ids("_")).toBe(0);
  });

  it("reads what it writes, and ignores what it does not know", () => {
    const address =
      "/training?q=%E5%AD%94&stage=running&year=2026&sort=village&columns=village%2Cstate&size=15";
    const view = classList.read(new URL(address, "http://x").searchParams);
    expect(classList.write(view)).toBe(address);
    const odd = classList.read(new URLSearchParams("state=nonsense&village=-1&sort=x&columns=zz&at=??"));
    expect(classList.write(odd)).toBe("/training");
  });

  it("exports text as text, and knows who asked", async () => {
    const leader = signInAs(db, "leader");
    const answer = (await xlsx.loader(call("/training/export.xlsx", leader.cookie, {}))) as Response;
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await answer.arrayBuffer());
    const sheet = book.worksheets[0];
    const cells: unknown[] = [];
    sheet?.eachRow((row) => row.eachCell((cell) => cells.push(cell.value)));
    expect(cells).toContain("=1+1村");
    expect(String(cells[2])).toContain("测试员");
    await expect(xlsx.loader(call("/x", signInAs(db, "cadre").cookie, {}))).rejects.toMatchObject({
      status: 403,
    });
  });
});
