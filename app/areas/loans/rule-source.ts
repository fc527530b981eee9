import type { PolicyInForce, PolicyKey, PolicyValueRow } from "~/areas/policies";
import { type Language, translator } from "~/platform/i18n/text";
import type { BorrowerKind, RuleName } from "./eligibility";
import { loanText } from "./text";

const keys: Partial<Record<RuleName, PolicyKey | Record<BorrowerKind, PolicyKey>>> = {
  graduate: "graduateYears",
  shop: "shopMonths",
  age: "ageTable",
  amount: { person: "personCap", partners: "partnersShare", firm: "firmCap" },
  term: { person: "personTerm", partners: "personTerm", firm: "firmTerm" },
  rate: "rateCap",
  count: "repeatMost",
  settled: "checkSettled",
  otherLoans: "checkOtherLoans",
  otherJob: "checkOtherJob",
  entity: "entityMonths",
  credit: "checkCredit",
  guarantor: "checkGuarantor",
  jobs: "jobsAgain",
  partners: "partnersMost",
  ratio: "firmRatio",
};

/** What a rule rests on: a value of the policy with the document of its version. */
export type RuleSource = Pick<PolicyValueRow, "clause" | "source" | "confidence"> & {
  document: string;
  versionId: number;
};

/** The value of the policy a rule rests on: its document, its clause where the source has one, and where it was read. */
export function ruleSource(policy: PolicyInForce, rule: RuleName, kind: BorrowerKind): RuleSource | null {
  const key = keys[rule];
  const row = key ? policy.values[typeof key === "string" ? key : key[kind]] : undefined;
  if (!row) return null;
  const { clause, source, confidence, document, versionId } = row;
  return { clause, source, confidence, document, versionId };
}

/**
 * 政策依据 in words: document and clause; where no clause is known, the page that tells it. A rule taken from another place
 * is named by that place's paper, for its clause is none of ours, and a usual practice claims no document.
 */
export function basisWords(r: RuleSource, language: Language): string {
  const t = translator(loanText, language);
  const clause = r.clause ?? "";
  if (r.confidence === "proxy") return t("basis.proxy", { source: r.source, clause });
  if (r.confidence === "none" && r.source !== r.document) return `${r.source}${clause}`;
  if (r.clause || r.source === r.document) return t("basis.clause", { document: r.document, clause }).trim();
  return t("basis.page", { document: r.document, source: r.source });
}
