import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";

/** From which value on a thing is a fixed asset, from a day on. */
export interface Threshold {
  fromOn: Day;
  generalFen: Fen;
  /** Equipment of a special kind. */
  specialFen: Fen;
  basis: string;
}

/** The threshold in force on a day; undefined before the first. */
export const thresholdOn = (rows: readonly Threshold[], on: Day): Threshold | undefined =>
  [...rows].sort((a, b) => b.fromOn.localeCompare(a.fromOn)).find((t) => t.fromOn <= on);

/**
 * Whether a thing gets a card as a fixed asset (事业单位会计制度: 1,000 元, 专用设备 1,500 元, in use above a year). What is below
 * stays on the list of things all the same.
 * @param fen value of one piece, in fen
 */
export const isFixedAsset = (fen: Fen, special: boolean, threshold: Threshold | undefined): boolean =>
  threshold !== undefined && fen >= (special ? threshold.specialFen : threshold.generalFen);
