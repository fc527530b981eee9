import type { Reader, Tx } from "db/client.server";
import { loanGuarantor, loanPaper } from "db/schema";
import { and, eq, inArray, isNotNull } from "drizzle-orm";
import { type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import type { Day } from "~/platform/dates";
import { applicationSubject } from "../application/application-name";
import {
  type Application,
  type FoundApplication,
  findApplication,
  guarantorsOfApplication,
} from "../application/application-queries.server";
import { placeOfDeed } from "./deed-of-guarantor.server";
import type { LapseWhy } from "./fact-holds";
import { paperStem, stemOfPaper } from "./issue-paper.server";
import { differing, type Marks, marksOf, marksOnPaper } from "./paper-marks.server";
import { type IssuedPaper, papersOfApplication, stillHolds } from "./paper-queries.server";
import { readyForApplication } from "./ready-for-application.server";
import { isDeed } from "./sign-again.server";
import { states } from "./stated-facts";

/** Papers that are out, hold, and say what the application says. */
export const changeablePapersOut = (db: Reader, applicationId: number): IssuedPaper[] =>
  papersOfApplication(db, applicationId).filter((p) => stillHolds(p) && states(p.kind));

interface Out {
  readonly paper: IssuedPaper;
  readonly stem: string;
  /** What it says; undefined where neither it nor the application tells. */
  readonly says: Marks | undefined;
  /** Whether the application can be given it as it is. */
  readonly ready: boolean;
  /** Who signs it, where it is a guarantor. */
  readonly guarantorId: number | null;
}

function sayings(db: Reader, found: FoundApplication, today: Day): Map<string, Marks> {
  const ready = readyForApplication(db, found, today);
  return new Map(ready.flatMap((p) => (p.says ? [[paperStem(p), marksOf(p.says)] as const] : [])));
}

/** As it was issued, and for the rest as the application says it before a change. */
function saidOn(paper: IssuedPaper, now: Marks | undefined): Marks | undefined {
  const issued = marksOnPaper(paper);
  return now || Object.keys(issued).length > 0 ? { ...now, ...issued } : undefined;
}

/** Papers that are out and say something else than the application does now, with the facts. */
export function papersBehind(db: Reader, found: FoundApplication, today: Day) {
  const out = changeablePapersOut(db, found.application.id);
  if (out.length === 0) return [];
  const says = sayings(db, found, today);
  return out.flatMap((paper) => {
    const facts = differing(marksOnPaper(paper), says.get(stemOfPaper(paper)) ?? {});
    return facts.length > 0 ? [{ paper, facts }] : [];
  });
}

/** How many of them are signed towards bank and guarantor: neither contract nor money on what is no longer so. */
export const deedsBehind = (db: Reader, found: FoundApplication, today: Day): number =>
  papersBehind(db, found, today).filter((b) => isDeed(b.paper.kind)).length;

/** Those of one beginning of a number: another is issued in their place, and with it they lapse. */
export function behindWithStem(db: Reader, found: FoundApplication, stem: string, today: Day): Out[] {
  const behind = papersBehind(db, found, today).map((b) => b.paper.id);
  return papersBeforeChange(db, found, today).filter(
    (out) => out.stem === stem && behind.includes(out.paper.id),
  );
}

/** The papers that are out, with what they say, before their application is changed. */
export function papersBeforeChange(db: Reader, found: FoundApplication, today: Day): Out[] {
  const out = changeablePapersOut(db, found.application.id);
  if (out.length === 0) return [];
  const says = sayings(db, found, today);
  const guarantors = guarantorsOfApplication(db, found.application.id);
  return out.map((paper) => {
    const stem = stemOfPaper(paper);
    const place = placeOfDeed(paper);
    const signer = guarantors.find((g) => g.place === place);
    return {
      paper,
      stem,
      says: saidOn(paper, says.get(stem)),
      ready: says.has(stem),
      guarantorId: signer?.id ?? null,
    };
  });
}

function isOvertaken(out: Out, now: Marks | undefined): boolean {
  if (now === undefined) return out.ready;
  return out.says === undefined || differing(out.says, now).length > 0;
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
  return before.filter((out) => isOvertaken(out, says.get(out.stem))).map((p) => p.paper);
}

/** They lapse now; a new one is offered. Part of the transaction of the change. */
export function lapseChangedPapers(
  tx: Tx,
  before: readonly Out[],
  now: FoundApplication,
  today: Day,
  by: EventBy,
): void {
  const ids = papersChanged(tx, before, now, today).map((p) => p.id);
  if (ids.length === 0) return;
  const lapsedWhy: LapseWhy = "changed";
  tx.update(loanPaper).set({ lapsedOn: today, lapsedWhy }).where(inArray(loanPaper.id, ids)).run();
  const signers = before.filter((p) => ids.includes(p.paper.id)).map((p) => p.guarantorId);
  unsign(
    tx,
    now.application,
    signers.filter((id) => id !== null),
    by,
  );
}

/** Who signed what has lapsed has signed nothing that counts: the day is empty until the new paper is signed. */
export function unsign(tx: Tx, a: Application, guarantorIds: readonly number[], by: EventBy): void {
  const signed = tx
    .select()
    .from(loanGuarantor)
    .where(
      and(
        eq(loanGuarantor.applicationId, a.id),
        inArray(loanGuarantor.id, [...guarantorIds]),
        isNotNull(loanGuarantor.signedOn),
      ),
    )
    .all();
  for (const { id, name, signedOn } of signed) {
    tx.update(loanGuarantor).set({ signedOn: null }).where(eq(loanGuarantor.id, id)).run();
    recordEvent(tx, by, {
      event: "loan-application.party-changed",
      subject: applicationSubject(a),
      villageId: a.villageId,
      before: { name, signedOn },
      after: { name, signedOn: null },
    });
  }
}

/** The same around a write of an application: what is out and would say something else after it lapses. */
export function changingPapers(
  tx: Tx,
  found: FoundApplication,
  today: Day,
  by: EventBy,
  write: () => void,
): void {
  const before = papersBeforeChange(tx, found, today);
  write();
  const after = findApplication(tx, { villages: "all" }, found.application.id);
  if (after) lapseChangedPapers(tx, before, after, today, by);
}
