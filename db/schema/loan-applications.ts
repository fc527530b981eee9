import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { createdAt, day, fen, id, instant } from "./columns";
import { person } from "./people";
import { policyVersion } from "./policies";
import { village } from "./villages";

/** A bank that grants guaranteed loans, with the habits of its books. */
export const loanBank = sqliteTable(
  "loan_bank",
  {
    id: id(),
    name: text("name").notNull(),
    nameEn: text("name_en").notNull(),
    /** actual/360 | actual/365 | 30/360 */
    dayCount: text("day_count").notNull(),
    /** Days after a due day in which a payment is not overdue yet. */
    graceDays: integer("grace_days").notNull().default(0),
    phone: text("phone"),
    leftOn: day("left_on"),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("loan_bank_name").on(t.name)],
);

/**
 * An application for a guaranteed loan (DOMAIN §1.7): of a person, of partners, of a firm. Saved as it is typed, so most
 * of it may be missing until it is submitted. Numbers of identity and account are sealed.
 */
export const loanApplication = sqliteTable(
  "loan_application",
  {
    id: id(),
    year: integer("year").notNull(),
    /** Number within the year, without gaps and never used again: DK-2026-0203. */
    number: integer("number").notNull(),
    /** person | partners | firm */
    kind: text("kind").notNull(),
    /** The borrower of record; of a firm, its legal representative. */
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    /** The village it is followed in: where the borrower lived when it was begun. */
    villageId: integer("village_id")
      .notNull()
      .references(() => village.id),
    /** States of app/areas/loans/application-state.ts. */
    state: text("state").notNull(),
    /** When the state began, and who holds it now. */
    stateAt: instant("state_at").notNull(),
    holderId: text("holder_id"),
    holderName: text("holder_name"),
    /** Last day of the step by its working days; null where nothing runs. Moved when the clock stopped. */
    dueOn: day("due_on"),
    appliedOn: day("applied_on").notNull(),
    /** The policy in force on the day of application. */
    policyVersionId: integer("policy_version_id").references(() => policyVersion.id),
    groupCode: text("group_code"),
    /** yes | no | unknown, as of the facts below. */
    groupProof: text("group_proof"),
    graduatedOn: day("graduated_on"),
    /** man | woman55 | woman50 | farmer */
    ageCategory: text("age_category"),
    /** single | married | divorced | widowed */
    marital: text("marital"),
    hukouAddress: text("hukou_address"),
    homeAddress: text("home_address"),
    residencePermit: text("residence_permit"),
    phone: text("phone"),
    emergencyName: text("emergency_name"),
    emergencyPhone: text("emergency_phone"),
    unemploymentNumber: text("unemployment_number"),
    /** Where the subsidy is paid to. */
    accountSealed: text("account_sealed"),
    accountTail: text("account_tail"),
    accountBank: text("account_bank"),
    spouseName: text("spouse_name"),
    spouseIdSealed: text("spouse_id_sealed"),
    spouseIdIndex: text("spouse_id_index"),
    spouseIdTail: text("spouse_id_tail"),
    spouseEmployer: text("spouse_employer"),
    spousePhone: text("spouse_phone"),
    /** none | student | housing | car | poverty | consumer | other */
    ownLoanKind: text("own_loan_kind"),
    ownLoanFen: fen("own_loan_fen"),
    spouseLoanKind: text("spouse_loan_kind"),
    spouseLoanFen: fen("spouse_loan_fen"),
    businessName: text("business_name"),
    /** Unified social credit code (GB 32100). */
    creditCode: text("credit_code"),
    /** self-employed | firm | cooperative | non-profit */
    businessType: text("business_type"),
    registeredOn: day("registered_on"),
    businessAddress: text("business_address"),
    industry: text("industry"),
    shopPlatform: text("shop_platform"),
    shopName: text("shop_name"),
    shopOpenedOn: day("shop_opened_on"),
    project: text("project"),
    purpose: text("purpose"),
    ownFundsFen: fen("own_funds_fen"),
    turnoverFen: fen("turnover_fen"),
    staff: integer("staff"),
    /** Of a firm: hired from the groups within twelve months. */
    hired: integer("hired"),
    noArrears: text("no_arrears"),
    freeOfOtherJob: text("free_of_other_job"),
    goodCredit: text("good_credit"),
    noOtherSubsidy: text("no_other_subsidy"),
    previousSettled: text("previous_settled"),
    /** Training certificate it leans on. */
    certificateId: integer("certificate_id"),
    amountFen: fen("amount_fen"),
    termMonths: integer("term_months"),
    bankId: integer("bank_id").references(() => loanBank.id),
    /** Which loan it is of this borrower, counted when it was submitted. */
    timesNo: integer("times_no"),
    previousLoanId: integer("previous_loan_id"),
    /** fund | company | natural-person | mortgage | pledge | waived */
    guaranteeKind: text("guarantee_kind"),
    /** Which guarantee company, where several are on record; null: the only one, or none chosen yet. */
    companyId: integer("company_id"),
    /** general (一般保证) | joint (连带责任保证): never blank with a guarantor (民法典 686). */
    guaranteeMode: text("guarantee_mode"),
    guaranteePeriodMonths: integer("guarantee_period_months"),
    waiverBasis: text("waiver_basis"),
    collateral: text("collateral"),
    /** What the qualification was given for, and how long it holds. */
    approvedFen: fen("approved_fen"),
    approvalNumber: text("approval_number"),
    approvedOn: day("approved_on"),
    approvalUntilOn: day("approval_until_on"),
    refusedReason: text("refused_reason"),
    enteredBy: text("entered_by").notNull(),
    enteredByName: text("entered_by_name").notNull(),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
    revision: integer("revision").notNull().default(1),
  },
  (t) => [
    uniqueIndex("loan_application_number").on(t.year, t.number),
    index("loan_application_person").on(t.personId),
    index("loan_application_state").on(t.state, t.dueOn),
    index("loan_application_village").on(t.villageId, t.state),
    index("loan_application_holder").on(t.holderId, t.state),
    index("loan_application_spouse").on(t.spouseIdIndex),
    index("loan_application_credit_code").on(t.creditCode),
  ],
);

const applicationId = () =>
  integer("application_id")
    .notNull()
    .references(() => loanApplication.id);

/** State with a who and a when; working days are counted between them, less those that waited for the applicant. */
export const loanStateChange = sqliteTable(
  "loan_state_change",
  {
    id: id(),
    applicationId: applicationId(),
    fromState: text("from_state"),
    toState: text("to_state").notNull(),
    userId: text("user_id").notNull(),
    userName: text("user_name").notNull(),
    /** The day it holds from; the instant it was entered is `at`. */
    on: day("on").notNull(),
    reason: text("reason"),
    at: instant("at").notNull(),
  },
  (t) => [
    index("loan_state_change_application").on(t.applicationId),
    index("loan_state_change_user").on(t.userId),
  ],
);

/** What somebody whose word counts said of it: recommended, checked, approved. One a step and round. */
export const loanOpinion = sqliteTable(
  "loan_opinion",
  {
    id: id(),
    applicationId: applicationId(),
    /** village | town | first-review | second-review | approval | guarantee | bank | finance */
    step: text("step").notNull(),
    /** yes | no | returned */
    result: text("result").notNull(),
    text: text("text"),
    amountFen: fen("amount_fen"),
    /** The paper that was handed over with a notice. */
    paperId: integer("paper_id"),
    userId: text("user_id").notNull(),
    userName: text("user_name").notNull(),
    on: day("on").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [index("loan_opinion_application").on(t.applicationId)],
);

/** A paper of the checklist: wanted, brought, seen; a scan of it sealed. */
export const loanDocument = sqliteTable(
  "loan_document",
  {
    id: id(),
    applicationId: applicationId(),
    /** Kinds of app/areas/loans/checklist.ts */
    kind: text("kind").notNull(),
    /** Scan: null when the paper was only seen. */
    contentType: text("content_type"),
    size: integer("size"),
    contentSealed: blob("content_sealed", { mode: "buffer" }),
    expiresOn: day("expires_on"),
    note: text("note"),
    addedBy: text("added_by").notNull(),
    addedByName: text("added_by_name").notNull(),
    createdAt: createdAt(),
    removedAt: instant("removed_at"),
    removedByName: text("removed_by_name"),
  },
  (t) => [index("loan_document_application").on(t.applicationId, t.kind)],
);

/** The rules as they were checked: version, values used, verdicts. Never changed; another check is another row. */
export const loanCheck = sqliteTable(
  "loan_check",
  {
    id: id(),
    applicationId: applicationId(),
    policyVersionId: integer("policy_version_id")
      .notNull()
      .references(() => policyVersion.id),
    /** JSON of the findings. */
    findings: text("findings").notNull(),
    failing: integer("failing").notNull(),
    unproved: integer("unproved").notNull(),
    userName: text("user_name").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [index("loan_check_application").on(t.applicationId)],
);

/** One round of a committee: so many yes of so many members are needed. */
export const loanCommittee = sqliteTable(
  "loan_committee",
  {
    id: id(),
    applicationId: applicationId(),
    needed: integer("needed").notNull(),
    members: integer("members").notNull(),
    openedBy: text("opened_by").notNull(),
    openedByName: text("opened_by_name").notNull(),
    openedAt: instant("opened_at").notNull(),
    /** approved | refused; null while votes are missing. */
    result: text("result"),
    closedAt: instant("closed_at"),
    note: text("note"),
  },
  (t) => [index("loan_committee_application").on(t.applicationId)],
);

export const loanVote = sqliteTable(
  "loan_vote",
  {
    committeeId: integer("committee_id")
      .notNull()
      .references(() => loanCommittee.id),
    userId: text("user_id").notNull(),
    userName: text("user_name").notNull(),
    /** yes | no | abstained */
    vote: text("vote").notNull(),
    reason: text("reason"),
    /** Of a no: the rule that is not met, or "other". */
    rule: text("rule"),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.committeeId, t.userId] })],
);

/** The way to one bank and its answer: a refusal leaves the qualification good for another bank (DOMAIN §8.19). */
export const loanBankTry = sqliteTable(
  "loan_bank_try",
  {
    id: id(),
    applicationId: applicationId(),
    bankId: integer("bank_id")
      .notNull()
      .references(() => loanBank.id),
    sentOn: day("sent_on").notNull(),
    answeredOn: day("answered_on"),
    /** approved | refused; null while it is with the bank. */
    result: text("result"),
    amountFen: fen("amount_fen"),
    ratePpm: integer("rate_ppm"),
    termMonths: integer("term_months"),
    reason: text("reason"),
    userName: text("user_name").notNull(),
  },
  (t) => [index("loan_bank_try_application").on(t.applicationId)],
);
