import { connectionOf, type Db, type Reader, type Tx } from "db/client.server";
import { grantedLoan, policyValue } from "db/schema";
import { and, asc, eq, gt, inArray, isNull, ne, or } from "drizzle-orm";
import { rateWords } from "~/areas/policies";
import { baseRateTable, findPolicy, homePlace } from "~/areas/policies/index.server";
import { bySystem, recordEvent } from "~/platform/audit/record-event.server";
import type { BorrowerKind } from "../eligibility";
import type { SubsidyTerms } from "../engine/loan-life";
import { lprOn } from "../engine/lpr";
import { restsOnBase, subsidyTerms } from "../loan-rules";
import { refreshLoan } from "./add-event.server";
import { loanSubject } from "./loan-name";
import {
  bookOf,
  type EventRow,
  eventsByLoan,
  type LoanRow,
  loanColumns,
  subsidyTermsOf,
} from "./loan-record.server";
import { standingOf } from "./loan-standing";

/**
 * The terms of a loan whose policy rests on the base lending rate, with the rate of its day in them; null where they are
 * so already, or the rate is not known yet. Nothing else of what was frozen is touched.
 */
export function termsWithBase(db: Reader, loan: LoanRow): SubsidyTerms | null {
  const policy = findPolicy(db, homePlace, loan.disbursedOn);
  if (!policy || policy.version.id !== loan.policyVersionId || !restsOnBase(policy, loan.lprPpm)) return null;
  const basePpm = lprOn(baseRateTable(db), loan.disbursedOn);
  if (basePpm === null) return null;
  const kept = subsidyTermsOf(loan);
  const { referencePpm, capOverPpm, rateCapBp } = subsidyTerms(policy, loan.kind as BorrowerKind, {
    lprPpm: loan.lprPpm,
    basePpm,
  });
  const same =
    // A rate that the terms were frozen with stays, whatever the table says since.
    kept.referencePpm !== null && kept.rateCapBp === rateCapBp && kept.capOverPpm != null;
  if (same) return null;
  const frozen = kept.referencePpm;
  return { ...kept, rateCapBp, referencePpm: frozen ?? referencePpm, capOverPpm: frozen ?? capOverPpm };
}

/**
 * Brings loans on record to what the rules of today make of their events: terms that lack the base rate, loans that were
 * called settled while interest is owed. What batches have asked for stays as it is; the difference is an adjustment in the
 * next one (subsidy/batch-line.ts). A row of the log for each; done again it changes nothing.
 */
function restate(tx: Tx, loan: LoanRow, events: readonly EventRow[], now: number): boolean {
  const terms = termsWithBase(tx, loan);
  const standing = standingOf(bookOf(loan, events));
  const moved = standing.state !== loan.state || standing.balanceFen !== loan.balanceFen;
  if (!terms && !moved) return false;
  if (terms)
    tx.update(grantedLoan)
      .set({ subsidyTerms: JSON.stringify(terms) })
      .where(eq(grantedLoan.id, loan.id))
      .run();
  refreshLoan(tx, loan, now);
  const base = (t: SubsidyTerms) => (t.referencePpm === null ? null : rateWords(t.referencePpm));
  recordEvent(tx, bySystem, {
    event: "loan.restated",
    subject: loanSubject(loan),
    villageId: loan.villageId,
    before: {
      ...(moved ? { loanState: `state-${loan.state}` } : {}),
      ...(terms ? { baseRate: base(subsidyTermsOf(loan)), rateCapBp: subsidyTermsOf(loan).rateCapBp } : {}),
    },
    after: {
      ...(moved ? { loanState: `state-${standing.state}` } : {}),
      ...(terms ? { baseRate: base(terms), rateCapBp: terms.rateCapBp } : {}),
    },
  });
  return true;
}

const part = 50;

/** Once when the server starts: every loan, some at a time, in between the requests. Answers how many were restated. */
export async function restateLoans(db: Db, now = Date.now()): Promise<number> {
  let [after, changed] = [0, 0];
  for (;;) {
    // The server may stop meanwhile.
    if (!connectionOf(db).open) return changed;
    const loans = db
      .select(loanColumns)
      .from(grantedLoan)
      .where(and(gt(grantedLoan.id, after), ne(grantedLoan.state, "undone")))
      .orderBy(asc(grantedLoan.id))
      .limit(part)
      .all();
    const last = loans.at(-1);
    if (!last) return changed;
    after = last.id;
    changed += restateEach(db, loans, now);
    await new Promise((next) => setTimeout(next, 20));
  }
}

function restateEach(db: Db, loans: readonly LoanRow[], now: number): number {
  return db.transaction((tx) => {
    const events = eventsByLoan(
      tx,
      loans.map((l) => l.id),
    );
    return loans.filter((l) => restate(tx, l, events.get(l.id) ?? [], now)).length;
  });
}

/** Again and again: the few loans that wait for a base rate, so that one that was entered reaches them. */
export function restateByBaseRate(db: Db, now = Date.now()): number {
  const versions = db
    .select({ id: policyValue.versionId })
    .from(policyValue)
    .where(and(eq(policyValue.key, "reference"), eq(policyValue.value, "BASE")))
    .all()
    .map((v) => v.id);
  const waiting = db
    .select(loanColumns)
    .from(grantedLoan)
    .where(
      and(
        ne(grantedLoan.state, "undone"),
        or(isNull(grantedLoan.lprPpm), inArray(grantedLoan.policyVersionId, versions)),
      ),
    )
    .all()
    .filter((l) => termsWithBase(db, l) !== null);
  return waiting.length === 0 ? 0 : restateEach(db, waiting, now);
}
