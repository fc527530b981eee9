import { addDays, type Day } from "~/platform/dates";

/** Villages are looked at 30 and 90 days after the last day of a trip (DOMAIN §3.1). */
export const visitKinds = ["30", "90"] as const;
export type VisitKind = (typeof visitKinds)[number];

export const visitDueOn = (toOn: Day, kind: VisitKind): Day => addDays(toOn, Number(kind));

/** A visit is made in the week before it is due at the earliest; what was seen sooner is no such visit. */
export const visitAhead = 7;
export const visitFrom = (toOn: Day, kind: VisitKind): Day => addDays(toOn, Number(kind) - visitAhead);

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
