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

export type WhyNotThreshold = `threshold.why.${"notLater" | "specialLess" | "used"}`;

/** Why a version cannot be added: it begins after the last one, for what was counted by an earlier one stands. */
export function whyNotThreshold(
  rows: readonly Threshold[],
  added: Omit<Threshold, "basis">,
): WhyNotThreshold | null {
  if (rows.some((t) => t.fromOn >= added.fromOn)) return "threshold.why.notLater";
  return added.specialFen < added.generalFen ? "threshold.why.specialLess" : null;
}

/**
 * Whether a thing gets a card as a fixed asset (事业单位会计制度: 1,000 元, 专用设备 1,500 元, in use above a year). What is below
 * stays on the list of things all the same.
 * @param fen value of one piece, in fen
 */
export const isFixedAsset = (fen: Fen, special: boolean, threshold: Threshold | undefined): boolean =>
  threshold !== undefined && fen >= (special ? threshold.specialFen : threshold.generalFen);
