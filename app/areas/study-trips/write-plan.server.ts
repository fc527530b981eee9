import type { Db } from "db/client.server";
import { studyTrip, tripBudgetLine, tripStop } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { yuanFigure } from "~/platform/money";
import type { BudgetLine } from "./budget-form";
import { subjectOf } from "./trip-name";
import { budgetOf, findWholeTrip, stopsOf } from "./trip-queries.server";
import { type TripState, takesDetails, takesPlan } from "./trip-state";
import type { StopInput } from "./trip-stop";

type Written =
  | { ok: true }
  | { ok: false; why: "trip.why.notFound" | "trip.why.changed" | "trip.why.settled" };

/** Writes the hours of a trip: all lines at once. Nobody has signed in yet, so none of them is spoken of elsewhere. */
export function writeItinerary(
  db: Db,
  actor: Actor<"trip.edit">,
  id: number,
  stops: readonly StopInput[],
  revision: number,
): Written {
  return db.transaction((tx) => {
    const found = findWholeTrip(tx, actor.villages, id);
    if (!found) return { ok: false, why: "trip.why.notFound" };
    if (found.trip.revision !== revision) return { ok: false, why: "trip.why.changed" };
    if (!takesDetails(found.trip.state as TripState)) return { ok: false, why: "trip.why.settled" };
    const before = stopsOf(tx, id).map((s) => `${s.on} ${s.at} ${s.place}`);
    tx.delete(tripStop).where(eq(tripStop.tripId, id)).run();
    for (const stop of stops)
      tx.insert(tripStop)
        .values({ ...stop, tripId: id })
        .run();
    tx.update(studyTrip)
      .set({ revision: revision + 1, updatedAt: Date.now() })
      .where(eq(studyTrip.id, id))
      .run();
    recordEvent(tx, actor, {
      event: "trip.itinerary-changed",
      subject: subjectOf(found.trip),
      before: { stops: before },
      after: { stops: stops.map((s) => `${s.on} ${s.at} ${s.place}`) },
    });
    return { ok: true };
  });
}

/** Writes the budget: it is what is approved, so it stands from the request on. */
export function writeBudget(
  db: Db,
  actor: Actor<"trip.edit">,
  id: number,
  lines: readonly BudgetLine[],
  revision: number,
): Written {
  return db.transaction((tx) => {
    const found = findWholeTrip(tx, actor.villages, id);
    if (!found) return { ok: false, why: "trip.why.notFound" };
    if (found.trip.revision !== revision) return { ok: false, why: "trip.why.changed" };
    if (!takesPlan(found.trip.state as TripState)) return { ok: false, why: "trip.why.settled" };
    const before = budgetOf(tx, id).reduce((sum, l) => sum + l.fen, 0);
    tx.delete(tripBudgetLine).where(eq(tripBudgetLine.tripId, id)).run();
    for (const [position, line] of lines.entries())
      tx.insert(tripBudgetLine)
        .values({ ...line, tripId: id, position })
        .run();
    tx.update(studyTrip)
      .set({ revision: revision + 1, updatedAt: Date.now() })
      .where(eq(studyTrip.id, id))
      .run();
    recordEvent(tx, actor, {
      event: "trip.budget-changed",
      subject: subjectOf(found.trip),
      before: { amount: yuanFigure(before) },
      after: { amount: yuanFigure(lines.reduce((sum, l) => sum + l.fen, 0)) },
    });
    return { ok: true };
  });
}
