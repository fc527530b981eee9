import { readFileSync } from "node:fs";
import { syntheticPerson } from "db/seed/synthetic-person";
import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { checkCharacter } from "~/areas/people/id-number";
import { recognise } from "~/platform/imports/headings";
import { maskDigits } from "~/platform/imports/source-rows";
import { readTable } from "~/platform/xlsx/read-table.server";
import type { Cell, Table } from "~/platform/xlsx/table";
import { readRoster } from "./read-roster";
import { exampleNumbers, rosterFields, rosterPatterns } from "./roster-fields";
import { say } from "./roster-say";

const cell = (value: string | number | Cell): Cell =>
  typeof value === "object"
    ? value
    : typeof value === "number"
      ? { text: String(value), kind: "number" }
      : { text: value, kind: value === "" ? "empty" : "text" };
const table = (...rows: (string | number | Cell)[][]): Table => ({
  sheetName: "花名册",
  rows: rows.map((r) => r.map(cell)),
});
const read = (t: Table) => {
  const layout = recognise([t], rosterPatterns);
  if (!layout) throw new Error("no headings");
  return readRoster(t, layout);
};
const p = syntheticPerson(2_336_777);
const q = syntheticPerson(4_336_778);
const heading = ["序号", "姓名", "身份证号", "手机", "户籍村"];
const why = (t: Table) => read(t).map((r) => r.problems.map((x) => x.why.key));

describe("finding the headings", () => {
  it("passes over a title line, and knows headings with spaces, line breaks, stars and brackets", () => {
    const t = table(
      ["孔庄村创业培训学员花名册"],
      ["开班时间：2026年12月"],
      ["序号", "姓　名*", "身份证\n号码（必填）", "联系电话（本人）", "村（社区）", "文化程度", "创业意向"],
      ["1", p.name, p.idNumber, p.phone, "孔庄村", "初中", "养鸡"],
    );
    expect(recognise([t], rosterPatterns)).toEqual({
      sheet: 0,
      headingRow: 2,
      columns: { name: 1, idNumber: 2, phone: 3, village: 4, education: 5, idea: 6 },
    });
    expect(read(t)).toMatchObject([
      { row: 4, name: p.name, education: "junior", idea: "养鸡", problems: [] },
    ]);
  });

  it.each(["所属村", "户籍村", "现住村（社区）", "居住村", "村/户籍", "户籍"])(
    "knows %s as the village",
    (village) => {
      const t = table(["姓名", "身份证号", village], [p.name, p.idNumber, "孔庄村"]);
      expect(recognise([t], rosterPatterns)?.columns).toEqual({ name: 0, idNumber: 1, village: 2 });
    },
  );

  it("takes the sheet that holds the roster", () => {
    const other = table(["说明"], ["请按要求填写"]);
    expect(recognise([other, table(heading)], rosterPatterns)?.sheet).toBe(1);
    expect(recognise([other], rosterPatterns)).toBeNull();
  });
});

describe("rows that are nobody", () => {
  it("are passed over: blank, numbered only, headings again, signatures, examples", () => {
    const t = table(
      heading,
      ["示例", "张　伟", exampleNumbers[0], "", ""],
      ["1", p.name, p.idNumber, p.phone, "孔庄村"],
      ["", "", "", "", ""],
      ["2", "", "", "", ""],
      heading,
      ["3", q.name, q.idNumber, "", ""],
      ["", "制表人：周敏", "", "审核人：", "2026年11月2日"],
      ["制表人：周敏        负责人（签字）："],
      ["合计", "30 人"],
    );
    expect(read(t).map((r) => r.row)).toEqual([3, 7]);
  });

  it("a sample number in a row that does not say so is refused, not passed over", () => {
    const rows = read(table(heading, ["1", "张伟", exampleNumbers[0], "", ""]));
    expect(rows.map((r) => r.problems.map((w) => w.why.key))).toEqual([["why.example"]]);
  });

  it("a village from above says which row it stands in; an ethnic group gets its full name", () => {
    const t = table(
      [...heading, "民族"],
      ["1", p.name, p.idNumber, "", "不存在村", "汉"],
      ["2", q.name, q.idNumber, "", "", "火星族"],
    );
    const rows = read(t);
    expect(rows.map((r) => [r.village, r.villageFrom, r.ethnicity])).toEqual([
      ["不存在村", undefined, "汉族"],
      ["不存在村", 2, "火星族"],
    ]);
    expect(rows[1]?.notes.map((n) => n.key)).toContain("note.ethnicity");
    expect(rows[0]?.notes.map((n) => n.key)).not.toContain("note.ethnicity");
  });

  it("an education or a category that nobody knows is said", () => {
    const t = table(
      [...heading, "文化程度", "人员类别"],
      ["1", p.name, p.idNumber, "", "", "天书", "外星人"],
    );
    const [row] = read(t);
    expect([row?.education, row?.category]).toEqual([null, null]);
    expect(row?.notes.map((n) => n.key)).toEqual(expect.arrayContaining(["note.education", "note.category"]));
  });

  it("but a name without a number is somebody, and is refused for it", () => {
    const t = table(heading, ["1", "张伟", "", "", ""], ["2", "李明", "", "13805301204", "孔庄村"]);
    expect(why(t)).toEqual([["idNumber.missing"], ["idNumber.missing"]]);
  });
});

describe("cells as people fill them", () => {
  const one = (idNumber: string | number | Cell, more: (string | number)[] = []) =>
    read(table(["姓名", "身份证号", "手机", "出生日期", "性别"], ["张　伟", idNumber, ...more]))[0]!;

  it("spaces inside names go", () => expect(one(p.idNumber).name).toBe("张伟"));

  it("an ID number typed as a number has lost its digits", () => {
    expect(one(Number(p.idNumber)).problems[0]?.why.key).toBe("idNumber.digitsLost");
    expect(one("3.72928E+17").problems[0]?.why.key).toBe("idNumber.digitsLost");
  });

  it("full-width digits, lower-case x and 15 digits are put right and told", () => {
    const wide = [...p.idNumber].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join("");
    expect(one(wide)).toMatchObject({ idNumber: p.idNumber, problems: [] });
    const first17 = "37292819880515001";
    const lower = `${[...Array(40).keys()].map((i) => String(Number(first17) - i * 10)).find((n) => checkCharacter(n) === "X")}x`;
    expect(one(lower)).toMatchObject({ idNumber: lower.toUpperCase(), notes: [{ key: "note.lowerCaseX" }] });
    const short = `${p.idNumber.slice(0, 6)}${p.idNumber.slice(8, 17)}`;
    expect(one(short)).toMatchObject({ idNumber: p.idNumber, notes: [{ key: "note.fifteenDigits" }] });
    expect(one(Number(short))).toMatchObject({ idNumber: p.idNumber });
  });

  it("a wrong check digit says which one would be right, and shows no whole number", () => {
    const wrong = `${p.idNumber.slice(0, 17)}${p.idNumber[17] === "1" ? "2" : "1"}`;
    const { problems, idNumber } = one(wrong);
    expect(idNumber).toBeNull();
    expect(say("zh", problems[0]!.why)).toContain(`最后一位应为 ${p.idNumber[17]}，不是 ${wrong[17]}`);
    expect(problems[0]!.value).toBe(`${wrong.slice(0, 6)}********${wrong.slice(-4)}`);
  });

  it("a formula or an error in place of a number is refused as one", () => {
    expect(one({ text: p.idNumber, kind: "formula" }).problems[0]?.why.key).toBe("why.formula");
    expect(one({ text: "#REF!", kind: "error" }).problems[0]?.why.key).toBe("why.errorCell");
  });

  it.each([
    p.birthOn,
    p.birthOn.replaceAll("-", ""),
    p.birthOn.replaceAll("-", "/"),
    p.birthOn.replaceAll("-", "."),
    `${Number(p.birthOn.slice(0, 4))}年${Number(p.birthOn.slice(5, 7))}月${Number(p.birthOn.slice(8))}日`,
    Math.round(Date.parse(p.birthOn) / 86_400_000) + 25_569,
  ])("a birth date as %s is understood", (birth) => {
    expect(one(p.idNumber, ["", birth]).problems).toEqual([]);
  });

  it("a birth date or a sex that the number contradicts is refused", () => {
    expect(one(p.idNumber, ["", "1950-01-01"]).problems[0]?.field).toBe("birth");
    expect(one(p.idNumber, ["", "", p.sex === "male" ? "女" : "男"]).problems[0]?.field).toBe("sex");
  });

  it("a phone may be a number; one that is none is refused", () => {
    expect(one(p.idNumber, [13805301204]).phone).toBe("13805301204");
    expect(one(p.idNumber, ["1380530"]).problems[0]?.why.key).toBe("phone.wrong");
  });

  it("a village of merged cells reads down, also when a CSV has kept only the first", () => {
    const t = table(heading, ["1", p.name, p.idNumber, "", "孔庄村"], ["2", q.name, q.idNumber, "", ""]);
    expect(read(t)[1]).toMatchObject({ village: "孔庄村", notes: [{ key: "note.villageAbove" }] });
  });
});

describe("one number twice", () => {
  it("under one name: the first row stands", () => {
    expect(why(table(heading, ["1", p.name, p.idNumber], ["2", p.name, p.idNumber]))).toEqual([
      [],
      ["why.repeated"],
    ]);
  });
  it("under two names: neither stands, for nobody knows whose it is", () => {
    expect(why(table(heading, ["1", p.name, p.idNumber], ["2", "别人", p.idNumber]))).toEqual([
      ["why.twoNames"],
      ["why.twoNames"],
    ]);
  });
});

describe("whole files", () => {
  it("of LibreOffice: title, merged villages, five forms of dates, three bad rows of thirty", async () => {
    const file = await readTable(new Uint8Array(readFileSync("tests/files/roster-libreoffice.xlsx")));
    if (!file.ok) throw new Error(file.why);
    const layout = recognise(file.tables, rosterPatterns)!;
    const rows = readRoster(file.tables[layout.sheet]!, layout);
    expect(rows).toHaveLength(30);
    expect(rows.filter((r) => r.problems.length > 0).map((r) => [r.row, r.problems[0]!.why.key])).toEqual([
      [10, "idNumber.check"],
      [18, "why.repeated"],
      [25, "name.missing"],
    ]);
    expect(new Set(rows.map((r) => r.village))).toEqual(new Set(["孔庄村"]));
  });

  it("of Chinese Excel, CSV in GBK with a rare character", async () => {
    const csv = `姓名,身份证号,户籍村\r\n孔令堃,${p.idNumber}\t,孔庄村\r\n王㛃,${q.idNumber},孔庄村\r\n`;
    const file = await readTable(new Uint8Array(iconv.encode(csv, "gb18030")));
    if (!file.ok) throw new Error(file.why);
    expect(read(file.tables[0]!).map((r) => [r.name, r.idNumber, r.problems])).toEqual([
      ["孔令堃", p.idNumber, []],
      ["王㛃", q.idNumber, []],
    ]);
  });
});

describe("any table", () => {
  const anyCell: fc.Arbitrary<Cell> = fc.record({
    text: fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 25 }),
      fc.constantFrom("姓名", "身份证号", "户籍村", p.idNumber, p.name, "=1+1", "#N/A"),
      fc.integer().map(String),
    ),
    kind: fc.constantFrom("text", "number", "date", "formula", "error", "empty"),
  });
  const anyTable = fc
    .array(fc.array(anyCell, { maxLength: 8 }), { maxLength: 12 })
    .map((rows): Table => ({ sheetName: "a", rows }));

  it("is read without a throw; a row is good or says why not, in words of both languages", () => {
    fc.assert(
      fc.property(
        anyTable,
        fc.integer({ min: -1, max: 11 }),
        fc.nat(8),
        fc.nat(8),
        (t, headingRow, name, idNumber) => {
          for (const r of readRoster(t, { sheet: 0, headingRow, columns: { name, idNumber } })) {
            expect(r.row).toBeGreaterThan(headingRow + 1);
            if (r.problems.length === 0) expect(r.idNumber).toMatch(/^\d{17}[\dX]$/);
            for (const said of [...r.notes, ...r.problems.map((x) => x.why)])
              for (const language of ["zh", "en"] as const)
                expect(say(language, said)).not.toMatch(/^\w+\.\w+|\{\{/);
          }
          recognise([t], rosterPatterns);
        },
      ),
    );
  });

  it("shows no whole ID number and no whole phone", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(14_000_000), fc.string(), (before, seed, after) => {
        const person = syntheticPerson(seed);
        expect(maskDigits(`${before} ${person.idNumber} ${after}`)).not.toContain(person.idNumber);
        expect(maskDigits(`${before} ${person.phone} ${after}`)).not.toContain(person.phone);
      }),
    );
  });

  it("has a label for each field", () => {
    for (const f of rosterFields) expect(rosterPatterns.some((x) => x.field === f)).toBe(true);
  });
});
