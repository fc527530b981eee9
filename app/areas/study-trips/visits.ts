import { addDays, type Day } from "~/platform/dates";
import { type FollowKind, followKinds } from "./task-state";
import { type TripState, tripOver } from "./trip-state";

/** Villages are looked at 30 and 90 days after the last day of a trip (DOMAIN §3.1). */
export const visitKinds = ["30", "90"] as const;
export type VisitKind = (typeof visitKinds)[number];

export const visitDueOn = (toOn: Day, kind: VisitKind): Day => addDays(toOn, Number(kind));

/** A visit is made in the week before it is due at the earliest; what was seen sooner is no such visit. */
export const visitAhead = 7;
export const visitFrom = (toOn: Day, kind: VisitKind): Day => addDays(toOn, Number(kind) - visitAhead);

export interface SeenVillage {
  kind: string;
  on: Day;
}

/**
 * The visits of a trip to one of its villages as of a day, and when each was made: the one rule of when they are due,
 * for every page that shows them. None before the trip is over.
 */
export const visitsAfter = (
  trip: { state: string; toOn: Day },
  seen: readonly SeenVillage[],
  on: Day,
): { kind: VisitKind; dueOn: Day; seenOn: Day | null }[] =>
  tripOver({ ...trip, state: trip.state as TripState }, on)
    ? visitKinds.map((kind) => ({
        kind,
        dueOn: visitDueOn(trip.toOn, kind),
        seenOn:
          seen
            .filter((s) => s.kind === kind && s.on >= visitFrom(trip.toOn, kind) && s.on <= on)
            .map((s) => s.on)
            .sort()[0] ?? null,
      }))
    : [];

export interface VisitCount {
  kind: VisitKind;
  dueOn: Day;
  done: number;
  count: number;
}

/** How far the visits of a trip are: not due yet, due, late, or all made. */
export function visitsState(visits: readonly VisitCount[], today: Day): "later" | "now" | "late" | "done" {
  const open = visits.filter((v) => v.done < v.count);
  if (open.length === 0) return "done";
  if (open.some((v) => v.dueOn < today)) return "late";
  return open.some((v) => v.dueOn === today) || visits.some((v) => v.done > 0) ? "now" : "later";
}

/** What may be written of a village next: the first visit that is still open and whose week has come, else a look of its own. */
export const writesNext = (
  visits: readonly { kind: VisitKind; open: readonly { villageId: number }[] }[],
  toOn: Day,
  villageId: number,
  today: Day,
): FollowKind =>
  visits.find((v) => visitFrom(toOn, v.kind) <= today && v.open.some((o) => o.villageId === villageId))
    ?.kind ?? "other";

/** What the form of a follow-up starts with: what was asked for, else the village and the visit that are due first. */
export function startOfFollow(
  villages: readonly { value: string; next: FollowKind }[],
  asked: { villageId: string; kind: string },
): { villageId: string; kind: string } {
  const first = [...villages].sort((a, b) => followKinds.indexOf(a.next) - followKinds.indexOf(b.next))[0];
  const village = villages.find((v) => v.value === asked.villageId) ?? first;
  const kind = followKinds.find((k) => k === asked.kind) ?? village?.next ?? "other";
  return { villageId: village?.value ?? "", kind };
}
