import type { Capability } from "~/platform/access/capabilities";

/** States of a batch of given things (DOMAIN §3.2). A change of state is a row with who and when. */
export const donationStates = [
  "registered",
  "submitted",
  "returned",
  "approved",
  "received",
  "cancelled",
] as const;
export type DonationState = (typeof donationStates)[number];

/** The legal roads: somebody outside gives (捐赠法), or the bureau disposes of its own (国有资产管理条例 19). */
export const roads = ["donor", "bureau"] as const;
export type Road = (typeof roads)[number];

/** What the rail shows; returned stands at the first, cancelled beside it. */
export const railStages = ["registered", "submitted", "approved", "received"] as const;

export interface Step {
  to: DonationState;
  capability: Capability;
}

const steps: Record<DonationState, readonly Step[]> = {
  registered: [
    { to: "submitted", capability: "donation.edit" },
    { to: "cancelled", capability: "donation.edit" },
  ],
  submitted: [
    { to: "approved", capability: "donation.approve" },
    { to: "returned", capability: "donation.approve" },
  ],
  returned: [
    { to: "submitted", capability: "donation.edit" },
    { to: "cancelled", capability: "donation.edit" },
  ],
  approved: [{ to: "cancelled", capability: "donation.edit" }],
  received: [],
  cancelled: [],
};

export const stepsFrom = (state: DonationState): readonly Step[] => steps[state];

/** What a step depends on. */
export interface DonationFacts {
  state: DonationState;
  lines: number;
  /** Pieces that carry a maker's number and do not have it yet. */
  withoutSerial: number;
  /** Handover papers that were accepted. */
  accepted: number;
  /** Whether somebody who is to receive something has died. */
  deadHolder: boolean;
  /** Who asked for approval; that person cannot give it. */
  submittedBy: string | null;
}

export type WhyNotStep = `donation.why.${"notAllowed" | "noLines" | "fourEyes" | "accepted" | "deadHolder"}`;

/** Why a step cannot be taken now; null when it can. `userId` is who wants to take it. */
export function whyNotStep(f: DonationFacts, to: DonationState, userId: string): WhyNotStep | null {
  if (!steps[f.state].some((s) => s.to === to)) return "donation.why.notAllowed";
  if (to === "submitted" && f.lines === 0) return "donation.why.noLines";
  if ((to === "submitted" || to === "approved") && f.deadHolder) return "donation.why.deadHolder";
  if (f.state === "submitted" && f.submittedBy === userId) return "donation.why.fourEyes";
  if (to === "cancelled" && f.accepted > 0) return "donation.why.accepted";
  return null;
}

export type WhyNotApprovalScan = `donation.why.${"scanRoad" | "scanCancelled" | "scanSettled"}`;

/** Why the approval cannot be kept as a scan; once everything is received, the one that is there stands. */
export function whyNotApprovalScan(
  road: Road,
  state: DonationState,
  there: boolean,
): WhyNotApprovalScan | null {
  if (road !== "bureau") return "donation.why.scanRoad";
  if (state === "cancelled") return "donation.why.scanCancelled";
  return state === "received" && there ? "donation.why.scanSettled" : null;
}

/** Giver, use and things are what is approved: they change before it only. The number of an approval may come later. */
export const takesFacts = (state: DonationState): boolean => state === "registered" || state === "returned";
export const takesApprovalNumber = (state: DonationState): boolean =>
  takesFacts(state) || state === "submitted" || state === "approved";
