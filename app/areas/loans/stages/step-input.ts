import type { Actor } from "~/platform/access/actor";
import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import type { ApplicationState } from "../application-state";
import type { FundStop } from "../fund/funds.server";
import type { IssuedPaper } from "../papers/paper-queries.server";
import type { Step } from "./steps";
import type { Standing, WhyNotStep } from "./why-not-step.server";

/** Whoever was checked for the right of a step. */
export type StepActor = { [C in Step["capability"]]: Actor<C> }[Step["capability"]];

export interface StepInput {
  reason?: string | null;
  /** What the reviewer, the guarantor or the bank said in words. */
  text?: string | null;
  amountFen?: Fen | null;
  bankId?: number | null;
  companyId?: number | null;
  ratePpm?: number | null;
  termMonths?: number | null;
  /** The rule a refusal rests on, or "other"; and the day it was looked into. */
  rule?: string | null;
  proofOn?: Day | null;
}

export type WhyNotTaken =
  | WhyNotStep
  | "application.why.notFound"
  | "step.why.elsewhere"
  | "step.why.reason"
  | "step.why.amount"
  | "step.why.amountOver"
  | "step.why.bank"
  | "step.why.company"
  | "step.why.rate"
  | "step.why.rateOver"
  | "step.why.papersLater"
  | "step.why.rule"
  | "step.why.term"
  | FundStop["why"]
  | "approval.lapsed"
  | "approval.used"
  | "approval.refusedThere";

export type StepResult =
  | {
      ok: true;
      to: ApplicationState;
      /** Papers that were out and hold no more by it. */
      lapsed?: readonly IssuedPaper[];
    }
  | {
      ok: false;
      why: WhyNotTaken;
      values?: Record<string, string | number>;
      /** Where the fund behind the loan says no: its figures. */
      stop?: FundStop;
    };

/** A step as it is taken. */
export interface Taking {
  actor: StepActor;
  step: Step;
  standing: Standing;
  input: StepInput;
  now: number;
  to: ApplicationState;
}
