import type { Reader, Tx } from "db/client.server";
import { loanPaper } from "db/schema";
import { inArray } from "drizzle-orm";
import type { Day } from "~/platform/dates";
import type { PaperKind } from "../papers";
import { holdsInApplication, holdsInBatch, holdsInLoan } from "./fact-holds";
import {
  type IssuedPaper,
  papersOfApplication,
  papersOfBatch,
  papersOfLoan,
  stillHolds,
} from "./paper-queries.server";

type Of = { applicationId: number } | { loanId: number } | { batchId: number };

/** The papers of it, and in which of its states they hold. */
const papersAndRule = (db: Reader, of: Of) =>
  "loanId" in of
    ? { papers: papersOfLoan(db, of.loanId), holds: holdsInLoan }
    : "batchId" in of
      ? { papers: papersOfBatch(db, of.batchId), holds: holdsInBatch }
      : { papers: papersOfApplication(db, of.applicationId), holds: holdsInApplication };

/** Papers that hold today and would not in a state of their application, loan or batch. */
export function papersBrokenBy(db: Reader, of: Of, state: string): IssuedPaper[] {
  const { papers, holds } = papersAndRule(db, of);
  return papers.filter((p) => stillHolds(p) && !holds(p.kind as PaperKind, state));
}

/**
 * What was issued and no longer holds in the state that is entered is marked, so that whoever checks it is told. It never
 * holds again: a fact that comes back has a new paper. Part of the transaction that enters the state.
 */
export function lapsePapers(tx: Tx, of: Of, state: string, on: Day): void {
  const ids = papersBrokenBy(tx, of, state).map((p) => p.id);
  if (ids.length === 0) return;
  tx.update(loanPaper).set({ lapsedOn: on, lapsedWhy: state }).where(inArray(loanPaper.id, ids)).run();
}
