import type { PaperFonts } from "~/platform/pdf/font-chain";
import { FormPage } from "~/platform/pdf/form-page";
import { drawFoot } from "~/platform/pdf/page-foot";
import { Paper } from "~/platform/pdf/paper";
import type { Pen } from "~/platform/pdf/pen";
import { qrModules } from "~/platform/pdf/qr";
import { drawSpread, spreadOf } from "~/platform/pdf/spread";
import { breakLines, mm } from "~/platform/pdf/text-fit";
import type { VisitSheet } from "../visit-sheet/visit-sheet";

const LEFT = 24;
const RIGHT = 192;
/** Where the table ends, and what stays free for who, when and what was said. */
const lastRow = 276;
const writeRoom = 42;
/** One unit of the frame in mm (FIELD-PAPER). */
const U = 7;

/** Standing A4, one page: what to know before, what to ask, what can be told, and room to write. */
export function drawVisitSheet(s: VisitSheet, fonts: PaperFonts): Uint8Array<ArrayBuffer> {
  const tried = [...tighter.map((less) => [s, less] as const), ...fewerOffers(s)];
  for (const [sheet, less] of tried) {
    const { paper, room } = drawn(sheet, fonts, less);
    if (room >= leastWriting) return paper.finish();
  }
  const [sheet, less] = tried.at(-1) as (typeof tried)[number];
  return drawn(sheet, fonts, less).paper.finish();
}

/** Points that words give way by, one after the other, where too little room to write would be left. */
const tighter = [0, 0.5, 1, 1.5, 2] as const;
/** Millimetres to write in: what was said, and what is to be done. */
const leastWriting = 25;

/** Where even small words leave no room, the last of what can be told is left to the page on the screen. */
const fewerOffers = (s: VisitSheet) =>
  s.offers.map((_, i) => [{ ...s, offers: s.offers.slice(0, s.offers.length - 1 - i) }, 1] as const);

function drawn(s: VisitSheet, fonts: PaperFonts, less: number): { paper: Paper; room: number } {
  const paper = new Paper({
    width: 210,
    height: 297,
    fonts,
    title: `${s.title} ${s.number}`,
    language: "zh-CN",
    id: `${s.number}/${s.code}`,
    createdAt: s.printedAt,
  });
  const pen = paper.pen();
  const page = new FormPage(pen, pen, fonts, LEFT, RIGHT, 38.6, true, less);
  let room = 0;
  pen.text(s.title, (LEFT + RIGHT) / 2, 25.4, { role: "serifBold", size: 18, gap: 0.06 }, "centre");
  const code = qrModules(s.qr);
  pen.mask(code.rows, code.size, 176, 14, 16);
  page.y += drawLine(pen, fonts, s.line);
  page.table(() => {
    page.section("这户", () => {
      page.row(8.4, [
        { w: 3 * U, label: s.headLabel },
        { w: 8 * U, value: s.head },
        { w: 3 * U, label: "电话" },
        { w: 0, value: s.phone },
      ]);
      page.row(tall(s.family), [
        { w: 3 * U, label: "家里的人" },
        { w: 0, value: s.family, wrap: true },
      ]);
      page.row(8.4, [
        { w: 3 * U, label: "营生" },
        { w: 0, value: s.living, wrap: true },
      ]);
      page.row(8.4, [
        { w: 3 * U, label: "上次走访" },
        { w: 0, value: s.lastVisit, bold: true },
      ]);
    });
    page.section("已办", () => {
      page.row(s.policies.length > 5 ? 12.6 : 8.4, [
        { w: 3 * U, label: "已享政策" },
        { w: 0, words: policyLines(s), ticks: s.policies.map((p) => p.enjoyed) },
      ]);
      page.row(tall(s.support), [
        { w: 3 * U, label: "帮扶" },
        { w: 0, value: s.support, wrap: true },
      ]);
      page.row(tall(s.needs), [
        { w: 3 * U, label: "诉求" },
        { w: 0, value: s.needs, wrap: true },
      ]);
    });
    page.section("要问的", () => {
      const { size, lines } = evenQuestions(fonts, s.questions);
      for (const [index] of s.questions.entries())
        page.row(9.6, [
          {
            w: 0,
            draw: (box) => {
              const own = lines[index] ?? [];
              pen.checkBox(box.x + 1.5, box.y + 3.2, false);
              for (const [n, line] of own.entries())
                pen.text(
                  line,
                  box.x + 6,
                  box.y + 6.2 + (n - (own.length - 1) / 2) * Math.min(4, 9 / own.length),
                  { role: "serif", size },
                );
              pen.text("答：", box.x + 89, box.y + 6.2, { role: "serif", size: 10.5 });
              pen.line(box.x + 97, box.y + 7.4, box.x + box.w - 2, box.y + 7.4, 0.5);
            },
          },
        ]);
    });
    page.section("可以讲的", () => {
      page.row(7, [
        { w: 5 * U, head: "政策" },
        { w: 3 * U, head: "能不能办" },
        { w: 9 * U, head: "为什么" },
        { w: 0, head: "依据" },
      ]);
      // All rows are as high as the longest needs, as far as the page leaves room to write.
      const most = Math.max(8, (lastRow - writeRoom - page.y) / Math.max(1, s.offers.length));
      const height = Math.min(most, Math.max(...s.offers.map(offerHeight)));
      for (const o of s.offers)
        page.row(height, [
          { w: 5 * U, value: o.title, wrap: true, size: 9 },
          { w: 3 * U, value: o.state, bold: o.ready, size: 9, least: 6.5, align: "centre" },
          { w: 9 * U, value: o.why, wrap: true, size: 9 },
          { w: 0, value: o.rule, wrap: true, size: 8 },
        ]);
      if (s.offers.length === 0) page.row(9, [{ w: 0, value: "现在没有对得上的政策" }]);
    });
    page.section("当场记", () => {
      page.row(9, [
        { w: 3 * U, label: "见到谁" },
        { w: 8 * U, words: "" },
        { w: 3 * U, label: "时间" },
        { w: 0, words: "　　时　　分至　　时　　分" },
      ]);
      const rest = lastRow - page.y;
      room = rest;
      page.row(Math.max(1, rest) * 0.62, [
        { w: 3 * U, label: "说了什么" },
        { w: 0, words: "" },
      ]);
      page.row(Math.max(1, rest) * 0.38, [
        { w: 3 * U, label: "要办的事" },
        { w: 0, words: "" },
      ]);
    });
  });
  pen.text(s.last, LEFT, 280, { role: "kai", size: 9 });
  drawFoot(pen, LEFT, RIGHT, 282, { ...s.foot, page: "第 1 页　共 1 页" });
  paper.sheet(pen);
  return { paper, room };
}

/** Where, who and until when; on more lines where they would run into one another. Answers what the table moves down by, mm. */
function drawLine(pen: Pen, fonts: PaperFonts, line: VisitSheet["line"]): number {
  const [where = "", who = "", until = ""] = line;
  const style = { role: "serif", size: 10.5 } as const;
  const middle = (LEFT + RIGHT) / 2 + 12;
  const half = pen.width(who, style) / 2;
  const clear = 3;
  if (
    LEFT + pen.width(where, style) + clear <= middle - half &&
    middle + half + clear <= RIGHT - pen.width(until, style)
  ) {
    pen.text(where, LEFT + 0.6, 35.6, style);
    pen.text(who, middle, 35.6, style, "centre");
    pen.text(until, RIGHT - 0.6, 35.6, style, "right");
    return 0;
  }
  const spread = spreadOf(fonts, line, RIGHT - LEFT - 1.2, true);
  drawSpread(pen, spread, LEFT + 0.6, RIGHT - 0.6, 35.8);
  return spread.extra;
}

/** Long words take two lines. */
const tall = (words: string): number => ([...words].length > 38 ? ([...words].length > 90 ? 14 : 11) : 8.4);

const policyLines = (s: VisitSheet): string => {
  const words = s.policies.map((p) => `[]${p.name}`);
  const half = words.length > 5 ? Math.ceil(words.length / 2) : words.length;
  return [words.slice(0, half), words.slice(half)]
    .filter((line) => line.length > 0)
    .map((line) => line.join("　"))
    .join("\n");
};

/** Questions in letters of one size: on one line as long as all of them fit, else on two, the longest on more. */
function evenQuestions(fonts: PaperFonts, questions: readonly string[]) {
  const at = (size: number) => questions.map((q) => breakLines(fonts.serif, q, 80 / mm(size)));
  const most = (size: number) => (size > 9.5 ? 1 : 2);
  const size = [10.5, 10, 9.5, 9, 8.5].find((s) => at(s).every((l) => l.length <= most(s))) ?? 7.5;
  return { size, lines: at(size) };
}

/** What is long gets a higher row instead of letters nobody can read: 24 and 15 characters a line. */
const offerHeight = ({ why, rule }: VisitSheet["offers"][number]): number =>
  Math.min(
    16,
    Math.max(10.5, Math.ceil([...why].length / 19) * 3.6 + 2, Math.ceil([...rule].length / 15) * 3.2 + 2),
  );
