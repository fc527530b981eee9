import type { Reader } from "db/client.server";
import { inScope, type VillageScope } from "~/platform/access/actor";
import { isOpenVillage } from "./open-villages.server";
import type { VillageName } from "./village-finder";
import { allPast } from "./village-past.server";
import { type Village, villagesInScope } from "./villages.server";

/**
 * Names that villages of today bear and bore, for reading files: those of others are among them, so that a village of
 * theirs is not taken for one of the actor's that sounds alike.
 */
export function villageNames(db: Reader, scope: VillageScope): VillageName<Village>[] {
  const all = villagesInScope(db, "all");
  const now = new Map(all.filter((v) => isOpenVillage(v)).map((v) => [v.id, v]));
  const byId = new Map(all.map((v) => [v.id, v]));
  const nameOf = (place: Village, of: Pick<Village, "name" | "townName" | "countyName">) => ({
    place,
    name: of.name,
    townName: of.townName,
    countyName: of.countyName,
    own: inScope(scope, place.id),
  });
  const before = allPast(db).flatMap((past) => {
    const place = now.get(past.villageId);
    if (place) return [nameOf(place, past)];
    const into = intoOf(past.villageId);
    return into ? [{ ...nameOf(into, past), merged: true as const }] : [];
  });
  const merged = all.flatMap((v) => {
    const into = v.mergedIntoId === null ? null : intoOf(v.id);
    return into ? [{ ...nameOf(into, v), merged: true as const }] : [];
  });
  return [...[...now.values()].map((v) => nameOf(v, v)), ...before, ...merged];

  /** The village that a merged one is part of today, over as many mergers as there were. */
  function intoOf(id: number): Village | null {
    for (let at = byId.get(id)?.mergedIntoId ?? null; at !== null; at = byId.get(at)?.mergedIntoId ?? null) {
      const place = now.get(at);
      if (place) return place;
    }
    return null;
  }
}
