import type { Translate } from "~/platform/i18n/text";
import type { PaperFonts } from "~/platform/pdf/font-chain";
import { type Cell, drawCell, drawGrid, edges } from "~/platform/pdf/grid";
import type { Pen } from "~/platform/pdf/pen";
import { mm } from "~/platform/pdf/text-fit";
import type { paperText } from "../text/paper";

export type Words = Translate<typeof paperText.zh>;

/** Equal things at one place, and in what state and condition they are. */
export interface ProfileThing {
  name: string;
  count: number;
  where: string;
  keeper: string;
  state: string;
  grade: string;
}

/** Left edge of the page of a village, and height of a row of its things. */
export const LEFT = 24;
export const THING = 5.4;
const LONG_THING = 10;

/** Head of a cell: as a head of a table, smaller where the words are long. */
export const drawLabel = (pen: Pen, fonts: PaperFonts, words: string, cell: Cell): void =>
  drawCell(pen, fonts, words, cell, { role: "sansMedium", size: 9, least: 6.5, padding: 0.6 });

/** As many rows as there is room for: the last stands for those that have none, and no piece is left out. */
export function thatFit(t: Words, things: readonly ProfileThing[], room: number): readonly ProfileThing[] {
  const most = Math.max(1, room);
  if (things.length <= most) return things;
  const rest = things.slice(most - 1);
  const count = rest.reduce((sum, thing) => sum + thing.count, 0);
  return [
    ...things.slice(0, most - 1),
    {
      name: t("profile.others", { count: rest.length }),
      count,
      where: t("profile.seeSystem"),
      keeper: "",
      state: "",
      grade: "",
    },
  ];
}

const thingHeads = ["name", "count", "where", "keeper", "state", "grade"] as const;

const COLUMNS = [34, 14, 44, 22, 27, 27] as const;
const WORDS = { size: 9, least: 6.5, padding: 1.2 } as const;
const cellsOf = (thing: ProfileThing): string[] => [
  thing.name,
  String(thing.count),
  thing.where,
  thing.keeper,
  thing.state,
  thing.grade,
];

/** Height of a row: higher, all alike, where a long name would be too small to read. */
export function thingHeight(fonts: PaperFonts, things: readonly ProfileThing[]): number {
  const long = things.some((thing) =>
    cellsOf(thing).some(
      (words, i) => fonts.serif.width(words) * mm(WORDS.least) > 1.8 * ((COLUMNS[i] as number) - 2.4),
    ),
  );
  return long ? LONG_THING : THING;
}

/** What, how many, where, who keeps it, in what state. */
export function drawThings(
  pen: Pen,
  fonts: PaperFonts,
  t: Words,
  things: readonly ProfileThing[],
  top: number,
  high: number,
): number {
  const xs = edges(LEFT, COLUMNS);
  const width = (i: number) => (xs[i + 1] as number) - (xs[i] as number);
  for (const [i, head] of thingHeads.map((key) => t(`profile.thing.${key}`)).entries())
    drawLabel(pen, fonts, head, { x: xs[i] as number, y: top, w: width(i), h: THING });
  for (const [r, thing] of things.entries()) {
    for (const [i, words] of cellsOf(thing).entries())
      drawCell(
        pen,
        fonts,
        words || "--",
        { x: xs[i] as number, y: top + THING + r * high, w: width(i), h: high },
        { ...WORDS, align: i === 1 ? "right" : "left" },
      );
  }
  drawGrid(pen, xs, [top, ...Array.from({ length: things.length + 1 }, (_, i) => top + THING + i * high)]);
  return top + THING + things.length * high;
}
