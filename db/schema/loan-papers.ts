import { blob, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { createdAt, day, id, instant } from "./columns";
import { loanApplication } from "./loan-applications";

/** A paper that left the house: frozen bytes, signed facts, a code to check it by. Sealed: many show a whole ID number. */
export const loanPaper = sqliteTable(
  "loan_paper",
  {
    id: id(),
    /** Kinds of app/areas/loans/papers.ts */
    kind: text("kind").notNull(),
    applicationId: integer("application_id").references(() => loanApplication.id),
    loanId: integer("loan_id"),
    batchId: integer("batch_id"),
    villageId: integer("village_id"),
    /** What stands on it: DK-2026-0203-GZ-01. */
    number: text("number").notNull(),
    code: text("code").notNull(),
    signedFacts: text("signed_facts").notNull(),
    signature: text("signature").notNull(),
    sha256: text("sha256").notNull(),
    pages: integer("pages").notNull(),
    contentSealed: blob("content_sealed", { mode: "buffer" }).notNull(),
    issuedBy: text("issued_by").notNull(),
    issuedByName: text("issued_by_name").notNull(),
    issuedOn: day("issued_on").notNull(),
    /** Handed to the person, who signed for it. */
    deliveredOn: day("delivered_on"),
    /** The day from which what it says no longer holds, and by what: a state of the application or the loan. */
    lapsedOn: day("lapsed_on"),
    lapsedWhy: text("lapsed_why"),
    /** A keyed mark of each fact it states, as JSON: whether it still says what the application says. Null of older ones. */
    says: text("says"),
    voidedAt: instant("voided_at"),
    voidedReason: text("voided_reason"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("loan_paper_number").on(t.number),
    uniqueIndex("loan_paper_code").on(t.code),
    index("loan_paper_application").on(t.applicationId),
    index("loan_paper_loan").on(t.loanId),
  ],
);
