import type { Capability } from "~/platform/access/capabilities";
import type { Day } from "~/platform/dates";

/** States of a study trip (DOMAIN §3.1). A change of state is a row with who and when. */
export const tripStates = [
  "planned",
  "submitted",
  "returned",
  "approved",
  "frozen",
  "running",
  "finished",
  "closed",
  "cancelled",
] as const;
export type TripState = (typeof tripStates)[number];

/** States in the order of the rail; returned and cancelled stand beside it. */
export const railStates = [
  "planned",
  "submitted",
  "approved",
  "frozen",
  "running",
  "finished",
  "closed",
] as const;

export interface Step {
  to: TripState;
  capability: Capability;
}

const steps: Record<TripState, readonly Step[]> = {
  planned: [
    { to: "submitted", capability: "trip.edit" },
    { to: "cancelled", capability: "trip.edit" },
  ],
  submitted: [
    { to: "approved", capability: "trip.approve" },
    { to: "returned", capability: "trip.approve" },
  ],
  returned: [
    { to: "submitted", capability: "trip.edit" },
    { to: "cancelled", capability: "trip.edit" },
  ],
  approved: [
    { to: "frozen", capability: "trip.edit" },
    { to: "returned", capability: "trip.approve" },
    { to: "cancelled", capability: "trip.edit" },
  ],
  frozen: [
    { to: "running", capability: "trip.edit" },
    { to: "approved", capability: "trip.edit" },
    { to: "cancelled", capability: "trip.edit" },
  ],
  running: [{ to: "finished", capability: "trip.edit" }],
  finished: [{ to: "closed", capability: "trip.edit" }],
  // What arrives late, as a mark kept on a phone: back with a reason, and closed again.
  closed: [{ to: "finished", capability: "trip.edit" }],
  cancelled: [],
};

export const stepsFrom = (state: TripState): readonly Step[] => steps[state];

/** Steps that lead back or end: who takes one says why. */
export const needsReason = (from: TripState, to: TripState): boolean =>
  to === "returned" || to === "cancelled" || from === "closed";

/**
 * Whether people ride, or rode, who are not on the insurance list, or the list names others: the way home is not ended
 * without a word on that (DOMAIN §3.1, the list equals the roll).
 */
export const asksWhyUninsured = (
  f: Pick<TripFacts, "state" | "uninsured" | "insuredInVain">,
  to: TripState,
): boolean => f.state === "running" && to === "finished" && f.uninsured + f.insuredInVain > 0;

/** What a step depends on. */
export interface TripFacts {
  state: TripState;
  fromOn: Day;
  /** Lines of the itinerary where people are counted, by kind. */
  departures: number;
  returns: number;
  budgetFen: number;
  quotaSum: number;
  capacity: number;
  busSeats: number;
  seatsTaken: number;
  /** On the roll and not on the insurance list; on the list and not on the roll. */
  uninsured: number;
  insuredInVain: number;
  policy: "none" | "period" | "covers";
  /** On the way, and neither back on the bus nor gone home on their own. */
  notBack: number;
  costs: number;
  costsWithoutReceipt: number;
  openTasks: number;
  lessons: number;
  tasks: number;
  /** Who asked for approval; that person cannot give it. */
  submittedBy: string | null;
}

export type WhyNotStep = `trip.why.${
  | "notAllowed"
  | "noStops"
  | "noBudget"
  | "noQuota"
  | "quotaOver"
  | "quotaUnder"
  | "bus"
  | "fourEyes"
  | "empty"
  | "insurance"
  | "noPolicy"
  | "policyPeriod"
  | "notYet"
  | "notBack"
  | "noCosts"
  | "noReceipts"
  | "openTasks"
  | "noLessons"
  | "noTasks"
  | "noApproval"}`;

/** Why a step cannot be taken now; null when it can. `userId` is who wants to take it, `today` the civil date. */
export function whyNotStep(f: TripFacts, to: TripState, userId: string, today: Day): WhyNotStep | null {
  if (!steps[f.state].some((s) => s.to === to)) return "trip.why.notAllowed";
  if (to === "submitted") {
    if (f.departures === 0 || f.returns === 0) return "trip.why.noStops";
    if (f.budgetFen === 0) return "trip.why.noBudget";
    if (f.quotaSum === 0) return "trip.why.noQuota";
    if (f.quotaSum > f.capacity) return "trip.why.quotaOver";
    // The notice tells the villages of their quotas, the budget counts the people planned: one number.
    if (f.quotaSum < f.capacity) return "trip.why.quotaUnder";
    if (f.capacity > f.busSeats) return "trip.why.bus";
  }
  if (f.state === "submitted" && f.submittedBy === userId) return "trip.why.fourEyes";
  if (to === "frozen" && f.seatsTaken === 0) return "trip.why.empty";
  if (to === "running") {
    if (f.policy === "none") return "trip.why.noPolicy";
    if (f.policy === "period") return "trip.why.policyPeriod";
    if (f.uninsured + f.insuredInVain > 0) return "trip.why.insurance";
    if (f.fromOn > today) return "trip.why.notYet";
  }
  if (to === "finished" && f.state === "running" && f.notBack > 0) return "trip.why.notBack";
  if (to === "closed") {
    if (f.costs === 0) return "trip.why.noCosts";
    if (f.costsWithoutReceipt > 0) return "trip.why.noReceipts";
    if (f.lessons === 0) return "trip.why.noLessons";
    if (f.tasks === 0) return "trip.why.noTasks";
    if (f.openTasks > 0) return "trip.why.openTasks";
  }
  return null;
}

/** How many a reason speaks of. */
export function countOf(f: TripFacts, why: WhyNotStep): number {
  const counts: Partial<Record<WhyNotStep, number>> = {
    "trip.why.quotaOver": f.quotaSum - f.capacity,
    "trip.why.quotaUnder": f.capacity - f.quotaSum,
    "trip.why.insurance": f.uninsured + f.insuredInVain,
    "trip.why.notBack": f.notBack,
    "trip.why.noReceipts": f.costsWithoutReceipt,
    "trip.why.openTasks": f.openTasks,
  };
  return counts[why] ?? 0;
}

/** Approved, and no number says so: it can be added until the trip is filed. */
export const lacksApprovalNumber = (trip: { state: string; approvalNumber: string | null }): boolean =>
  trip.approvalNumber === null && ["approved", "frozen", "running", "finished"].includes(trip.state);

/** Whether a trip is behind everybody by a day: its way home was ended, or its last day has passed all the same. */
export const tripOver = (trip: { state: TripState; toOn: Day }, on: Day): boolean =>
  trip.state === "finished" || trip.state === "closed" || leftOpen(trip, on) === "end";

/**
 * What nobody did with a trip whose last day has passed: end its way home, or begin it at all. A plan that was not
 * approved can still get another day.
 */
export function leftOpen(trip: { state: TripState; toOn: Day }, today: Day): "end" | "begin" | null {
  if (trip.toOn >= today) return null;
  if (trip.state === "running") return "end";
  return trip.state === "approved" || trip.state === "frozen" ? "begin" : null;
}

/** Purpose, dates, and budget are what is approved: they change before it only. */
export const takesPlan = (state: TripState): boolean => state === "planned" || state === "returned";
/** Bus, leader, hours and quotas may change until people are on the way. */
export const takesDetails = (state: TripState): boolean =>
  takesPlan(state) || state === "approved" || state === "frozen";
export const takesNominations = (state: TripState): boolean => state === "approved";
/** After the freeze a person who does not come stays on the roll, and another stands in. */
export const takesSubstitutes = (state: TripState): boolean => state === "frozen" || state === "running";
export const takesSigns = (state: TripState): boolean => state === "running" || state === "finished";
/** After the way home the list is still put right, and who does it says why. */
export const takesInsurance = (state: TripState): boolean =>
  ["approved", "frozen", "running", "finished"].includes(state);
/** Steps that follow the approval have not come yet; they are not over. */
export const beforeApproval = (state: TripState): boolean =>
  state === "planned" || state === "submitted" || state === "returned";
export const insuresLate = (state: TripState): boolean => state === "finished";
/** Deposits are paid before the trip; bills come after it. */
export const takesCosts = (state: TripState): boolean =>
  ["approved", "frozen", "running", "finished"].includes(state);
/** Villages are looked after 30 and 90 days later, whether the papers are filed by then or not. */
export const takesFollowUps = (state: TripState): boolean => takesLessons(state) || state === "closed";
export const takesLessons = (state: TripState): boolean => state === "running" || state === "finished";
