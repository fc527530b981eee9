import type { PolicyInForce, PolicyKey, PolicyValueRow } from "~/areas/policies";
import { cited } from "~/platform/i18n/official-title";
import { type Language, translator } from "~/platform/i18n/text";
import type { BorrowerKind, Finding, RuleName } from "./eligibility";
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
  business: "checkSettled",
  credit: "checkCredit",
  guarantor: "checkGuarantor",
  jobs: "jobsAgain",
  partners: "partnersMost",
  ratio: "firmRatio",
};

/** Where the amount alone decides about the guarantor, the rule is that of the waiver and not of who may stand for a loan. */
const keyOf = ({ rule, values }: Pick<Finding, "rule" | "values">) =>
  rule === "guarantor" && (values.waiver || values.cap) ? ("waiverCap" as const) : keys[rule];

/** What a rule rests on: a value of the policy with the document of its version. */
export type RuleSource = Pick<PolicyValueRow, "clause" | "source" | "confidence"> & {
  document: string;
  versionId: number;
};

/** The value of the policy a rule rests on: its document, its clause where the source has one, and where it was read. */
export function ruleSource(
  policy: PolicyInForce,
  finding: Pick<Finding, "rule" | "values">,
  kind: BorrowerKind,
): RuleSource | null {
  const key = keyOf(finding);
  const row = key ? policy.values[typeof key === "string" ? key : key[kind]] : undefined;
  if (!row) return null;
  const { clause, source, confidence, document, versionId } = row;
  return { clause, source, confidence, document, versionId };
}

/** A usual practice: no document says it, so that none is claimed. */
const isPractice = (r: RuleSource): boolean => r.confidence === "none" && r.source !== r.document;

/**
 * The paper a rule rests on. A rule taken from another place is named by that place's paper, and a usual practice claims no
 * document. On which page it was read, and how sure that is, stands on the page of the policy, one press away.
 */
export const paperWords = (r: RuleSource, language: Language): string =>
  r.confidence === "proxy"
    ? translator(loanText, language)("basis.proxy", { source: cited(r.source, language) })
    : cited(isPractice(r) ? r.source : r.document, language);

/** Whether our own paper holds a rule: not one of another place, and no usual practice. */
const isOurs = (r: RuleSource): boolean => r.confidence !== "proxy" && !isPractice(r);

/** The clause that an official paper may name: one of another place's rules is none of ours. */
export const clauseOnPaper = (r: RuleSource): string | null =>
  isOurs(r) && r.clause ? cited(r.clause, "zh") : null;

/**
 * The document as an official paper names it: that of the policy in force, and only where the rule was found in it. A rule
 * of another place, or one that no document says, stands in its own words without any: null.
 */
export const documentOnPaper = (r: RuleSource): string | null => (isOurs(r) ? cited(r.document, "zh") : null);

/** 政策依据 in words: the paper, and its clause where one is known. */
export const basisWords = (r: RuleSource, language: Language): string =>
  r.clause
    ? `${paperWords(r, language)}${language === "zh" ? "" : " "}${cited(r.clause, language)}`
    : paperWords(r, language);
