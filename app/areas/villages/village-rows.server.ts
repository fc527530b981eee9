import type { Reader } from "db/client.server";
import type { VillageScope } from "~/platform/access/actor";
import type { Day } from "~/platform/dates";
import type { Post } from "./village-post";
import { allPostsOn, findVillages } from "./villages.server";
import type { VillageRow, VillagesView } from "./villages-view";

/** What other areas count by village; the route brings it, so that this area need not know them. */
export interface CountsByVillage {
  people: ReadonlyMap<number, number>;
  classes: ReadonlyMap<number, { all: number; running: number }>;
}

/** Everybody in a single post on a day, by village and post. */
function holdersOn(db: Reader, on: Day): Map<string, string> {
  return new Map(allPostsOn(db, on).map((p) => [`${p.villageId} ${p.post}`, p.holderName]));
}

/** All villages of a scope that a view means, with who answers for them on a day and what other areas count. */
export function villageRows(
  db: Reader,
  scope: VillageScope,
  filter: VillagesView["filter"],
  on: Day,
  counts: CountsByVillage,
): VillageRow[] {
  const holders = holdersOn(db, on);
  const holder = (id: number, post: Post) => holders.get(`${id} ${post}`) ?? "";
  return findVillages(db, scope, { term: filter.term, limit: 100_000 })
    .filter((v) => !filter.group || v.workGroup === filter.group)
    .map((v) => ({
      id: v.id,
      name: v.name,
      townName: v.townName,
      countyName: v.countyName,
      code: v.code,
      workGroup: v.workGroup,
      leftOn: v.leftOn,
      liaisonOfficer: holder(v.id, "liaison-officer"),
      groupLeader: holder(v.id, "group-leader"),
      informationOfficer: holder(v.id, "information-officer"),
      people: counts.people.get(v.id) ?? 0,
      classes: counts.classes.get(v.id)?.all ?? 0,
      running: counts.classes.get(v.id)?.running ?? 0,
    }));
}

/** Numbers of the work groups in a scope, for the filter. */
export const workGroups = (rows: readonly Pick<VillageRow, "workGroup">[]): string[] =>
  [...new Set(rows.flatMap((r) => (r.workGroup ? [r.workGroup] : [])))].sort(
    (a, b) => Number(a) - Number(b) || a.localeCompare(b),
  );
