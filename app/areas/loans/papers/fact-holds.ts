import type { ApplicationState } from "../application-state";
import type { LoanState } from "../money/loan-standing";
import type { PaperKind } from "../papers";
import type { BatchState } from "../subsidy/batch-rules";

/**
 * The states in which what a paper says is no longer so. Asked twice: such a paper is not issued in such a state, and one
 * that was issued lapses when the state is entered. A paper that only tells what was once done or signed has no line here.
 */
const brokenByApplication: Partial<Record<PaperKind, readonly ApplicationState[]>> = {
  // Sent back, it is looked into and decided on again.
  review: ["supplementing"],
  minutes: ["supplementing"],
  recommendation: ["supplementing", "guarantee-refused", "withdrawn", "lapsed"],
  "counter-guarantee": ["guarantee-refused", "withdrawn", "lapsed"],
  // It is addressed to the bank that said no.
  guarantee: ["supplementing", "bank-refused", "withdrawn", "lapsed"],
};
const brokenByLoan: Partial<Record<PaperKind, readonly LoanState[]>> = {
  disbursement: ["undone"],
  schedule: ["undone"],
  ledger: ["undone"],
  compensation: ["running", "undone"],
  settlement: ["running", "compensated", "written-off", "undone"],
};
// A list that is worked out anew, or anew as another version, asks for other sums than the one that is out.
const brokenByBatch: Partial<Record<PaperKind, readonly BatchState[]>> = {
  "subsidy-detail": ["draft", "replaced"],
};

/** Why a paper has lapsed: the state that broke its fact, or another content of its application. */
export const lapseWhys = [
  "supplementing",
  "guarantee-refused",
  "bank-refused",
  "withdrawn",
  "lapsed",
  "running",
  "compensated",
  "written-off",
  "undone",
  "draft",
  "replaced",
  "changed",
] as const;
export type LapseWhy = (typeof lapseWhys)[number];

export const holdsInApplication = (kind: PaperKind, state: string): boolean =>
  !brokenByApplication[kind]?.some((s) => s === state);

export const holdsInLoan = (kind: PaperKind, state: string): boolean =>
  !brokenByLoan[kind]?.some((s) => s === state);

export const holdsInBatch = (kind: PaperKind, state: string): boolean =>
  !brokenByBatch[kind]?.some((s) => s === state);
