import type { PolicyKey } from "~/areas/policies";
import { addDays, type Day } from "~/platform/dates";
import { type ApplicationState, waitsForApplicant } from "../application-state";

/** Parts of the way that have one clock, in the order of the rail. */
export const parts = [
  "submitted",
  "village",
  "town",
  "review",
  "guarantee",
  "bank",
  "contract",
  "disbursed",
] as const;
export type Part = (typeof parts)[number];

const partOfState: Record<ApplicationState, Part | null> = {
  draft: "submitted",
  submitted: "village",
  supplementing: null,
  "village-recommended": "town",
  "town-checked": "review",
  "first-review": "review",
  "second-review": "review",
  committee: "review",
  qualified: "guarantee",
  unqualified: null,
  "guarantee-check": "guarantee",
  // The guarantor's part is over when the bank has it.
  "guarantee-agreed": "guarantee",
  "guarantee-refused": null,
  "at-bank": "bank",
  "bank-approved": "contract",
  "bank-refused": "bank",
  "contract-signed": "disbursed",
  disbursed: null,
  withdrawn: null,
  lapsed: null,
};

/** The part a state stands in; null where nothing runs. */
export const partOf = (state: ApplicationState): Part | null => partOfState[state];

/** The limit of a part in the policy; the others have none. */
export const limitKeys: Partial<Record<Part, Extract<PolicyKey, `limit${string}`>>> = {
  review: "limitReview",
  guarantee: "limitGuarantee",
  bank: "limitBank",
};

/**
 * Whether the clock of its part runs in a state: from when the papers are there, not from when somebody takes them up; a
 * bank that has said no has used its days.
 */
export function runs(state: ApplicationState): boolean {
  const part = partOf(state);
  return part !== null && limitKeys[part] !== undefined && state !== "bank-refused";
}

/** Whose turn it is in a state, as the texts name the desks: after a bank's no it is not the bank's. */
export const deskOf = (state: ApplicationState, part: Part): Part | "toBank" | "otherBank" =>
  state === "guarantee-agreed" ? "toBank" : state === "bank-refused" ? "otherBank" : part;

export interface Change {
  toState: string;
  on: Day;
  userName: string;
}

export interface PartClock {
  /** First day of the part. */
  fromOn: Day;
  /** Day it ended; null while it runs or rests. */
  toOn: Day | null;
  /** Working days used, those left out that waited for the applicant. */
  used: number;
  by: string;
}

/**
 * Working days that each part of the way has used. The day a part begins is not counted, as the limits of the rules
 * are; while papers are added the clock stands still (DOMAIN §1.6).
 * @param workingDays working days after the first day up to and with the second
 */
export function partClocks(
  changes: readonly Change[],
  today: Day,
  workingDays: (from: Day, to: Day) => number,
): Map<Part, PartClock> {
  const clocks = new Map<Part, PartClock>();
  changes.forEach((change, k) => {
    const state = change.toState as ApplicationState;
    const part = partOf(state);
    if (part === null) return;
    const next = changes[k + 1];
    const until = next ? next.on : today;
    // Another bank begins with its own days.
    const known = state === "at-bank" ? undefined : clocks.get(part);
    const counted = limitKeys[part] === undefined || runs(state) ? workingDays(change.on, until) : 0;
    const rests = next !== undefined && partOf(next.toState as ApplicationState) === null;
    const goesOn = next !== undefined && partOf(next.toState as ApplicationState) === part;
    clocks.set(part, {
      fromOn: known?.fromOn ?? change.on,
      toOn:
        next === undefined || goesOn || (rests && waitsForApplicant(next.toState as ApplicationState))
          ? null
          : until,
      used: (known?.used ?? 0) + counted,
      by: change.userName,
    });
  });
  return clocks;
}

/**
 * Last day of a part, when a state of it begins on a day with so many working days used before; null where no limit
 * runs.
 */
export function dueOnOf(
  state: ApplicationState,
  on: Day,
  used: number,
  limit: number | null,
  addWorkingDays: (from: Day, count: number) => Day,
): Day | null {
  if (limit === null || !runs(state)) return null;
  const left = limit - used;
  // Late already when it came back: it was due before.
  return left > 0 ? addWorkingDays(on, left) : left === 0 ? on : addDays(on, -1);
}
