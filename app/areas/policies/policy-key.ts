/** How a value of a policy is counted. Money in fen, shares and points in basis points, limits in working days. */
export const kinds = [
  "money",
  "percent",
  "points",
  "count",
  "months",
  "years",
  "workdays",
  "rule",
  "reference",
  "age",
  "choice",
  "counting",
] as const;
export type Kind = (typeof kinds)[number];

/** Everything a version can say, in the order of its page, with the kind of its value. */
export const policyKeys = {
  personCap: "money",
  partnersShare: "percent",
  partnersMost: "count",
  partnersCap: "money",
  firmCap: "money",
  topJobs: "count",
  personTopCap: "money",
  firmTopCap: "money",
  firmRatio: "percent",
  firmRatioLarge: "percent",
  firmLargeOver: "count",
  personTerm: "months",
  firmTerm: "months",
  extensionTerm: "months",
  reference: "reference",
  rateCap: "points",
  personRule: "rule",
  firmRule: "rule",
  minusPoints: "points",
  statePays: "percent",
  subsidisedYears: "years",
  paidFirst: "choice",
  repeatMost: "count",
  firmRepeatMost: "count",
  countPartners: "counting",
  countOld: "counting",
  jobsAgain: "count",
  smallLoanCap: "money",
  waiverCap: "money",
  graduateYears: "years",
  shopMonths: "months",
  entityMonths: "months",
  ageTable: "age",
  checkOtherLoans: "choice",
  checkOtherJob: "choice",
  checkCredit: "choice",
  checkGuarantor: "choice",
  checkSettled: "choice",
  committeeOver: "money",
  committeeNeeded: "count",
  committeeMembers: "count",
  approvalMonths: "months",
  limitMissing: "workdays",
  limitReview: "workdays",
  limitGuarantee: "workdays",
  limitBank: "workdays",
  limitRefusal: "workdays",
  limitExtensionBank: "workdays",
  limitExtensionCentre: "workdays",
  limitBankData: "workdays",
  limitSubsidyCheck: "workdays",
  exclusive: "choice",
  receivingAge: "years",
  pensionCheckMonths: "months",
  pensionAgainMonths: "months",
  overAge: "years",
} as const satisfies Record<string, Kind>;
export type PolicyKey = keyof typeof policyKeys;
export const allKeys = Object.keys(policyKeys) as PolicyKey[];
export const isPolicyKey = (text: string): text is PolicyKey => Object.hasOwn(policyKeys, text);

/** Name of the field that says in which clause a value stands: 第十二条. */
export const clauseField = <K extends PolicyKey>(key: K): `clause-${K}` => `clause-${key}`;

/** Where a part of the form begins: ceilings, interest, conditions, time limits. */
export const partsOfForm: Partial<Record<PolicyKey, "caps" | "interest" | "conditions" | "limits">> = {
  personCap: "caps",
  personTerm: "interest",
  repeatMost: "conditions",
  limitMissing: "limits",
};

/** Words that stand for values that are no numbers. */
export const words = {
  rule: ["FULL", "LPR_MINUS", "PCT", "BASE50"],
  reference: ["LPR", "BASE"],
  age: ["statutory", "men60women55", "men60women50"],
  choice: ["yes"],
  counting: ["yes", "no"],
} as const;

/** Official text, a copy of it, another place's rule in its stead, no text at all. */
export const confidences = ["official", "mirror", "proxy", "none"] as const;
export type Confidence = (typeof confidences)[number];

/** Loans, the state's part of their interest, and the rules about residents' ages and pensions. */
export const products = ["guaranteed-loan", "central-subsidy", "residents"] as const;
export type Product = (typeof products)[number];

const ofResidents: readonly PolicyKey[] = [
  "receivingAge",
  "pensionCheckMonths",
  "pensionAgainMonths",
  "overAge",
];

/** What a version of a product can say. */
export const keysOf = (product: Product): readonly PolicyKey[] =>
  product === "residents" ? ofResidents : allKeys.filter((key) => !ofResidents.includes(key));
