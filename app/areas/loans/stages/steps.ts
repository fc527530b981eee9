import type { Capability } from "~/platform/access/capabilities";
import { type ApplicationState, openStates } from "../application-state";

/** Steps of the way of an application: what is pressed, from where to where, and the right it takes (DOMAIN §1.6). */
export const stepKeys = [
  "submit",
  "resubmit",
  "recommend",
  "town-check",
  "take",
  "first-review",
  "approve",
  "to-committee",
  "return",
  "refuse",
  "to-guarantee",
  "agree-guarantee",
  "refuse-guarantee",
  "to-bank",
  "bank-approve",
  "bank-refuse",
  "sign",
  "withdraw",
] as const;
export type StepKey = (typeof stepKeys)[number];

export interface Step {
  key: StepKey;
  from: readonly ApplicationState[];
  to: ApplicationState;
  capability: Extract<Capability, `loan.${string}`>;
  /** Whose word counts: the row of loan_opinion it leaves. */
  opinion?: "village" | "town" | "first-review" | "second-review" | "guarantee" | "bank";
  result?: "yes" | "no" | "returned";
  /** Needs a reason in words. */
  reason?: true;
  /** Ends the way of the application, or takes it back: asked twice. */
  ends?: true;
}

const beforeBank: readonly ApplicationState[] = [
  "submitted",
  "village-recommended",
  "town-checked",
  "first-review",
  "second-review",
];

/** Approved, and with no bank: what stands behind the loan may still turn out otherwise, and is then reviewed anew. */
const approvedBeforeBank: readonly ApplicationState[] = [
  "qualified",
  "guarantee-check",
  "guarantee-agreed",
  "bank-refused",
];
export const isApprovedBeforeBank = (state: string | null | undefined): boolean =>
  approvedBeforeBank.some((s) => s === state);

/** In the order in which they are offered. `supplementing` leads back to the state it came from, or to the second review. */
export const steps: readonly Step[] = [
  { key: "submit", from: ["draft"], to: "submitted", capability: "loan.edit" },
  { key: "resubmit", from: ["supplementing"], to: "submitted", capability: "loan.edit" },
  {
    key: "recommend",
    from: ["submitted"],
    to: "village-recommended",
    capability: "loan.recommend",
    opinion: "village",
    result: "yes",
  },
  {
    key: "town-check",
    from: ["village-recommended"],
    to: "town-checked",
    capability: "loan.recommend",
    opinion: "town",
    result: "yes",
  },
  { key: "take", from: ["town-checked"], to: "first-review", capability: "loan.review" },
  {
    key: "first-review",
    from: ["first-review"],
    to: "second-review",
    capability: "loan.review",
    opinion: "first-review",
    result: "yes",
  },
  {
    key: "approve",
    from: ["second-review"],
    to: "qualified",
    capability: "loan.approve",
    opinion: "second-review",
    result: "yes",
  },
  {
    key: "to-committee",
    from: ["second-review"],
    to: "committee",
    capability: "loan.approve",
    opinion: "second-review",
    result: "yes",
  },
  { key: "to-guarantee", from: ["qualified"], to: "guarantee-check", capability: "loan.guarantee" },
  {
    key: "agree-guarantee",
    from: ["guarantee-check"],
    to: "guarantee-agreed",
    capability: "loan.guarantee",
    opinion: "guarantee",
    result: "yes",
  },
  { key: "to-bank", from: ["guarantee-agreed", "bank-refused"], to: "at-bank", capability: "loan.guarantee" },
  {
    key: "bank-approve",
    from: ["at-bank"],
    to: "bank-approved",
    capability: "loan.guarantee",
    opinion: "bank",
    result: "yes",
  },
  { key: "sign", from: ["bank-approved"], to: "contract-signed", capability: "loan.guarantee" },
  {
    key: "return",
    from: [...beforeBank, ...approvedBeforeBank],
    to: "supplementing",
    capability: "loan.review",
    opinion: "first-review",
    result: "returned",
    reason: true,
  },
  {
    key: "refuse",
    from: ["first-review", "second-review"],
    to: "unqualified",
    capability: "loan.review",
    opinion: "first-review",
    result: "no",
    reason: true,
    ends: true,
  },
  {
    key: "refuse-guarantee",
    from: ["guarantee-check"],
    to: "guarantee-refused",
    capability: "loan.guarantee",
    opinion: "guarantee",
    result: "no",
    reason: true,
    ends: true,
  },
  {
    key: "bank-refuse",
    from: ["at-bank"],
    to: "bank-refused",
    capability: "loan.guarantee",
    opinion: "bank",
    result: "no",
    reason: true,
  },
  {
    key: "withdraw",
    from: openStates,
    to: "withdrawn",
    capability: "loan.edit",
    reason: true,
    ends: true,
  },
];

/** The right a step takes in a state: what is returned or refused is refused by whoever has it before them. */
export function capabilityOf(step: Step, state: ApplicationState): Step["capability"] {
  if (step.key !== "return" && step.key !== "refuse") return step.capability;
  if (state === "submitted" || state === "village-recommended") return "loan.recommend";
  if (isApprovedBeforeBank(state)) return "loan.guarantee";
  return state === "second-review" ? "loan.approve" : "loan.review";
}

/** Whose word a returned or refused application carries. */
export function opinionOf(step: Step, state: ApplicationState): Step["opinion"] {
  if (step.key !== "return" && step.key !== "refuse") return step.opinion;
  if (state === "submitted") return "village";
  if (state === "village-recommended") return "town";
  if (isApprovedBeforeBank(state)) return "guarantee";
  return state === "second-review" ? "second-review" : "first-review";
}

export const stepOf = (key: string): Step | undefined => steps.find((s) => s.key === key);
export const stepsFrom = (state: ApplicationState): Step[] => steps.filter((s) => s.from.includes(state));
