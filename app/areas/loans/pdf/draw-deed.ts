import { type Cell, rowHeight } from "~/platform/pdf/cell-fit";
import type { PaperFonts } from "~/platform/pdf/font-chain";
import type { FormPage } from "~/platform/pdf/form-page";
import { drawRunningLine, type RunningLine, runningLines } from "~/platform/pdf/running-text";
import { breakLines, mm } from "~/platform/pdf/text-fit";
import { drawForm, drawQr, QR_SIDE } from "./draw-form";
import type { PaperFacts } from "./paper-facts";

/** A box at the end of a deed: who signs, or what an employer certifies. */
export interface DeedBox {
  readonly h: number;
  readonly draw: (page: FormPage) => void;
}

/** What somebody binds himself to in writing: guarantee, authorisation, promise (PAPER §7.5). */
export interface Deed {
  readonly title: string;
  /** Under the title, left and right: the number; what must not be left blank. */
  readonly line: readonly [string, string];
  readonly rows: readonly (readonly Cell[])[];
  readonly opening: string | null;
  readonly clauses: readonly string[];
  readonly boxes: readonly DeedBox[];
  readonly copies?: readonly string[];
}

const [LEFT, RIGHT, SIZE, ROW] = [28, 184, 14, 9];
/** Lines stand closer where that saves a page with little more than its signatures. */
const PITCHES = [9.2, 8.7, 8.2, 7.7, 7.2];
const [FIRST, NEXT, BOTTOM] = [51, 26, 276];

export function drawDeed(d: Deed, facts: PaperFacts | null, fonts: PaperFonts): Uint8Array<ArrayBuffer> {
  const lines = [
    ...(d.opening ? runningLines(fonts, d.opening, RIGHT - LEFT, { size: SIZE, indent: 0 }) : []),
    ...d.clauses.flatMap((text) => runningLines(fonts, text, RIGHT - LEFT, { size: SIZE })),
  ];
  const rows = d.rows.reduce((sum, row) => sum + (facts ? rowHeight(fonts, ROW, row, RIGHT - LEFT) : ROW), 0);
  const tried = PITCHES.map((pitch) => ({ pitch, pages: paginate(lines, d, pitch, rows) }));
  const fewest = Math.min(...tried.map((t) => t.pages.length));
  const { pitch, pages } = tried.find((t) => t.pages.length === fewest) as (typeof tried)[number];
  return drawForm(
    {
      title: d.title,
      facts,
      frame: "letter",
      copies: d.copies,
      pages: pages.map(({ lines: own, boxes }, index) => (page: FormPage) => {
        page.y = NEXT;
        if (index === 0) drawHead(page, d, facts);
        if (index === 0) page.y += 6;
        for (const line of own) {
          if (page.fixed) drawRunningLine(page.fixed, line, LEFT, page.y + pitch * 0.62, SIZE);
          page.y += pitch;
        }
        for (const box of boxes) {
          page.y += 4;
          box.draw(page);
        }
      }),
    },
    fonts,
  );
}

/** Lines down the pages, then the boxes; two lines go along with the first box when it moves on. */
function paginate(
  lines: readonly RunningLine[],
  d: Deed,
  pitch: number,
  rows: number,
): { lines: RunningLine[]; boxes: DeedBox[] }[] {
  const pages: { lines: RunningLine[]; boxes: DeedBox[] }[] = [{ lines: [], boxes: [] }];
  let y = FIRST + rows + 6;
  for (const line of lines) {
    if (y + pitch > BOTTOM) {
      pages.push({ lines: [], boxes: [] });
      y = NEXT;
    }
    pages.at(-1)?.lines.push(line);
    y += pitch;
  }
  for (const box of d.boxes) {
    const last = pages.at(-1) as (typeof pages)[number];
    if (y + 4 + box.h > BOTTOM + 2) {
      const along = last.boxes.length === 0 && last.lines.length > 4 ? last.lines.splice(-2) : [];
      pages.push({ lines: along, boxes: [] });
      y = NEXT + along.length * pitch;
    }
    pages.at(-1)?.boxes.push(box);
    y += 4 + box.h;
  }
  return pages;
}

function drawHead(page: FormPage, d: Deed, facts: PaperFacts | null): void {
  const long = [...d.title].length > 9;
  page.fixed?.text(
    d.title,
    (LEFT + RIGHT) / 2,
    34.5,
    { role: "serifBold", size: long ? 18 : 22, gap: 0.06 },
    "centre",
  );
  const style = { role: "serif", size: 12 } as const;
  page.values.text(d.line[0], LEFT, 46.5, style);
  page.values.text(d.line[1], RIGHT, 46.5, style, "right");
  if (facts?.verifyUrl) drawQr(page.values, facts.verifyUrl, RIGHT - QR_SIDE, 7.6);
  page.y = FIRST;
  page.table(() => {
    for (const row of d.rows) page.row(ROW, row);
  });
}

/** Points of what stands over a signature: smaller where a long address would push it into its day. */
const SIGNED_SIZES = [11.5, 10.5, 9.5, 8.5] as const;
const FIRST_LINE = 8.8;
type SignedLines = ReturnType<typeof signedLines>;

/** Lines broken at a size, and how far down the last of them comes in millimetres. */
function signedLines(page: FormPage, lines: readonly string[], w: number, size: number) {
  const parts = lines.map((words, at) =>
    breakLines(page.fonts[at === 0 ? "serifBold" : "serif"], words, w / mm(size)),
  );
  const pitch = (5.4 * size) / 11.5;
  const last = parts.slice(0, -1).reduce((y, own) => y + (own.length - 1) * pitch + pitch * 1.6, FIRST_LINE);
  return { size, parts, pitch, last };
}

/** Two people side by side, each with lines and a place to sign (78 × 74 each). */
export function signatureCells(h: number, parties: readonly (readonly string[])[]): DeedBox {
  return {
    h,
    draw: (page) =>
      page.table(() =>
        page.row(
          h,
          parties.map((lines, index) => ({
            w: index === parties.length - 1 ? 0 : 156 / parties.length,
            draw: (box) => {
              const sizes = SIGNED_SIZES.map((size) =>
                parties.map((other) => signedLines(page, other, box.w - 6, size)),
              );
              // Both in the same size.
              const set =
                sizes.find((all) => all.every((s) => s.last <= box.h - 15)) ?? sizes.slice(-1).flat();
              const { size, parts, pitch } = set[index] as SignedLines;
              let y = box.y + FIRST_LINE;
              for (const [at, own] of parts.entries()) {
                const role = at === 0 ? "serifBold" : "serif";
                // The last line is signed and printed with a finger: all the room that is left stands above it.
                if (at === lines.length - 1) y = Math.max(y, box.y + box.h - 15);
                for (const [part, line] of own.entries())
                  page.fixed?.text(line, box.x + 3, y + part * pitch, { role, size });
                y += (own.length - 1) * pitch + pitch * 1.6;
              }
              page.day(box.x + box.w - 5, box.y + box.h - 6);
            },
          })),
        ),
      ),
  };
}

/** A statement of somebody else, with a place for its seal. */
export function sealedBox(
  h: number,
  title: string,
  text: string,
  seal: string,
  ticks: readonly boolean[] = [],
): DeedBox {
  return {
    h,
    draw: (page) =>
      page.table(() =>
        page.row(h, [
          {
            w: 0,
            draw: (box) => {
              page.fixed?.text(title, box.x + 3, box.y + 8, { role: "serifBold", size: 11.5 });
              const marks = { tick: 0, blank: 0 };
              for (const [at, line] of text.split("\n").entries())
                page.inline(line, box.x + 3, box.y + 16.4 + at * 8, {
                  size: 11.5,
                  ticks,
                  marks,
                  room: box.w - 6,
                });
              page.fixed?.text(
                seal,
                box.x + box.w - 8,
                box.y + box.h - 14.4,
                { role: "serif", size: 11.5 },
                "right",
              );
              page.day(box.x + box.w - 8, box.y + box.h - 6);
            },
          },
        ]),
      ),
  };
}
