import type { Db } from "db/client.server";
import { studyTrip } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { subjectOf } from "./trip-name";
import { changesOf, findWholeTrip } from "./trip-queries.server";
import { lacksApprovalNumber } from "./trip-state";

/**
 * Writes the number of an approval that was given without one, until the trip is filed. A number that is there stays: it
 * stands on papers that were given out. Sent twice, it is written once.
 */
export function addApprovalNumber(
  db: Db,
  actor: Actor<"trip.edit">,
  id: number,
  approvalNumber: string,
  now = Date.now(),
): { ok: true } | { ok: false; why: "trip.why.notFound" | "trip.why.numbered" } {
  return db.transaction((tx) => {
    const found = findWholeTrip(tx, actor.villages, id);
    if (!found) return { ok: false, why: "trip.why.notFound" };
    const { trip } = found;
    if (trip.approvalNumber === approvalNumber) return { ok: true };
    if (!lacksApprovalNumber(trip)) return { ok: false, why: "trip.why.numbered" };
    const approved = changesOf(tx, id).findLast((c) => c.toState === "approved");
    tx.update(studyTrip)
      .set({
        approvalNumber,
        approvedOn: trip.approvedOn ?? todayOn(approved?.at ?? now),
        revision: trip.revision + 1,
        updatedAt: now,
      })
      .where(eq(studyTrip.id, id))
      .run();
    recordEvent(tx, actor, {
      event: "trip.approval-number-added",
      subject: subjectOf(trip),
      after: { approvalNumber },
    });
    return { ok: true };
  });
}
