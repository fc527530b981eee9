import type { Reader } from "db/client.server";
import { studyTrip, tripFollowUp, tripPlace, tripQuota, tripSign, village } from "db/schema";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import type { Day } from "~/platform/dates";
import { type VisitKind, visitAhead, visitDueOn, visitFrom, visitKinds } from "./visits";

const seenOn = (db: Reader, tripId: number) =>
  db
    .selectDistinct({ villageId: tripPlace.villageId })
    .from(tripSign)
    .innerJoin(tripPlace, eq(tripPlace.id, tripSign.placeId))
    .where(and(eq(tripPlace.tripId, tripId), eq(tripSign.mark, "present")))
    .all()
    .map((r) => r.villageId);

/** Villages that are looked after: somebody of them went. Where nobody signed in at all, all that were asked. */
export function visited<V extends { villageId: number }>(
  db: Reader,
  tripId: number,
  villages: readonly V[],
): V[] {
  const went = seenOn(db, tripId);
  return villages.filter((v) => went.length === 0 || went.includes(v.villageId));
}

/** The visits of a trip to some of its villages: when each is due, and which village still waits for it. */
export function visitsOf(
  db: Reader,
  trip: { id: number; toOn: Day },
  asked: readonly { villageId: number; name: string }[],
) {
  const villages = visited(db, trip.id, asked);
  const made = db
    .selectDistinct({ villageId: tripFollowUp.villageId, kind: tripFollowUp.kind, on: tripFollowUp.on })
    .from(tripFollowUp)
    .where(eq(tripFollowUp.tripId, trip.id))
    .all();
  return visitKinds.map((kind) => {
    const from = visitFrom(trip.toOn, kind);
    const open = villages.filter(
      (v) => !made.some((m) => m.kind === kind && m.on >= from && m.villageId === v.villageId),
    );
    return {
      kind,
      dueOn: visitDueOn(trip.toOn, kind),
      count: villages.length,
      done: villages.length - open.length,
      open,
    };
  });
}

/** Visits that are due by a day and not made yet, a row for each village; the longest due first. */
export function openVisits(db: Reader, scope: VillageScope, until: Day) {
  const wentOn = new Map<number, readonly number[]>();
  const of = (kind: VisitKind) =>
    db
      .select({
        tripId: studyTrip.id,
        title: studyTrip.title,
        toOn: studyTrip.toOn,
        leaderUserId: studyTrip.leaderUserId,
        createdBy: studyTrip.createdBy,
        villageId: tripQuota.villageId,
        village: village.name,
      })
      .from(tripQuota)
      .innerJoin(studyTrip, eq(studyTrip.id, tripQuota.tripId))
      .innerJoin(village, eq(village.id, tripQuota.villageId))
      .where(
        and(
          inArray(studyTrip.state, ["finished", "closed"]),
          withinVillages(tripQuota.villageId, scope),
          sql`date(${studyTrip.toOn}, ${`+${kind} days`}) <= ${until}`,
          sql`not exists (select 1 from ${tripFollowUp} where ${tripFollowUp.tripId} = ${studyTrip.id} and ${tripFollowUp.villageId} = ${tripQuota.villageId} and ${tripFollowUp.kind} = ${kind} and ${tripFollowUp.on} >= date(${studyTrip.toOn}, ${`+${Number(kind) - visitAhead} days`}))`,
        ),
      )
      .orderBy(asc(studyTrip.toOn), asc(village.code))
      .all()
      .filter((row) => {
        const went = wentOn.get(row.tripId) ?? seenOn(db, row.tripId);
        wentOn.set(row.tripId, went);
        return went.length === 0 || went.includes(row.villageId);
      })
      .map((row) => ({ ...row, kind, dueOn: visitDueOn(row.toOn, kind) }));
  return visitKinds.flatMap(of).sort((a, b) => a.dueOn.localeCompare(b.dueOn));
}
