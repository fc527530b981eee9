import type { Reader, Tx } from "db/client.server";
import {
  grantedLoan,
  loanApplication,
  loanDocument,
  loanGuarantor,
  loanJob,
  loanPaper,
  loanPartner,
} from "db/schema";
import { desc, eq, inArray } from "drizzle-orm";
import type { PersonHoldings } from "~/areas/people";
import { type Day, todayOn } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { retained } from "~/platform/retention.server";
import { applicationNumber } from "../application/application-name";
import type { Application } from "../application/application-queries.server";
import { linesOf } from "../application/guarantor-record.server";
import { isEnded } from "../application-state";
import { isPaidOff } from "../money/loan-standing";
import { applicationText } from "../text/application";
import { heldApplications, type Part, type PartIn } from "./held-applications.server";
import { heldLoans } from "./held-loans.server";

/** Applications somebody has a part in, newest first. */
function partsOf(db: Reader, personId: number): PartIn[] {
  const joined = (part: Part, rows: readonly { application: Application }[]) =>
    rows.map((r) => ({ application: r.application, part }));
  const own = db.select({ application: loanApplication }).from(loanApplication);
  return [
    ...joined(
      "borrower",
      own.where(eq(loanApplication.personId, personId)).orderBy(desc(loanApplication.id)).all(),
    ),
    ...joined(
      "partner",
      db
        .select({ application: loanApplication })
        .from(loanPartner)
        .innerJoin(loanApplication, eq(loanApplication.id, loanPartner.applicationId))
        .where(eq(loanPartner.personId, personId))
        .all(),
    ),
    ...joined(
      "guarantor",
      db
        .select({ application: loanApplication })
        .from(loanGuarantor)
        .innerJoin(loanApplication, eq(loanApplication.id, loanGuarantor.applicationId))
        .where(linesOf(db, personId))
        .all(),
    ),
  ];
}

const loanOf = (db: Reader, applicationId: number) =>
  db
    .select()
    .from(grantedLoan)
    .where(eq(grantedLoan.applicationId, applicationId))
    .all()
    .find((l) => l.state !== "undone");

/** From when the file is kept: the day the loan was settled, that of a running one its last; or when the application ended. */
function endOf(db: Reader, a: Application): Day {
  const loan = loanOf(db, a.id);
  const ended = todayOn(a.stateAt);
  return loan?.settledOn ?? (loan && loan.maturesOn > ended ? loan.maturesOn : ended);
}

/** Whether an application, or the loan it led to, is still under way. */
function isOpen(db: Reader, a: Application): boolean {
  if (!isEnded(a.state)) return true;
  const loan = loanOf(db, a.id);
  return loan !== undefined && !isPaidOff(loan.state) && loan.state !== "written-off";
}

/**
 * Loan files: whoever borrowed, was a partner or stood as guarantor. They are kept as long as the rule says from the day
 * the loan was settled, or the application ended.
 */
export const loanHoldings: PersonHoldings = {
  key: "loans",
  tables: [
    "loan_application",
    "loan_state_change",
    "loan_opinion",
    "loan_partner",
    "loan_job",
    "loan_guarantor",
    "loan_document",
    "loan_check",
    "loan_committee",
    "loan_vote",
    "loan_bank_try",
    "loan_paper",
    "loan",
    "loan_event",
    "loan_request",
    "loan_consent",
    "loan_call",
    "fund_entry",
    "bank_file_row",
    "subsidy_line",
    "subsidy_clawback",
    "loan_visit",
    "misuse_case",
  ],
  held: (db, personId, language) => [
    ...heldApplications(db, personId, partsOf(db, personId), language),
    ...heldLoans(db, personId, language),
  ],
  kept: (db, personId, language) => {
    const t = translator(applicationText, language);
    return partsOf(db, personId).flatMap(({ application: a }) => {
      const rule = a.state === "draft" || a.state === "withdrawn" ? null : retained(db, "loan", endOf(db, a));
      return rule
        ? [{ what: t("held.file", { number: applicationNumber(a) }), count: 1, ...rule, needsName: true }]
        : [];
    });
  },
  open: (db, personId, language) => {
    const t = translator(applicationText, language);
    return partsOf(db, personId)
      .filter(({ application: a }) => isOpen(db, a))
      .map(({ application: a, part }) =>
        t(part === "guarantor" ? "held.guaranteeOpen" : "held.open", { number: applicationNumber(a) }),
      );
  },
  erase: (tx, personId) => {
    const kept = partsOf(tx, personId).filter(({ application: a }) =>
      Boolean(retained(tx, "loan", endOf(tx, a))),
    );
    for (const { application: a, part } of partsOf(tx, personId))
      if (part === "borrower" && !kept.some((k) => k.application.id === a.id)) eraseFile(tx, a);
  },
};

/** What no rule keeps of a file: who, where, which numbers; the figures stay without them. */
function eraseFile(tx: Tx, a: Application): void {
  const ids = [a.id];
  tx.delete(loanDocument).where(inArray(loanDocument.applicationId, ids)).run();
  tx.delete(loanPaper).where(inArray(loanPaper.applicationId, ids)).run();
  tx.delete(loanJob).where(inArray(loanJob.applicationId, ids)).run();
  tx.delete(loanGuarantor).where(inArray(loanGuarantor.applicationId, ids)).run();
  tx.update(loanApplication)
    .set({
      hukouAddress: null,
      homeAddress: null,
      residencePermit: null,
      phone: null,
      emergencyName: null,
      emergencyPhone: null,
      unemploymentNumber: null,
      accountSealed: null,
      accountTail: null,
      spouseName: null,
      spouseIdSealed: null,
      spouseIdIndex: null,
      spouseIdTail: null,
      spouseEmployer: null,
      spousePhone: null,
      project: null,
      shopName: null,
      // A person's own business mostly carries their name; a firm is somebody of its own.
      ...(a.kind === "firm" ? {} : { businessName: null, creditCode: null, businessAddress: null }),
    })
    .where(eq(loanApplication.id, a.id))
    .run();
}
