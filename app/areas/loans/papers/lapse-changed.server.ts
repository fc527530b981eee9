import type { Reader, Tx } from "db/client.server";
import { loanPaper } from "db/schema";
import { inArray } from "drizzle-orm";
import type { Day } from "~/platform/dates";
import { type FoundApplication, findApplication } from "../application/application-queries.server";
import type { PaperKind } from "../papers";
import type { LapseWhy } from "./fact-holds";
import { paperStem } from "./issue-paper.server";
import { type IssuedPaper, papersOfApplication, stillHolds } from "./paper-queries.server";
import { readyForApplication } from "./ready-for-application.server";

/** What the applicant, the spouse or a guarantor signs, and what is addressed to the bank or its guarantor. */
const changeableKinds: readonly PaperKind[] = [
  "application",
  "authorisation",
  "pledge",
  "counter-guarantee",
  "recommendation",
  "guarantee",
];

/** Papers that are out, hold, and say what the application says. */
export const changeablePapersOut = (db: Reader, applicationId: number): IssuedPaper[] =>
  papersOfApplication(db, applicationId).filter(
    (p) => stillHolds(p) && changeableKinds.includes(p.kind as PaperKind),
  );

interface Out {
  readonly paper: IssuedPaper;
  readonly stem: string;
  /** What it would say by the application as it is, or undefined where there is none. */
  readonly says: string | undefined;
}

function sayings(db: Reader, found: FoundApplication, today: Day): Map<string, string> {
  const ready = readyForApplication(db, found, today).filter((p) => changeableKinds.includes(p.kind));
  return new Map(ready.map((p) => [paperStem(p), JSON.stringify(p.printed)]));
}

/** The papers that are out, with what they say, before their application is changed. */
export function papersBeforeChange(db: Reader, found: FoundApplication, today: Day): Out[] {
  const out = changeablePapersOut(db, found.application.id);
  if (out.length === 0) return [];
  const says = sayings(db, found, today);
  return out.map((paper) => {
    const stem = paper.number.slice(0, -3);
    return { paper, stem, says: says.get(stem) };
  });
}

/** Those of them that say something else by the changed application. */
export function papersChanged(
  db: Reader,
  before: readonly Out[],
  now: FoundApplication,
  today: Day,
): IssuedPaper[] {
  if (before.length === 0) return [];
  const says = sayings(db, now, today);
  return before.filter((p) => says.get(p.stem) !== p.says).map((p) => p.paper);
}

/** They lapse now; a new one is offered. Part of the transaction of the change. */
export function lapseChangedPapers(tx: Tx, before: readonly Out[], now: FoundApplication, today: Day): void {
  const ids = papersChanged(tx, before, now, today).map((p) => p.id);
  if (ids.length === 0) return;
  const lapsedWhy: LapseWhy = "changed";
  tx.update(loanPaper).set({ lapsedOn: today, lapsedWhy }).where(inArray(loanPaper.id, ids)).run();
}

/** The same around a write of an application: what is out and would say something else after it lapses. */
export function changingPapers(tx: Tx, found: FoundApplication, today: Day, write: () => void): void {
  const before = papersBeforeChange(tx, found, today);
  write();
  const after = findApplication(tx, { villages: "all" }, found.application.id);
  if (after) lapseChangedPapers(tx, before, after, today);
}
