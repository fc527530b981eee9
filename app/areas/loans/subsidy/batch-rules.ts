import type { Capability } from "~/platform/access/capabilities";
import type { Tone } from "~/ui/badge";

export const batchStates = ["draft", "checked", "sent", "approved", "paid", "replaced"] as const;
export type BatchState = (typeof batchStates)[number];

export const batchTones: Record<BatchState, Tone> = {
  draft: "warn",
  checked: "info",
  sent: "wait",
  approved: "info",
  paid: "ok",
  replaced: "mute",
};

export const batchSteps = ["redraw", "check", "return", "send", "correct", "approve", "pay"] as const;
export type BatchStep = (typeof batchSteps)[number];

/** Which step a batch can take, and by which right. */
const steps: Record<BatchState, readonly { step: BatchStep; needs: Capability }[]> = {
  draft: [
    { step: "check", needs: "subsidy.check" },
    { step: "redraw", needs: "subsidy.batch" },
  ],
  checked: [
    { step: "send", needs: "subsidy.batch" },
    { step: "return", needs: "subsidy.check" },
    { step: "redraw", needs: "subsidy.batch" },
  ],
  sent: [
    { step: "approve", needs: "subsidy.batch" },
    { step: "correct", needs: "subsidy.batch" },
  ],
  approved: [{ step: "pay", needs: "subsidy.batch" }],
  paid: [],
  replaced: [],
};

export const stepsOfBatch = (state: string) => steps[state as BatchState] ?? [];

/** Whether finance was asked: a draft, and what was only checked in the house, has applied for nothing. */
export const wasSent = (state: string): boolean => ["sent", "approved", "paid"].includes(state);

export interface BatchChecks {
  /** Sums of the batch equal the sums of its lines. */
  sums: boolean;
  /** Interest of each line is subsidy and borrower's part together. */
  halves: boolean;
  /** Worked out anew from the ledger, every line comes out the same. */
  ledger: boolean;
  /** Added up day by day, every line comes out the same. */
  days: boolean;
  /** Lines whose borrower has no account to be paid to. */
  accounts: number;
}

export const checksPass = (c: BatchChecks): boolean => c.sums && c.halves && c.ledger && c.days;

export type WhyNotBatch = `subsidyWhy.${
  | "notFound"
  | "notAllowed"
  | "fourEyes"
  | "checks"
  | "paper"
  | "empty"
  | "notClosed"
  | "exists"
  | "gap"
  | "approvedTooMuch"
  | "approvedNegative"
  | "approvalNumber"
  | "paymentNumber"
  | "payDay"
  | "approvalDay"
  | "day"}`;
