import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import ExcelJS from "exceljs";
import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { readTable, tableLimits } from "./read-table.server";
import { writeTable } from "./write-table.server";

async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
const text = (s: string) => new TextEncoder().encode(s);
const why = async (bytes: Uint8Array) => {
  const read = await readTable(bytes);
  return read.ok ? null : read.why;
};
const rowsOf = async (bytes: Uint8Array) => {
  const read = await readTable(bytes);
  if (!read.ok) throw new Error(read.why);
  return read.tables.map((t) => t.rows.map((r) => r.map((c) => c.text)));
};

/** A ZIP of one or more deflated parts; `says` overrides the size that its directory gives. */
function zip(parts: Record<string, Uint8Array>, says?: number): Uint8Array {
  const locals: Buffer[] = [];
  const heads: Buffer[] = [];
  let at = 0;
  for (const [name, plain] of Object.entries(parts)) {
    const packed = deflateRawSync(plain);
    const size = says ?? plain.length;
    const local = Buffer.alloc(30 + name.length);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(name.length, 26);
    local.write(name, 30);
    const head = Buffer.alloc(46 + name.length);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE(8, 10);
    head.writeUInt32LE(packed.length, 20);
    head.writeUInt32LE(size, 24);
    head.writeUInt16LE(name.length, 28);
    head.writeUInt32LE(at, 42);
    head.write(name, 46);
    locals.push(local, packed);
    heads.push(head);
    at += local.length + packed.length;
  }
  const directory = Buffer.concat(heads);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(heads.length, 8);
  end.writeUInt16LE(heads.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...locals, directory, end]));
}

describe("what is refused, and why", () => {
  it.each([
    ["nothing", new Uint8Array(0), "sheet.empty"],
    ["blank lines", text("\n \n,,\n"), "sheet.empty"],
    ["old Excel", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0), "sheet.oldExcel"],
    [
      "a password",
      new Uint8Array(
        Buffer.concat([Buffer.of(0xd0, 0xcf, 0x11, 0xe0), Buffer.from("EncryptedPackage", "utf16le")]),
      ),
      "sheet.encrypted",
    ],
    ["a PDF", text("%PDF-1.7 …"), "sheet.otherKind"],
    ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10), "sheet.otherKind"],
    ["a web page called .xls", text("<html><table><tr><td>姓名</td></tr></table></html>"), "sheet.otherKind"],
    ["bytes with zeros", text("a\0b"), "sheet.otherKind"],
    [
      "random bytes called .xlsx",
      Uint8Array.of(0xff, 0x81, 0x02, 0xf9, 0xff, 0x7f, 0x80, 0x03),
      "sheet.broken",
    ],
    ["half a ZIP", Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0), "sheet.notZip"],
    [
      "an empty ZIP directory",
      new Uint8Array(Buffer.concat([Buffer.of(0x50, 0x4b, 3, 4), Buffer.alloc(60)])),
      "sheet.broken",
    ],
    ["a text document", zip({ "word/document.xml": text("<w/>") }), "sheet.otherKind"],
    [
      "OpenDocument",
      zip({ mimetype: text("application/x"), "content.xml": text("<x/>") }),
      "sheet.openDocument",
    ],
    ["too many bytes", new Uint8Array(tableLimits.bytes + 1), "sheet.tooLarge"],
  ])("%s", async (_, bytes, expected) => {
    expect(await why(bytes)).toBe(expected);
  });

  it("a bomb that says what it holds", async () => {
    expect(await why(zip({ "xl/workbook.xml": new Uint8Array(40_000_000) }))).toBe("sheet.bomb");
  });

  it("a bomb that lies about what it holds", async () => {
    expect(await why(zip({ "xl/workbook.xml": new Uint8Array(40_000_000) }, 1000))).toBe("sheet.bomb");
  });

  it("a workbook whose parts are no workbook", async () => {
    expect(await why(zip({ "xl/workbook.xml": text("nonsense") }))).toMatch(/^sheet\.(broken|empty)$/);
  });

  it("more rows than the limit, but not rows that are only formatted", async () => {
    const limits = { ...tableLimits, rows: 20 };
    const many = await workbook((b) => {
      const sheet = b.addWorksheet("a");
      for (let i = 0; i < 21; i += 1) sheet.addRow(["x"]);
    });
    expect(await readTable(many, limits)).toEqual({ ok: false, why: "sheet.tooManyRows" });
    const formatted = await workbook((b) => {
      const sheet = b.addWorksheet("a");
      sheet.addRow(["x"]);
      for (let i = 2; i < 500; i += 1) sheet.getCell(i, 1).style = { font: { bold: true } };
    });
    expect((await readTable(formatted, limits)).ok).toBe(true);
    expect(await readTable(text("x\n".repeat(21)), limits)).toEqual({ ok: false, why: "sheet.tooManyRows" });
  });

  it("never throws on bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const read = await readTable(bytes);
        expect(read.ok || read.why.startsWith("sheet.")).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("never throws on a workbook with bytes changed or cut off", async () => {
    const good = new Uint8Array(readFileSync("tests/files/roster-libreoffice.xlsx"));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.nat(good.length),
        async (changes, cut) => {
          const bytes = good.slice(0, cut % 2 === 0 ? good.length : cut);
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          const read = await readTable(bytes);
          expect(read.ok || read.why.startsWith("sheet.")).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("what is read", () => {
  const table = [
    ["姓名", "身份证号"],
    ["张伟", "372928198805150012"],
    ["王㛃", "372928199103040021"],
  ];
  const csv = table.map((r) => r.join(",")).join("\r\n");

  it.each([
    ["UTF-8", text(csv)],
    ["UTF-8 with a mark", text(`\ufeff${csv}`)],
    ["GBK, as Chinese Excel saves it", iconv.encode(csv, "gb18030")],
    ["UTF-16 with a mark", iconv.encode(csv, "utf16le", { addBOM: true })],
    ["tabs", text(csv.replaceAll(",", "\t"))],
    ["semicolons", text(csv.replaceAll(",", ";"))],
  ])("CSV in %s", async (_, bytes) => {
    expect(await rowsOf(new Uint8Array(bytes))).toEqual([table]);
  });

  it("kinds of cells: a number, a date, a formula, an error, rich text, a link", async () => {
    const bytes = await workbook((b) => {
      b.addWorksheet("a").addRow([
        372928198805150000,
        new Date("1988-05-15T00:00:00Z"),
        { formula: "1+1", result: 2 },
        { error: "#N/A" },
        { richText: [{ text: "张" }, { text: "伟" }] },
        { text: "a@b.cn", hyperlink: "mailto:a@b.cn" },
      ]);
    });
    const read = await readTable(bytes);
    expect(read.ok && read.tables[0]?.rows[0]).toEqual([
      { text: "372928198805150000", kind: "number" },
      { text: "1988-05-15", kind: "date" },
      { text: "2", kind: "formula" },
      { text: "#N/A", kind: "error" },
      { text: "张伟", kind: "text" },
      { text: "a@b.cn", kind: "text" },
    ]);
  });

  it("merged cells: below the master the same, beside it nothing; hidden sheets stay out", async () => {
    const bytes = await workbook((b) => {
      const sheet = b.addWorksheet("a");
      sheet.getCell("A1").value = "标题";
      sheet.mergeCells("A1:C1");
      sheet.getCell("A2").value = "孔庄村";
      sheet.mergeCells("A2:A3");
      sheet.getCell("B3").value = "x";
      b.addWorksheet("b", { state: "hidden" }).addRow(["不要"]);
    });
    expect(await rowsOf(bytes)).toEqual([[["标题", "", ""], ["孔庄村"], ["孔庄村", "x"]]]);
  });

  it("what we write, text as text: no formula comes to life and no digit is lost", async () => {
    const cells = fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }), {
      minLength: 1,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(cells, async (values) => {
        const safe = [...values, "=1+1", "@SUM(A1)", "372928198805150012"]
          .map((v) => v.replace(/[^\P{Cc}]|[\ud800-\udfff\ufffe\uffff]/gu, "").trim())
          .filter(Boolean);
        const bytes = await writeTable({
          sheetName: "a",
          notes: [],
          columns: [{ heading: "列", kind: "text", value: (v: string) => v }],
          rows: safe,
        });
        const read = await readTable(new Uint8Array(bytes));
        const back = read.ok ? (read.tables[0]?.rows.slice(1) ?? []) : [];
        expect(back.map((r) => r[0]?.kind)).toEqual(safe.map(() => "text"));
        expect(back.map((r) => r[0]?.text)).toEqual(safe);
      }),
      { numRuns: 25 },
    );
  });
});
