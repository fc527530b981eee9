import type { Tx } from "db/client.server";
import { loanPaper } from "db/schema";
import { inArray } from "drizzle-orm";
import type { Day } from "~/platform/dates";
import { paperMarks } from "../papers";
import type { LineRow } from "../subsidy/batches.server";
import { quarterName } from "../subsidy/working";
import type { LapseWhy } from "./fact-holds";
import { papersOfLoan, stillHolds } from "./paper-queries.server";

/**
 * A batch was worked out anew: the workings of its quarter that were given out lapse where the new line says something
 * else of the loan, or there is none. Those of the other loans hold.
 */
export function lapseWorkings(
  tx: Tx,
  before: readonly LineRow[],
  after: readonly LineRow[],
  why: Extract<LapseWhy, "draft" | "replaced">,
  on: Day,
): void {
  const anew = new Map(after.filter((l) => l.kind === "entitled").map((l) => [l.loanId, l.working]));
  const ids = before
    .filter((l) => l.kind === "entitled" && anew.get(l.loanId) !== l.working)
    .flatMap((l) => {
      const { year, no } = quarterName(l.quarter);
      const part = `-${paperMarks.working}-${year}Q${no}-`;
      return papersOfLoan(tx, l.loanId).filter((p) => stillHolds(p) && p.number.includes(part));
    })
    .map((p) => p.id);
  if (ids.length === 0) return;
  tx.update(loanPaper).set({ lapsedOn: on, lapsedWhy: why }).where(inArray(loanPaper.id, ids)).run();
}
