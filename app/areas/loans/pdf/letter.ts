import type { Cell } from "~/platform/pdf/form-page";

/** Rows of label and value inside a letter: what would tear a line of running text open (PAPER §2). */
export interface LetterTable {
  readonly h: number;
  readonly rows: readonly (readonly Cell[])[];
}

/** The slip under a letter that proves its delivery (送达回证). */
export interface Receipt {
  readonly paper: string;
  readonly number: string | null;
  readonly to: string | null;
  readonly place: string | null;
}

/** An official letter as its frame takes it (PAPER frame O). `strong` words are headings. */
export interface Letter {
  readonly issuer: string | null;
  readonly number: string | null;
  /** One or two lines, the lower one shorter. */
  readonly title: readonly string[];
  /** Empty where a proof speaks to everybody. */
  readonly to: string;
  readonly body: readonly (string | LetterTable)[];
  readonly day: string | null;
  readonly contact: string | null;
  readonly receipt: Receipt | null;
}

/** Label and value, over the whole width or in two pairs. */
export const pair = (label: string, value: string | null): Cell[] => [
  { w: 30, label },
  { w: 0, value, size: 12, least: 9 },
];
export const pairs = (a: string, av: string | null, b: string, bv: string | null): Cell[] => [
  { w: 30, label: a },
  { w: 52, value: av, size: 12, least: 8 },
  { w: 30, label: b },
  { w: 0, value: bv, size: 12, least: 8 },
];
