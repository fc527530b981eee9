import type { Capability } from "~/platform/access/capabilities";
import type { DonationState } from "./donation-state";

export interface NextStep {
  /** Text key under `next`. */
  key: "lines" | "submit" | "approve" | "approval" | "sign";
  /** Behind the address of the batch. */
  path: string;
  capability: Capability;
}

/** What a batch waits for and who may do it: the one button of its row. */
export function nextStep(d: {
  state: string;
  road: string;
  approvalNumber: string | null;
  pieces: number;
  papers: number;
  accepted: number;
}): NextStep | undefined {
  switch (d.state as DonationState) {
    case "registered":
    case "returned":
      return d.pieces === 0
        ? { key: "lines", path: "/lines", capability: "donation.edit" }
        : { key: "submit", path: "", capability: "donation.edit" };
    case "submitted":
      return { key: "approve", path: "", capability: "donation.approve" };
    case "approved":
      if (d.road === "bureau" && !d.approvalNumber)
        return { key: "approval", path: "/edit", capability: "donation.edit" };
      return d.accepted < d.papers ? { key: "sign", path: "", capability: "donation.edit" } : undefined;
    default:
      return undefined;
  }
}
