import { addressOf, addressParts, oneOf, onlySet, wholeNumber } from "~/platform/list-address";
import { type Age, ages } from "../engine/arrears";

export const stages = ["all", "running", "overdue", "extended", "settled", "compensated"] as const;
export type Stage = (typeof stages)[number];
export const loanKinds = ["person", "partners", "firm"] as const;

/** How late: one of the ages, or all that the portfolio at risk counts. */
export const ageChoices = [...ages, "30+"] as const;
export type AgeChoice = Age | "30+";

/** Conditions of the list of loans: its address says all of them. */
export interface LoanFilter {
  stage?: Exclude<Stage, "all">;
  term?: string;
  villageId?: number;
  bankId?: number;
  officer?: string;
  year?: number;
  from?: string;
  to?: string;
  group?: string;
  kind?: (typeof loanKinds)[number];
  age?: AgeChoice;
}

export interface LoanView {
  filter: LoanFilter;
  /** Id of the last row of the page before. */
  after: number | null;
}

export const conditionKeys = [
  "villageId",
  "bankId",
  "officer",
  "year",
  "from",
  "to",
  "group",
  "kind",
  "age",
] as const;
export type ConditionKey = (typeof conditionKeys)[number];

const day = (text: string | null) => (text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined);
const short = (text: string | null) => text?.trim().slice(0, 40) || undefined;
const stage = (text: string | null) => {
  const found = oneOf(stages, text);
  return found === "all" ? undefined : found;
};

export function readLoanView(query: URLSearchParams): LoanView {
  return {
    filter: onlySet({
      stage: stage(query.get("stage")),
      term: short(query.get("q")),
      villageId: wholeNumber(query.get("village"), undefined, 1),
      bankId: wholeNumber(query.get("bank"), undefined, 1),
      officer: short(query.get("officer")),
      year: wholeNumber(query.get("year"), 2200, 1990),
      from: day(query.get("from")),
      to: day(query.get("to")),
      group: short(query.get("group")),
      kind: oneOf(loanKinds, query.get("kind")),
      age: oneOf(ageChoices, query.get("age")),
    }),
    after: wholeNumber(query.get("after"), undefined, 1) ?? null,
  };
}

export const loanParts = ({ filter: f, after }: LoanView) =>
  addressParts([
    ["stage", f.stage],
    ["q", f.term],
    ["village", f.villageId],
    ["bank", f.bankId],
    ["officer", f.officer],
    ["year", f.year],
    ["from", f.from],
    ["to", f.to],
    ["group", f.group],
    ["kind", f.kind],
    ["age", f.age],
    ["after", after ?? undefined],
  ]);

export const writeLoanView = (view: LoanView, path = "/loans/granted") => addressOf(path, loanParts(view));

export const withLoanFilter = (view: LoanView, change: Partial<LoanFilter>): LoanView => ({
  filter: onlySet({ ...view.filter, ...change }),
  after: null,
});
