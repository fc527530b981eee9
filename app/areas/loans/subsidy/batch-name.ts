import { addMonths, type Day } from "~/platform/dates";
import { quarterName } from "./working";

/** TXSB-2026Q3-1: the quarter that a batch closes, and its version. */
export function batchNumber(batch: { closedOn: Day; version: number }): string {
  const { year, no } = quarterName(addMonths(batch.closedOn, -3));
  return `TXSB-${year}Q${no}-${batch.version}`;
}

export const batchSubject = (batch: { id: number; closedOn: Day; version: number }) => ({
  kind: "subsidy-batch",
  id: batch.id,
  label: batchNumber(batch),
});
