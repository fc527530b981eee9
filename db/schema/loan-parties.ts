import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { day, fen, id } from "./columns";
import { loanApplication } from "./loan-applications";
import { person } from "./people";

// Who else stands in an application: partners, those who get work by it, those who stand behind it.

const applicationId = () =>
  integer("application_id")
    .notNull()
    .references(() => loanApplication.id);

export const loanPartner = sqliteTable(
  "loan_partner",
  {
    id: id(),
    applicationId: applicationId(),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    groupCode: text("group_code"),
    groupProof: text("group_proof"),
    /** Share of the undertaking in basis points. */
    shareBp: integer("share_bp"),
  },
  (t) => [
    uniqueIndex("loan_partner_once").on(t.applicationId, t.personId),
    index("loan_partner_person").on(t.personId),
  ],
);

/** Somebody who got work by it (带动就业). */
export const loanJob = sqliteTable(
  "loan_job",
  {
    id: id(),
    applicationId: applicationId(),
    name: text("name").notNull(),
    idSealed: text("id_sealed"),
    idTail: text("id_tail"),
    groupCode: text("group_code"),
    contractOn: day("contract_on"),
    /** Last day of the contract; null where nobody has said it, or where it runs without an end. */
    contractUntilOn: day("contract_until_on"),
    /** 无固定期限 */
    contractOpen: integer("contract_open", { mode: "boolean" }).notNull().default(false),
    /** The contract was seen. */
    proved: integer("proved", { mode: "boolean" }).notNull().default(false),
  },
  (t) => [index("loan_job_application").on(t.applicationId)],
);

/** A natural person or a company behind a loan (DOMAIN §1.3). */
export const loanGuarantor = sqliteTable(
  "loan_guarantor",
  {
    id: id(),
    applicationId: applicationId(),
    /** Among the guarantors of the application; numbers their deed, stays theirs, and goes to nobody after them. */
    place: integer("place").notNull().default(1),
    /** person | company */
    kind: text("kind").notNull(),
    /** The record of the person, when there is one. */
    personId: integer("person_id").references(() => person.id),
    name: text("name").notNull(),
    idSealed: text("id_sealed"),
    idIndex: text("id_index"),
    /** The same number hashed as the register of people keeps it: leads to a record that came later than the line. */
    registerIndex: text("register_index"),
    idTail: text("id_tail"),
    /** Of a company. */
    creditCode: text("credit_code"),
    employer: text("employer"),
    post: text("post"),
    monthlyIncomeFen: fen("monthly_income_fen"),
    relation: text("relation"),
    phone: text("phone"),
    spouseName: text("spouse_name"),
    spouseIdSealed: text("spouse_id_sealed"),
    spouseIdIndex: text("spouse_id_index"),
    /** What it stands for. */
    guaranteedFen: fen("guaranteed_fen"),
    signedOn: day("signed_on"),
    releasedOn: day("released_on"),
  },
  (t) => [
    index("loan_guarantor_application").on(t.applicationId),
    index("loan_guarantor_id").on(t.idIndex),
    index("loan_guarantor_register").on(t.registerIndex),
    index("loan_guarantor_spouse").on(t.spouseIdIndex),
    index("loan_guarantor_person").on(t.personId),
  ],
);
