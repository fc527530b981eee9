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
import type { PaperKind } from "../papers";
import { placeOfDeed } from "./deed-of-guarantor.server";
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
  /** Who signs it, where it is a guarantor. */
  readonly guarantorId: number | null;
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
  const guarantors = guarantorsOfApplication(db, found.application.id);
  return out.map((paper) => {
    const stem = paper.number.slice(0, -3);
    const place = placeOfDeed(paper);
    const signer = guarantors.find((g) => g.place === place);
    return { paper, stem, says: says.get(stem), guarantorId: signer?.id ?? null };
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

/** Deeds of guarantors that are out: they say the sum and the term as decided last, which a step may change. */
export const deedsBeforeStep = (db: Reader, found: FoundApplication, today: Day): Out[] =>
  papersBeforeChange(db, found, today).filter((out) => out.paper.kind === "counter-guarantee");

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
