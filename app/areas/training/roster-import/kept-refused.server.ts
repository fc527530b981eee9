import type { ImportBatch } from "~/platform/imports/draft.server";
import { seal, unsealText } from "~/platform/sealed.server";
import type { PlannedRow } from "./plan-roster.server";

/** A row that stayed out, and why: as it was told when the file was confirmed. */
export type RefusedRow = Pick<PlannedRow, "row" | "problems"> & {
  /** Not kept by earlier versions. */
  name?: string;
};

const purpose = "import.refused";

export const sealRefused = (plan: readonly PlannedRow[]): Buffer =>
  seal(
    JSON.stringify(
      plan
        .filter((r) => r.outcome === "refused")
        .map(({ row, name, problems }): RefusedRow => ({ row, name, problems })),
    ),
    purpose,
  );

/** Null of a batch that is not confirmed. */
export const refusedOf = (batch: Pick<ImportBatch, "refusedSealed">): RefusedRow[] | null =>
  batch.refusedSealed ? (JSON.parse(unsealText(batch.refusedSealed, purpose)) as RefusedRow[]) : null;
