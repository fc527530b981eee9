import type { Reader } from "db/client.server";
import type { Day } from "~/platform/dates";
import type { FoundApplication } from "../application/application-queries.server";
import type { DocumentKind } from "../application/checklist";
import { documentsOf } from "../application/documents.server";
import type { PaperKind } from "../papers";
import { paperStem } from "./issue-paper.server";
import { type IssuedPaper, papersOfApplication, stillHolds } from "./paper-queries.server";
import { readyForApplication } from "./ready-for-application.server";

/** What is signed towards the bank and for the credit check: without it no contract, and no money. */
const deeds = ["authorisation", "counter-guarantee"] as const satisfies readonly (PaperKind & DocumentKind)[];
const signed: readonly PaperKind[] = ["application", "pledge", ...deeds];

const stemOf = (paper: IssuedPaper): string => paper.number.slice(0, -3);

/** A deed that somebody voided binds nobody either. */
const voided = (paper: IssuedPaper): boolean =>
  paper.voidedAt !== null && deeds.some((kind) => kind === paper.kind);

/** Papers to be signed that lapsed with a change, or were voided, and are still asked for, the newest of each. */
function overtaken(db: Reader, found: FoundApplication, today: Day) {
  const all = papersOfApplication(db, found.application.id);
  const lapsed = all.filter(
    (p) => voided(p) || (p.lapsedWhy === "changed" && signed.includes(p.kind as PaperKind)),
  );
  if (lapsed.length === 0) return { all, lapsed };
  const asked = new Set(readyForApplication(db, found, today).map(paperStem));
  const newest = lapsed.filter((p) => lapsed.find((o) => stemOf(o) === stemOf(p)) === p);
  return { all, lapsed: newest.filter((p) => asked.has(stemOf(p))) };
}

/** Those of which none was issued again since. */
export function papersToSignAgain(db: Reader, found: FoundApplication, today: Day): IssuedPaper[] {
  const { all, lapsed } = overtaken(db, found, today);
  return lapsed.filter((p) => !all.some((o) => stillHolds(o) && stemOf(o) === stemOf(p)));
}

/** How many of them stand in the way of the contract and of the money. */
export const deedsToSignAgain = (db: Reader, found: FoundApplication, today: Day): number =>
  papersToSignAgain(db, found, today).filter((p) => deeds.some((kind) => kind === p.kind)).length;

/** Kinds of the checklist whose sheets were kept before the paper was issued again: they show what has lapsed. */
export function sheetsOvertaken(db: Reader, found: FoundApplication, today: Day): DocumentKind[] {
  const { all, lapsed } = overtaken(db, found, today);
  if (lapsed.length === 0) return [];
  const kept = documentsOf(db, found.application.id);
  return deeds.filter((kind) =>
    lapsed
      .filter((p) => p.kind === kind)
      .some((p) => {
        const now = all.find((o) => stillHolds(o) && stemOf(o) === stemOf(p));
        return !now || !kept.some((d) => d.kind === kind && d.createdAt >= now.createdAt);
      }),
  );
}
