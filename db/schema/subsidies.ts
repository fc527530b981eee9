import { sql } from "drizzle-orm";
import {
  type AnySQLiteColumn,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { createdAt, day, fen, id } from "./columns";
import { loanId, misuseCase } from "./loans";

/** What is asked of finance for a quarter (21st to 20th). A batch that was sent is frozen; a correction is another version. */
export const subsidyBatch = sqliteTable(
  "subsidy_batch",
  {
    id: id(),
    /** First day after the quarter: 21 March, June, September, December. */
    closedOn: day("closed_on").notNull(),
    version: integer("version").notNull().default(1),
    /** draft | checked | sent | approved | paid | replaced */
    state: text("state").notNull(),
    loans: integer("loans").notNull().default(0),
    interestFen: fen("interest_fen").notNull().default(0),
    subsidyFen: fen("subsidy_fen").notNull().default(0),
    approvedFen: fen("approved_fen"),
    paidFen: fen("paid_fen"),
    approvalNumber: text("approval_number"),
    madeBy: text("made_by").notNull(),
    madeByName: text("made_by_name").notNull(),
    checkedBy: text("checked_by"),
    checkedByName: text("checked_by_name"),
    sentOn: day("sent_on"),
    approvedOn: day("approved_on"),
    paidOn: day("paid_on"),
    /** Number of the treasury's payment, as its paper has it. */
    paymentNumber: text("payment_number"),
    note: text("note"),
    createdAt: createdAt(),
    revision: integer("revision").notNull().default(1),
  },
  (t) => [
    uniqueIndex("subsidy_batch_version").on(t.closedOn, t.version),
    uniqueIndex("subsidy_batch_standing").on(t.closedOn).where(sql`${t.state} <> 'replaced'`),
  ],
);

/** What a batch says of a loan and a quarter, with its whole working: nothing of it is worked out anew later. */
export const subsidyLine = sqliteTable(
  "subsidy_line",
  {
    id: id(),
    batchId: integer("batch_id")
      .notNull()
      .references(() => subsidyBatch.id),
    loanId: loanId(),
    /** First day of the quarter the amount belongs to. */
    quarter: day("quarter").notNull(),
    /** entitled | adjustment */
    kind: text("kind").notNull(),
    days: integer("days").notNull(),
    balanceFen: fen("balance_fen").notNull(),
    interestFen: fen("interest_fen").notNull(),
    subsidyFen: fen("subsidy_fen").notNull(),
    borrowerFen: fen("borrower_fen").notNull(),
    /** JSON: segments, rates, rule, reasons, as the working shows them. */
    working: text("working").notNull(),
    /** applied | approved | cut | refused | paid | clawed-back */
    state: text("state").notNull(),
    approvedFen: fen("approved_fen"),
    cutReason: text("cut_reason"),
    paidFen: fen("paid_fen"),
    paidOn: day("paid_on"),
    clawedFen: fen("clawed_fen").notNull().default(0),
  },
  (t) => [
    uniqueIndex("subsidy_line_once").on(t.batchId, t.loanId, t.quarter),
    index("subsidy_line_loan").on(t.loanId, t.quarter),
  ],
);

/** Subsidy asked back: for misuse, false papers, days found too many. */
export const subsidyClawback = sqliteTable(
  "subsidy_clawback",
  {
    id: id(),
    loanId: loanId(),
    lineId: integer("line_id").references(() => subsidyLine.id),
    fen: fen("fen").notNull(),
    reason: text("reason").notNull(),
    askedOn: day("asked_on").notNull(),
    paidOn: day("paid_on"),
    /** The case of misuse that it was asked back for; unfounded, the money is the borrower's again. */
    caseId: integer("case_id").references((): AnySQLiteColumn => misuseCase.id),
    liftedOn: day("lifted_on"),
    userName: text("user_name").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("subsidy_clawback_loan").on(t.loanId)],
);
