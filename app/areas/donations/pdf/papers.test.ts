import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { drawnPicture } from "db/seed/drawn-picture";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfText } from "../../../../tests/support/pdf-text";
import { labelSheets, sheetOf } from "../label-sheet";
import { drawHandover, type HandoverPaper } from "./draw-handover";
import { drawLabels, type Label } from "./draw-labels";
import { handoverPages, roomOf } from "./handover-pages";

const squeezed = (text: string) => text.replace(/\s/g, "");

/** The first page in ink: true where it is black, ten points to the millimetre. */
function ink(bytes: Uint8Array): { width: number; height: number; black: (x: number, y: number) => boolean } {
  const folder = mkdtempSync(path.join(tmpdir(), "qihang-ink-"));
  try {
    writeFileSync(path.join(folder, "a.pdf"), bytes);
    execFileSync("pdftoppm", [
      "-r",
      "254",
      "-mono",
      "-f",
      "1",
      "-l",
      "1",
      path.join(folder, "a.pdf"),
      path.join(folder, "p"),
    ]);
    const name = execFileSync("ls", [folder], { encoding: "utf8" })
      .split("\n")
      .find((f) => f.startsWith("p"))!;
    const file = readFileSync(path.join(folder, name));
    const head = /^P4\s+(?:#.*\n)?(\d+)\s+(\d+)\s/.exec(file.subarray(0, 64).toString("latin1"))!;
    const [width, height] = [Number(head[1]), Number(head[2])];
    const data = file.subarray(head[0].length);
    const stride = Math.ceil(width / 8);
    return { width, height, black: (x, y) => ((data[y * stride + (x >> 3)] ?? 0) & (128 >> (x & 7))) !== 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const label = (i: number): Label => ({
  name: i === 3 ? "电脑平缝机（带自动剪线）" : "台式计算机",
  model: "联拓 M430 / 21.5 英寸",
  serial: `SN LT43A6020${i}`,
  place: "郓城县黄安镇孔庄小学",
  since: "2026-11 接收　捐赠物资",
  number: `ZC371725-26-0${100 + i}`,
  address: `https://qihang.example.gov.cn/items-by-code/K7M2Q9XW4${i % 10}`,
  hint: "扫码报修 · 盘点",
});
const labels = Array.from({ length: 20 }, (_, i) => label(i));

describe("labels at true size (FEATURES 88)", () => {
  it.each(labelSheets.map((s) => s.key))("%s: the line of 50 mm is 50 mm", (key) => {
    const page = ink(
      drawLabels({ sheet: sheetOf(key), start: 1, labels: labels.slice(0, 3), printedAt: 0 }, paperFonts()),
    );
    expect(Math.abs(page.width - 2100) + Math.abs(page.height - 2970)).toBeLessThanOrEqual(2);
    let longest = 0;
    for (let y = 0; y < page.height; y += 1) {
      // The rulers stand from 80 mm on; rules of labels are shorter or longer than this band.
      let run = 0;
      if (page.black(796, y) || page.black(1304, y)) continue;
      for (let x = 797; x <= 1303; x += 1) {
        run = page.black(x, y) ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
    }
    expect(longest).toBeGreaterThanOrEqual(499);
    expect(longest).toBeLessThanOrEqual(504);
  });

  it("starting at cell 7 leaves six blank, and the next pages begin at the first cell", () => {
    const sheet = sheetOf("a4-21");
    const bytes = drawLabels({ sheet, start: 7, labels, printedAt: 0 }, paperFonts());
    const page = ink(bytes);
    const inked = (cell: number) => {
      const left = sheet.left + (cell % sheet.columns) * (sheet.width + sheet.columnGap);
      const top = sheet.top + Math.floor(cell / sheet.columns) * sheet.height;
      for (let y = Math.ceil(top * 10); y < (top + sheet.height) * 10; y += 3)
        for (let x = Math.ceil(left * 10); x < (left + sheet.width) * 10; x += 3)
          if (page.black(x, y)) return true;
      return false;
    };
    expect(Array.from({ length: 21 }, (_, i) => inked(i))).toEqual([
      ...Array.from({ length: 6 }, () => false),
      ...Array.from({ length: 15 }, () => true),
    ]);
    const pages = pdfText(bytes).map(squeezed);
    expect(pages).toHaveLength(2);
    for (const l of labels) expect(pages.join("")).toContain(squeezed(l.number));
    expect(pages.join("")).toContain("电脑平缝机（带自动剪线）");
  });
});

const handover = (rows: number): HandoverPaper => ({
  number: "YJ-2026-011",
  code: "C71F 50DF",
  printedAt: 0,
  foot: { number: "文书编号 YJ-2026-011", check: "核验 x", printed: "打印 x" },
  title: "捐赠物资移交清单暨接收确认书",
  line: ["移交编号：YJ-2026-011", "移交日期：2026年11月23日", "地点：孔庄小学", "单位：元"],
  giverLabel: "捐 赠 方",
  giver: "菏泽示例电子商务有限公司",
  takerLabel: "受 赠 方",
  taker: "郓城县黄安镇孔庄村村民委员会",
  office: "郓城县人力资源和社会保障局（牵线）",
  basis: "捐赠协议 2026-11-06",
  usedFor: "村电商服务站培训与经营",
  rows: Array.from({ length: rows }, (_, i) => [
    String(i + 1),
    "台式计算机",
    "联拓 M430",
    `LT43A6${1000 + i}`,
    "1",
    "台",
    "3,480.00",
    "3,480.00",
    "全新",
  ]),
  quantity: String(rows),
  total: "41,760.00",
  words: "人民币肆万壹仟柒佰陆拾元整",
  valuation: "购置发票",
  attachments: "说明书 12",
  checkNote: "",
  check: { quantity: true, looks: true, power: null },
  confirm: "上列物资已当面清点、验收，自签字之日起归受赠方集体所有。",
  copies: ["捐赠方存", "受赠方存"],
  witnessOffice: "郓城县人力资源和社会保障局",
  qr: "https://qihang.example.gov.cn/handovers/11",
  last: "本清单一式两份，捐赠方、受赠方各执一份。",
  signers: [
    { role: "giver", name: "许建国", image: drawnPicture("signature", 1), on: "2026年11月23日" },
    { role: "receiver", name: "孔庆霞", image: null, on: null },
    { role: "receiver", name: "李𫖯", image: null, on: null },
    { role: "witness", name: "孟凡亮", image: null, on: null },
  ],
});

describe("the handover list (FEATURES 84)", () => {
  it("a long basis grows its cell: as many things fit beside it, and every word comes back", () => {
    const basis =
      "郓人社资〔2026〕17号（关于处置一批电子设备用于帮扶村电商服务站建设的请示和县财政局批复，并报县国有资产管理部门备案）";
    const pages = pdfText(drawHandover({ ...handover(16), basis }, paperFonts())).map(squeezed);
    // Sixteen go with the signatures on one sheet; beside three more lines they do not.
    expect(pages).toHaveLength(4);
    for (const page of [pages[0], pages[2]]) expect(page).toContain(basis);
  });

  it("60 things: two copies, the head on every page, every number and the total in capitals come back", () => {
    const pages = pdfText(drawHandover(handover(60), paperFonts())).map(squeezed);
    const half = pages.length / 2;
    expect(half).toBe(handoverPages(Array(60).fill(1)).length);
    for (const [i, page] of pages.entries()) {
      expect(page).toContain("序列号");
      expect(page).toContain(i < half ? "第一份" : "第二份");
      expect(page).toContain(`第${(i % half) + 1}页共${half}页`);
      expect(page.includes("（续）")).toBe(i % half > 0);
    }
    const first = pages.slice(0, half).join("");
    for (let i = 0; i < 60; i += 1) expect(first).toContain(`LT43A6${1000 + i}`);
    expect(first.match(/人民币肆万壹仟柒佰陆拾元整/g)).toHaveLength(1);
    for (const words of ["接收人一", "接收人二", "监交人", "许建国", "孔庆霞", "李𫖯", "一式两份"])
      expect(first).toContain(words);
  });

  it("six things stand with their signatures on one page", () => {
    expect(pdfText(drawHandover(handover(6), paperFonts()))).toHaveLength(2);
  });

  it("loses no row, and never leaves the signatures alone", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (rows) => {
        const pages = handoverPages(Array(rows).fill(1));
        expect(pages.reduce((sum, p) => sum + p.rows, 0)).toBe(rows);
        expect(pages.filter((p) => p.signs)).toHaveLength(1);
        expect(pages.at(-1)?.signs).toBe(true);
        for (const [i, p] of pages.entries()) {
          expect(p.rows).toBeGreaterThan(0);
          const room = p.signs
            ? i === 0
              ? roomOf.firstSigned
              : roomOf.nextSigned
            : i === 0
              ? roomOf.first
              : roomOf.next;
          expect(p.rows).toBeLessThanOrEqual(room);
        }
      }),
    );
  });
});
