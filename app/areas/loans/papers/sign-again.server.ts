import type { Reader } from "db/client.server";
import { applicationNumber } from "../application/application-name";
import type { Application } from "../application/application-queries.server";
import type { DocumentKind } from "../application/checklist";
import { documentsOf } from "../application/documents.server";
import type { PaperKind } from "../papers";
import { deedGivers } from "./deed-of-guarantor.server";
import { holdsInApplication } from "./fact-holds";
import { paperStem, stemOfPaper } from "./issue-paper.server";
import { type IssuedPaper, papersOfApplication, stillHolds } from "./paper-queries.server";

/** What is signed towards the bank and for the credit check: without it no contract, and no money. */
const deeds = ["authorisation", "counter-guarantee"] as const satisfies readonly (PaperKind & DocumentKind)[];
export const isDeed = (kind: string): boolean => deeds.some((deed) => deed === kind);
const signed: readonly PaperKind[] = ["application", "pledge", ...deeds];

/** A deed that somebody voided binds nobody either. */
const voided = (paper: IssuedPaper): boolean => paper.voidedAt !== null && isDeed(paper.kind);

/** The papers that are asked for a signature now, by the beginning of their numbers. */
function askedStems(db: Reader, a: Application): Set<string> {
  if (a.amountFen === null || a.termMonths === null) return new Set();
  const base = applicationNumber(a);
  const papers = [
    ...(["application", "authorisation", "pledge"] as const).map((kind) => ({ base, kind, part: null })),
    ...deedGivers(db, a).map((g) => ({ base, kind: "counter-guarantee" as const, part: String(g.place) })),
  ];
  return new Set(papers.filter((p) => holdsInApplication(p.kind, a.state)).map(paperStem));
}

/** Papers to be signed that lapsed with a change, or were voided, and are still asked for, the newest of each. */
function overtaken(db: Reader, a: Application) {
  const all = papersOfApplication(db, a.id);
  const lapsed = all.filter(
    (p) => voided(p) || (p.lapsedWhy === "changed" && signed.includes(p.kind as PaperKind)),
  );
  if (lapsed.length === 0) return { all, lapsed };
  const asked = askedStems(db, a);
  const newest = lapsed.filter((p) => lapsed.find((o) => stemOfPaper(o) === stemOfPaper(p)) === p);
  return { all, lapsed: newest.filter((p) => asked.has(stemOfPaper(p))) };
}

/** Those of which none was issued again since. */
export function papersToSignAgain(db: Reader, a: Application): IssuedPaper[] {
  const { all, lapsed } = overtaken(db, a);
  return lapsed.filter((p) => !all.some((o) => stillHolds(o) && stemOfPaper(o) === stemOfPaper(p)));
}

/** How many of them stand in the way of the contract and of the money. */
export const deedsToSignAgain = (db: Reader, a: Application): number =>
  papersToSignAgain(db, a).filter((p) => isDeed(p.kind)).length;

/** Kinds of the checklist whose sheets were kept before the paper was issued again: they show what has lapsed. */
export function sheetsOvertaken(db: Reader, a: Application): DocumentKind[] {
  const { all, lapsed } = overtaken(db, a);
  if (lapsed.length === 0) return [];
  const kept = documentsOf(db, a.id);
  return deeds.filter((kind) =>
    lapsed
      .filter((p) => p.kind === kind)
      .some((p) => {
        const now = all.find((o) => stillHolds(o) && stemOfPaper(o) === stemOfPaper(p));
        return !now || !kept.some((d) => d.kind === kind && d.createdAt >= now.createdAt);
      }),
  );
}
