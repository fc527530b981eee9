import type { Reader } from "db/client.server";
import { studyTrip, tripPlace } from "db/schema";
import { and, eq, gte, lte, ne, sql } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import type { Day } from "~/platform/dates";
import { wasThere } from "./trips-of-village.server";

/** People who signed in on trips of a period that are not over yet. */
export const peopleOut = (
  db: Reader,
  scope: VillageScope,
  period: { from: Day | null; to: Day | null },
): number =>
  db
    .select({ n: sql<number>`count(*)` })
    .from(tripPlace)
    .innerJoin(studyTrip, eq(studyTrip.id, tripPlace.tripId))
    .where(
      and(
        eq(studyTrip.state, "running"),
        ne(tripPlace.state, "withdrawn"),
        wasThere,
        withinVillages(tripPlace.villageId, scope),
        period.from === null ? undefined : gte(studyTrip.fromOn, period.from),
        period.to === null ? undefined : lte(studyTrip.fromOn, period.to),
      ),
    )
    .get()?.n ?? 0;
