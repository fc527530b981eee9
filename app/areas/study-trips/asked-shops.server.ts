import type { Reader } from "db/client.server";
import { inScope, type VillageScope } from "~/platform/access/actor";
import { type Day, parseDay } from "~/platform/dates";
import { notFound } from "~/platform/http/responses.server";
import { findTrip } from "./trip-queries.server";

export interface AskedShops {
  villageId: number | null;
  /** Only shops that follow from this trip and are open on the day. */
  trip: { id: number; title: string; on: Day } | null;
}

/** Which shops an address asks for; a trip that is not there asks for nothing else. */
export function askedShops(db: Reader, scope: VillageScope, query: URLSearchParams, today: Day): AskedShops {
  const village = Number(query.get("village")) || null;
  const villageId = village !== null && inScope(scope, village) ? village : null;
  const asked = query.get("trip");
  if (!asked) return { villageId, trip: null };
  const found = findTrip(db, scope, Number(asked) || 0);
  if (!found) throw notFound();
  const { id, title } = found.trip;
  return { villageId, trip: { id, title, on: parseDay(query.get("on") ?? "") ?? today } };
}
