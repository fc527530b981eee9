import type { Capability } from "~/platform/access/capabilities";
import type { TripFacts, TripState } from "./trip-state";

export interface NextStep {
  /** Text key under `next`. */
  key: "plan" | "submit" | "approve" | "nominate" | "insure" | "start" | "follow";
  /** Behind the address of the trip. */
  path: string;
  capability: Capability;
}

/** What a trip waits for and who may do it: the one button of its row. */
export function nextStep(
  trip: { state: string; seatsTaken: number; policyNumber: string | null },
  stops: number,
): NextStep | undefined {
  switch (trip.state as TripState) {
    case "planned":
    case "returned":
      return stops === 0
        ? { key: "plan", path: "/itinerary", capability: "trip.edit" }
        : { key: "submit", path: "", capability: "trip.edit" };
    case "submitted":
      return { key: "approve", path: "", capability: "trip.approve" };
    case "approved":
      return { key: "nominate", path: "/places", capability: "trip.nominate" };
    case "frozen":
      return trip.policyNumber
        ? { key: "start", path: "", capability: "trip.edit" }
        : { key: "insure", path: "/insurance", capability: "trip.edit" };
    case "finished":
      return { key: "follow", path: "", capability: "trip.edit" };
    default:
      return undefined;
  }
}

export type Unfinished = "costs" | "receipts" | "lessons" | "tasks";

/**
 * What has to be written of a trip that is over before it is filed, and where; nothing missing: it can be filed.
 * Undefined while it only waits for tasks, which stand among those of their owners.
 */
export function wrapUp(
  f: Pick<TripFacts, "costs" | "costsWithoutReceipt" | "lessons" | "tasks" | "openTasks">,
): { missing: Unfinished[]; path: string } | undefined {
  const missing: Unfinished[] = [
    ...(f.costs === 0 ? (["costs"] as const) : []),
    ...(f.costsWithoutReceipt > 0 ? (["receipts"] as const) : []),
    ...(f.lessons === 0 ? (["lessons"] as const) : []),
    ...(f.tasks === 0 ? (["tasks"] as const) : []),
  ];
  const [first] = missing;
  if (first) return { missing, path: first === "costs" || first === "receipts" ? "/costs" : "/outcome" };
  return f.openTasks > 0 ? undefined : { missing, path: "" };
}
