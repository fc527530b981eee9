/** States of an application, in the order of its way (DOMAIN §1.6). From `disbursed` on its loan tells the rest. */
export const applicationStates = [
  "draft",
  "submitted",
  "supplementing",
  "village-recommended",
  "town-checked",
  "first-review",
  "second-review",
  "committee",
  "qualified",
  "unqualified",
  "guarantee-check",
  "guarantee-agreed",
  "guarantee-refused",
  "at-bank",
  "bank-approved",
  "bank-refused",
  "contract-signed",
  "disbursed",
  "withdrawn",
  "lapsed",
] as const;
export type ApplicationState = (typeof applicationStates)[number];

/** Nothing follows any more, or a loan does. */
export const endStates: readonly ApplicationState[] = [
  "unqualified",
  "guarantee-refused",
  "disbursed",
  "withdrawn",
  "lapsed",
];

export const isEnded = (state: string): boolean => endStates.some((s) => s === state);

/** States in which the form may still be changed: before anybody else has taken it up, or while papers are added. */
export const takesEdits = (state: string): boolean => ["draft", "submitted", "supplementing"].includes(state);

/** The others: somebody still has it in hand. */
export const openStates: readonly ApplicationState[] = applicationStates.filter(
  (s) => !endStates.includes(s),
);

/** Somebody said no: the applicant is told in writing, with the reason, within the days of the policy (DOMAIN §1.5). */
export const owesNotice = (state: string): boolean =>
  state === "unqualified" || state === "guarantee-refused";

/** 补正中: the clock stands still while the house waits for the applicant. */
export const waitsForApplicant = (state: ApplicationState): boolean =>
  state === "draft" || state === "supplementing";
