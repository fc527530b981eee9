import type { PaperKind } from "../papers";
import type { ApplicationOnPaper, GuarantorOnPaper } from "../pdf/application-data";
import type { DeedAbout } from "../pdf/deeds";
import { periodOfGuarantee } from "../pdf/guarantee-period";
import type { LetterAbout } from "../pdf/letters-of-application";

/** What the papers of an application are written from. */
export interface Written {
  readonly form: ApplicationOnPaper;
  readonly deed: Omit<DeedAbout, "paperNumber">;
  readonly letter: Omit<LetterAbout, "paperNumber">;
  /** Who guarantees; the fund goes without its name, for the office may be renamed. */
  readonly guarantor: string | null;
  readonly group: string | null;
  readonly approval: readonly unknown[];
  readonly agreedFen: number | null;
  readonly mode: string | null;
  readonly periodMonths: number | null;
  readonly counter: string;
  readonly decided: { readonly amountFen: number; readonly termMonths: number };
  /** The partners as they were entered, by name and number. */
  readonly partners: readonly (readonly [string, string | null])[];
  /** The guarantor whose deed it is. */
  readonly own: GuarantorOnPaper | null;
}

/** The facts that papers state. What a form only shows besides, such as the ticks of what was brought, is none of them. */
export const facts = {
  product: ({ deed }: Written) => deed.product,
  borrower: ({ deed }: Written) => [deed.borrower, deed.borrowerId],
  firm: ({ deed }: Written) => deed.firm,
  /** As letters name the borrower: a firm by its code. */
  party: ({ letter }: Written) =>
    letter.firmCode === undefined ? [letter.name, letter.idNumber] : [letter.name, letter.firmCode],
  phone: ({ deed }: Written) => deed.phone,
  applicant: ({ form }: Written) => {
    const { name: _, idNumber: _number, photo: _photo, ...rest } = form.applicant;
    return rest;
  },
  spouse: ({ deed }: Written) => [deed.spouse, deed.spouseId, deed.spousePhone],
  household: ({ form }: Written) => form.spouse,
  loans: ({ form }: Written) => [form.ownLoan, form.spouseLoan, form.previous],
  times: ({ form }: Written) => form.timesNo,
  business: ({ form }: Written) => {
    const { hired, ...rest } = form.business;
    return form.kind === "firm" ? { ...rest, hired } : rest;
  },
  trade: ({ form }: Written) => form.business.name,
  group: ({ group }: Written) => group,
  purpose: ({ deed }: Written) => deed.purpose,
  amount: ({ deed }: Written) => deed.amountFen,
  term: ({ deed }: Written) => deed.termMonths,
  decided: ({ decided }: Written) => decided,
  approval: ({ approval }: Written) => approval,
  agreed: ({ agreedFen }: Written) => agreedFen,
  bank: ({ deed }: Written) => deed.bank,
  guaranteeKind: ({ form }: Written) => [form.guaranteeKind, form.waiverBasis, form.collateral],
  guarantor: ({ guarantor }: Written) => guarantor,
  mode: ({ mode, periodMonths }: Written) => [mode ?? "general", periodOfGuarantee(periodMonths)],
  counter: ({ counter }: Written) => counter,
  own: ({ own, decided }: Written) => {
    if (own === null) return null;
    const { sex: _, relation: _relation, address: _address, guaranteedFen, ...rest } = own;
    return { ...rest, limitFen: guaranteedFen && guaranteedFen < decided.amountFen ? guaranteedFen : null };
  },
  /** The register has it, and it may move while the deed holds. */
  home: ({ own }: Written) => own?.address,
  guarantors: ({ form }: Written) => form.guarantors,
  partners: ({ form }: Written) => [form.partners, form.jointCeilingFen],
  /** Who they are; whether they count is moved on by their other loans. */
  named: ({ partners }: Written) => partners,
  jobs: ({ form }: Written) => form.jobs,
} as const;
export type Fact = keyof typeof facts;

/** Facts that other loans and the day move on: a paper said them as they were, and only a change of the application counts. */
export const drifting: readonly Fact[] = ["loans", "times", "partners", "home"];

/**
 * Which facts each paper states that is signed, or addressed to bank and guarantor: the one declaration by which a paper
 * lapses with a change, is named before it, and is told to say something else than the application.
 */
export const statedFacts = {
  application: [
    "product",
    "borrower",
    "applicant",
    "household",
    "loans",
    "times",
    "business",
    "purpose",
    "amount",
    "term",
    "bank",
    "guaranteeKind",
    "guarantors",
    "partners",
    "named",
    "jobs",
  ],
  authorisation: ["product", "borrower", "firm", "phone", "spouse", "guarantor", "bank"],
  pledge: ["product", "borrower", "firm", "phone", "spouse", "bank", "amount", "term", "purpose"],
  "counter-guarantee": ["product", "borrower", "own", "home", "guarantor", "mode", "decided", "bank"],
  recommendation: ["party", "group", "trade", "approval", "term", "guarantor"],
  guarantee: ["party", "agreed", "term", "mode", "counter", "bank", "guarantor"],
} as const satisfies Partial<Record<PaperKind, readonly Fact[]>>;
export type StatingKind = keyof typeof statedFacts;

export const states = (kind: string): kind is StatingKind => kind in statedFacts;

/** What a paper of a kind says of an application, fact by fact; undefined of kinds that lapse with no change. */
export function saidBy(kind: PaperKind, written: Written): Partial<Record<Fact, unknown>> | undefined {
  if (!states(kind)) return undefined;
  return Object.fromEntries(statedFacts[kind].map((fact) => [fact, facts[fact](written) ?? null]));
}
