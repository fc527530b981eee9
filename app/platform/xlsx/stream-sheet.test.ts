import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTable } from "./read-table.server";
import { sheetStream } from "./stream-sheet.server";

const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
  new Uint8Array(await new Response(stream).arrayBuffer());

describe("a sheet that is made while it is sent", () => {
  it("is read back as it was: text as text, days as days, numbers as numbers", async () => {
    const text = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
      .map((s) => s.replace(/[^\P{Cc}]|[\ud800-\udfff\ufffe\uffff]/gu, ""))
      .filter(Boolean);
    const words = fc.oneof(text, fc.constantFrom("=1+1", "372928198805150012", "_x000D_", "<&>"));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(words, fc.integer()), { minLength: 1, maxLength: 30 }),
        async (rows) => {
          const bytes = await bytesOf(
            sheetStream({
              sheetName: "人员",
              widths: [10, 10, 10],
              notes: ["谁，什么时候"],
              headings: ["姓名", "数", "日"],
              rows: rows.map(([a, b]) => [a, b, { day: "1988-05-15" }]),
            }),
          );
          const read = await readTable(bytes);
          expect(read.ok && read.tables[0]?.rows.slice(2)).toEqual(
            rows.map(([a, b]) => [
              { text: a, kind: "text" },
              { text: String(b), kind: "number" },
              { text: "1988-05-15", kind: "date" },
            ]),
          );
        },
      ),
      { numRuns: 25 },
    );
  });

  it("asks for rows one after another and holds few of them", async () => {
    let asked = 0;
    function* rows() {
      for (; asked < 20_000; asked += 1) yield [`名 ${asked}`, asked, null];
    }
    const reader = sheetStream({
      sheetName: "a",
      widths: [9, 9, 9],
      headings: ["a", "b", "c"],
      rows: rows(),
    }).getReader();
    await reader.read();
    expect(asked).toBeLessThan(20_000);
    let size = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) size += part.value.length;
    expect(asked).toBe(20_000);
    expect(size).toBeGreaterThan(10_000);
  });
});
