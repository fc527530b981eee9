import type { Db } from "db/client.server";
import { village } from "db/schema";
import { asc, inArray, isNull, or } from "drizzle-orm";
import type { Grant } from "~/platform/access/actor";

/** Villages of the programme, town by town, and those that left it while somebody still holds a role there. */
export function gridVillages(db: Db, grants: readonly Grant[]): { id: number; name: string; town: string }[] {
  const held = [...new Set(grants.flatMap((g) => (g.villages === "all" ? [] : g.villages)))];
  return db
    .select({ id: village.id, name: village.name, town: village.townName })
    .from(village)
    .where(or(isNull(village.leftOn), inArray(village.id, held)))
    .orderBy(asc(village.code))
    .all();
}
