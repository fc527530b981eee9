import type { Reader } from "db/client.server";
import type { VillageScope } from "~/platform/access/actor";
import { allPast, type VillagePastRow } from "./village-past.server";
import { type Village, villagesInScope } from "./villages.server";

/**
 * What the villages of a scope were when a line of a log was written: a change that was entered later, whatever its day,
 * does not rewrite it.
 */
export function villagesWhenLogged(
  db: Reader,
  scope: VillageScope,
): (id: number, at: number) => Village | VillagePastRow | undefined {
  const now = new Map(villagesInScope(db, scope).map((v) => [v.id, v]));
  const past = allPast(db).toSorted((a, b) => a.createdAt - b.createdAt || a.id - b.id);
  return (id, at) => {
    const village = now.get(id);
    return village && (past.find((p) => p.villageId === id && p.createdAt > at) ?? village);
  };
}
