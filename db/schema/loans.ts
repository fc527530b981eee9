import { sql } from "drizzle-orm";
import { blob, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { createdAt, day, fen, id, instant } from "./columns";
import { loanApplication, loanBank } from "./loan-applications";
import { loanGuarantor } from "./loan-parties";
import { person } from "./people";
import { policyVersion } from "./policies";
import { village } from "./villages";

/** A loan that was paid out. Its terms and its policy are frozen on that day; what happens later are events. */
export const grantedLoan = sqliteTable(
  "loan",
  {
    id: id(),
    applicationId: integer("application_id")
      .notNull()
      .references(() => loanApplication.id),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    villageId: integer("village_id")
      .notNull()
      .references(() => village.id),
    bankId: integer("bank_id")
      .notNull()
      .references(() => loanBank.id),
    contractNumber: text("contract_number").notNull(),
    /** 借据号 */
    noteNumber: text("note_number").notNull(),
    principalFen: fen("principal_fen").notNull(),
    ratePpm: integer("rate_ppm").notNull(),
    lprPpm: integer("lpr_ppm"),
    disbursedOn: day("disbursed_on").notNull(),
    maturesOn: day("matures_on").notNull(),
    method: text("method").notNull(),
    paymentEvery: text("payment_every").notNull(),
    dayCount: text("day_count").notNull(),
    dueDay: integer("due_day"),
    firstPeriod: text("first_period"),
    dueShift: text("due_shift"),
    graceDays: integer("grace_days").notNull(),
    policyVersionId: integer("policy_version_id")
      .notNull()
      .references(() => policyVersion.id),
    /** JSON of SubsidyTerms as the policy had them on the day. */
    subsidyTerms: text("subsidy_terms").notNull(),
    /** person | partners | firm */
    kind: text("kind").notNull(),
    /** The one group it is counted in (DOMAIN §7). */
    groupCode: text("group_code"),
    /** 小额担保贷款, as the loans of before 2015 were called: whether these count again is the policy's to say. */
    oldScheme: integer("old_scheme", { mode: "boolean" }).notNull().default(false),
    /** running | settled | compensated | written-off | undone */
    state: text("state").notNull(),
    /** Principal still owed, kept in the transaction of each event; a check compares it with them. */
    balanceFen: fen("balance_fen").notNull(),
    settledOn: day("settled_on"),
    /** Scan of the bank's proof, sealed. */
    proofType: text("proof_type"),
    proofSealed: blob("proof_sealed", { mode: "buffer" }),
    enteredBy: text("entered_by").notNull(),
    enteredByName: text("entered_by_name").notNull(),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
    revision: integer("revision").notNull().default(1),
  },
  (t) => [
    uniqueIndex("loan_application_once").on(t.applicationId).where(sql`${t.state} <> 'undone'`),
    uniqueIndex("loan_note_number").on(t.bankId, t.noteNumber).where(sql`${t.state} <> 'undone'`),
    index("loan_person").on(t.personId),
    index("loan_village").on(t.villageId, t.state),
    index("loan_state").on(t.state, t.maturesOn),
    index("loan_disbursed").on(t.disbursedOn),
  ],
);

export const loanId = () =>
  integer("loan_id")
    .notNull()
    .references(() => grantedLoan.id);

/** Something that happened to a loan: engine/loan-events.ts reads these. Never changed, only reversed. */
export const loanEvent = sqliteTable(
  "loan_event",
  {
    id: id(),
    loanId: loanId(),
    /** repaid | overdue | extended | stopped | reversed | restored | undone | compensated | recovered | written-off | rate */
    kind: text("kind").notNull(),
    /** The day it happened, or its first day. */
    on: day("on").notNull(),
    toOn: day("to_on"),
    principalFen: fen("principal_fen").notNull().default(0),
    interestFen: fen("interest_fen").notNull().default(0),
    /** 罚息, 复利 and costs: never subsidised. */
    penaltyFen: fen("penalty_fen").notNull().default(0),
    ratePpm: integer("rate_ppm"),
    lprPpm: integer("lpr_ppm"),
    /** Compensation: the part of the loss that its fund or company bore on that day. */
    shareBp: integer("share_bp"),
    /** The event that this one takes back or restores. */
    ofId: integer("of_id"),
    /** yes when a cure within the bank's grace is proved by its letter. */
    restored: integer("restored", { mode: "boolean" }).notNull().default(false),
    reason: text("reason"),
    /** A letter of the bank: bank-fault | grace, and the days of grace it gives. */
    cause: text("cause"),
    graceDays: integer("grace_days"),
    bankRowId: integer("bank_row_id"),
    /** The day it was entered: a closed batch knows what was entered before it. */
    recordedOn: day("recorded_on").notNull(),
    userId: text("user_id").notNull(),
    userName: text("user_name").notNull(),
    /** Bank letter and the like, sealed. */
    proofType: text("proof_type"),
    proofSealed: blob("proof_sealed", { mode: "buffer" }),
    /** Key of the form that made it: one form is one payment, however often and with whatever it is sent. */
    requestKey: text("request_key"),
    at: instant("at").notNull(),
  },
  (t) => [
    index("loan_event_loan").on(t.loanId, t.on),
    uniqueIndex("loan_event_request_key").on(t.loanId, t.requestKey),
    uniqueIndex("loan_event_reversed_once").on(t.ofId).where(sql`${t.kind} = 'reversed'`),
    index("loan_event_on").on(t.kind, t.on),
  ],
);

/** Something about a loan that needs a second person: to undo a disbursement, to extend, to change the rate, to write off, to compensate, to reverse an entry. */
export const loanRequest = sqliteTable(
  "loan_request",
  {
    id: id(),
    loanId: loanId(),
    /** undo | extension | rate | write-off | compensation | waiver | reversal | letter */
    kind: text("kind").notNull(),
    /** asked | bank | approved | refused | withdrawn | done */
    state: text("state").notNull(),
    reason: text("reason").notNull(),
    fromOn: day("from_on"),
    toOn: day("to_on"),
    principalFen: fen("principal_fen"),
    interestFen: fen("interest_fen"),
    /** Compensation: penalties and costs that the guarantor pays besides. */
    penaltyFen: fen("penalty_fen"),
    /** The contract's new rate, from `fromOn`. */
    ratePpm: integer("rate_ppm"),
    /** The entry of the loan's book that is to be reversed. */
    eventId: integer("event_id").references(() => loanEvent.id),
    /** A letter of the bank: bank-fault | grace, the days of grace it gives, and its scan, sealed. */
    cause: text("cause"),
    graceDays: integer("grace_days"),
    proofType: text("proof_type"),
    proofSealed: blob("proof_sealed", { mode: "buffer" }),
    /** Guarantors and guarantee company who agreed in writing to an extension or a higher rate (民法典 695), names of them. */
    consents: text("consents"),
    dueOn: day("due_on"),
    askedBy: text("asked_by").notNull(),
    askedByName: text("asked_by_name").notNull(),
    askedOn: day("asked_on").notNull(),
    decidedBy: text("decided_by"),
    decidedByName: text("decided_by_name"),
    decidedOn: day("decided_on"),
    decision: text("decision"),
    createdAt: createdAt(),
  },
  (t) => [
    index("loan_request_loan").on(t.loanId),
    uniqueIndex("loan_request_open").on(t.loanId, t.kind).where(sql`${t.state} in ('asked', 'bank')`),
    index("loan_request_work").on(t.state, t.dueOn),
  ],
);

/** What a guarantor, or the guarantee company, signed: that they go on standing for a loan that is extended or dearer (民法典 695). */
export const loanConsent = sqliteTable(
  "loan_consent",
  {
    id: id(),
    requestId: integer("request_id")
      .notNull()
      .references(() => loanRequest.id),
    /** Empty where the guarantee company signed. */
    guarantorId: integer("guarantor_id").references(() => loanGuarantor.id),
    name: text("name").notNull(),
    signedOn: day("signed_on").notNull(),
    proofType: text("proof_type").notNull(),
    proofSealed: blob("proof_sealed", { mode: "buffer" }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("loan_consent_one").on(t.requestId, t.guarantorId),
    uniqueIndex("loan_consent_company").on(t.requestId).where(sql`${t.guarantorId} is null`),
  ],
);

/** A talk about money that is due, and what was promised. */
export const loanCall = sqliteTable(
  "loan_call",
  {
    id: id(),
    loanId: loanId(),
    on: day("on").notNull(),
    /** phone | visit | letter */
    way: text("way").notNull(),
    /** promised | paid | no-answer | refused | unreachable | other */
    outcome: text("outcome").notNull(),
    promisedOn: day("promised_on"),
    note: text("note"),
    userName: text("user_name").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [index("loan_call_loan").on(t.loanId, t.on)],
);

/** A guarantee fund, or a guarantee company, with its limits. */
export const guaranteeFund = sqliteTable(
  "guarantee_fund",
  {
    id: id(),
    name: text("name").notNull(),
    nameEn: text("name_en").notNull(),
    /** fund | company */
    kind: text("kind").notNull(),
    bankId: integer("bank_id").references(() => loanBank.id),
    /** Loans it may stand for ÷ money in it, in hundredths: 500 = five times. */
    leverageMost: integer("leverage_most"),
    /** Share of overdue money, and of compensation, at which new loans stop, in basis points. */
    stopOverdueBp: integer("stop_overdue_bp"),
    stopCompensationBp: integer("stop_compensation_bp"),
    /** What the fund bears of a loss; the bank bears the rest. */
    shareBp: integer("share_bp").notNull().default(10_000),
    /** From this day it stands for no new loan; those it stands for stay with it. */
    leftOn: day("left_on"),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("guarantee_fund_name").on(t.name)],
);

/** A line of the fund's book. Plus comes in, minus goes out; never changed, only reversed. */
export const fundEntry = sqliteTable(
  "fund_entry",
  {
    id: id(),
    fundId: integer("fund_id")
      .notNull()
      .references(() => guaranteeFund.id),
    on: day("on").notNull(),
    /** contribution | interest | compensation | recovery | withdrawal | fee | reversal */
    kind: text("kind").notNull(),
    fen: fen("fen").notNull(),
    loanId: integer("loan_id").references(() => grantedLoan.id),
    eventId: integer("event_id").references(() => loanEvent.id),
    ofId: integer("of_id"),
    note: text("note"),
    userId: text("user_id").notNull(),
    userName: text("user_name").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [index("fund_entry_fund").on(t.fundId, t.on), index("fund_entry_loan").on(t.loanId)],
);

/** A bank's file of repayments on its way in. Nothing is posted before somebody says so. */
export const bankFile = sqliteTable(
  "bank_file",
  {
    id: id(),
    bankId: integer("bank_id")
      .notNull()
      .references(() => loanBank.id),
    fileName: text("file_name").notNull(),
    sha256: text("sha256").notNull(),
    /** read | posted | dropped */
    state: text("state").notNull(),
    /** JSON: which headings were read as what, and which were left alone. */
    columns: text("columns"),
    userId: text("user_id").notNull(),
    userName: text("user_name").notNull(),
    createdAt: createdAt(),
    postedAt: instant("posted_at"),
    postedByName: text("posted_by_name"),
  },
  (t) => [index("bank_file_sha").on(t.sha256), index("bank_file_state").on(t.state)],
);

export const bankFileRow = sqliteTable(
  "bank_file_row",
  {
    id: id(),
    fileId: integer("file_id")
      .notNull()
      .references(() => bankFile.id),
    rowNumber: integer("row_number").notNull(),
    noteNumber: text("note_number"),
    borrower: text("borrower"),
    on: day("on"),
    principalFen: fen("principal_fen"),
    interestFen: fen("interest_fen"),
    penaltyFen: fen("penalty_fen"),
    /** matched | doubtful | unmatched | posted | left-out */
    match: text("match").notNull(),
    why: text("why"),
    loanId: integer("loan_id").references(() => grantedLoan.id),
    eventId: integer("event_id").references(() => loanEvent.id),
  },
  (t) => [
    uniqueIndex("bank_file_row_number").on(t.fileId, t.rowNumber),
    index("bank_file_row_loan").on(t.loanId),
  ],
);

/** A visit after the loan: at three months and at twelve, and whenever one was made. */
export const loanVisit = sqliteTable(
  "loan_visit",
  {
    id: id(),
    loanId: loanId(),
    /** three-months | twelve-months | other */
    kind: text("kind").notNull(),
    dueOn: day("due_on").notNull(),
    doneOn: day("done_on"),
    /** as-stated | partly | misused | unclear */
    use: text("use"),
    jobs: integer("jobs"),
    turnoverFen: fen("turnover_fen"),
    note: text("note"),
    photoType: text("photo_type"),
    photoSealed: blob("photo_sealed", { mode: "buffer" }),
    userId: text("user_id"),
    userName: text("user_name"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("loan_visit_planned").on(t.loanId, t.kind).where(sql`${t.kind} <> 'other'`),
    index("loan_visit_due").on(t.doneOn, t.dueOn),
  ],
);

/** Misuse found: it stops the subsidy from a day until somebody else decides. */
export const misuseCase = sqliteTable(
  "misuse_case",
  {
    id: id(),
    loanId: loanId(),
    visitId: integer("visit_id").references(() => loanVisit.id),
    what: text("what").notNull(),
    /** From this day nothing is subsidised. */
    stopsOn: day("stops_on").notNull(),
    /** open | proved | unfounded */
    state: text("state").notNull(),
    openedBy: text("opened_by").notNull(),
    openedByName: text("opened_by_name").notNull(),
    openedOn: day("opened_on").notNull(),
    decidedBy: text("decided_by"),
    decidedByName: text("decided_by_name"),
    decidedOn: day("decided_on"),
    decision: text("decision"),
  },
  (t) => [index("misuse_case_loan").on(t.loanId), index("misuse_case_state").on(t.state)],
);
