import { answers, borrowerKinds, loanKinds } from "../eligibility";
import { ageCategories } from "../retirement";

export const maritals = ["single", "married", "divorced", "widowed"] as const;
export const businessTypes = ["self-employed", "firm", "cooperative", "non-profit"] as const;
export const guaranteeKinds = ["fund", "company", "natural-person", "mortgage", "pledge", "waived"] as const;
export const guaranteeModes = ["general", "joint"] as const;
export type GuaranteeKind = (typeof guaranteeKinds)[number];

interface FieldOf<K extends string> {
  kind: K;
}
type FieldKind =
  | (FieldOf<"words"> & { max: number })
  | (FieldOf<"choice"> & { choices: readonly string[] })
  | (FieldOf<"whole"> & { min: number; max: number })
  | FieldOf<"day" | "money" | "phone" | "credit-code" | "row" | "group">;

const words = (max: number) => ({ kind: "words", max }) as const;
const choice = <C extends readonly string[]>(choices: C) => ({ kind: "choice", choices }) as const;
const whole = (min: number, max: number) => ({ kind: "whole", min, max }) as const;
const day = { kind: "day" } as const;
const money = { kind: "money" } as const;
const phone = { kind: "phone" } as const;

/** Every field of the form (DOMAIN §1.7) that is one column, and how it is read. Numbers that are sealed stand apart. */
export const applicationFields = {
  kind: choice(borrowerKinds),
  groupCode: { kind: "group" },
  groupProof: choice(answers),
  graduatedOn: day,
  ageCategory: choice(ageCategories),
  marital: choice(maritals),
  hukouAddress: words(120),
  homeAddress: words(120),
  residencePermit: words(30),
  phone,
  emergencyName: words(20),
  emergencyPhone: phone,
  unemploymentNumber: words(30),
  accountBank: words(40),
  spouseName: words(20),
  spouseEmployer: words(60),
  spousePhone: phone,
  ownLoanKind: choice(loanKinds),
  ownLoanFen: money,
  spouseLoanKind: choice(loanKinds),
  spouseLoanFen: money,
  businessName: words(60),
  creditCode: { kind: "credit-code" },
  businessType: choice(businessTypes),
  registeredOn: day,
  businessAddress: words(120),
  industry: words(40),
  shopPlatform: words(30),
  shopName: words(40),
  shopOpenedOn: day,
  project: words(1000),
  purpose: words(500),
  ownFundsFen: money,
  turnoverFen: money,
  staff: whole(0, 9_999),
  hired: whole(0, 9_999),
  noArrears: choice(answers),
  freeOfOtherJob: choice(answers),
  goodCredit: choice(answers),
  noOtherSubsidy: choice(answers),
  previousSettled: choice(answers),
  certificateId: { kind: "row" },
  amountFen: money,
  termMonths: whole(1, 120),
  bankId: { kind: "row" },
  guaranteeKind: choice(guaranteeKinds),
  companyId: { kind: "row" },
  guaranteeMode: choice(guaranteeModes),
  guaranteePeriodMonths: whole(1, 120),
  waiverBasis: words(120),
  collateral: words(200),
} as const satisfies Record<string, FieldKind>;

export type ApplicationField = keyof typeof applicationFields;
/** Numbers that are sealed: an empty field leaves what is kept. */
export const sealedFields = ["spouseId", "account"] as const;
export type SealedField = (typeof sealedFields)[number];
export const fieldNames = Object.keys(applicationFields) as ApplicationField[];
/** Columns in the order of the form, as they are read. */
export type ApplicationValues = Partial<Record<ApplicationField, string | number | null>> &
  Partial<Record<SealedField, string>>;
