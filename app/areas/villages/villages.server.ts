import type { Db, Reader } from "db/client.server";
import { village, villagePost } from "db/schema";
import { and, asc, eq, gte, isNull, lte, or } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import type { Day } from "~/platform/dates";

export type Village = typeof village.$inferSelect;

/** Villages of the programme inside a scope, town by town. */
export const villagesInScope = (db: Reader, scope: VillageScope): Village[] =>
  db.select().from(village).where(withinVillages(village.id, scope)).orderBy(asc(village.code)).all();

/** A village, unless it is outside the scope: then it is not there. */
export const findVillage = (db: Reader, scope: VillageScope, id: number): Village | undefined =>
  db
    .select()
    .from(village)
    .where(and(eq(village.id, id), withinVillages(village.id, scope)))
    .get();

/** Who held a post in the village on a day (S1). */
export const postsOn = (db: Db, villageId: number, on: Day) =>
  db
    .select()
    .from(villagePost)
    .where(
      and(
        eq(villagePost.villageId, villageId),
        lte(villagePost.fromOn, on),
        or(isNull(villagePost.toOn), gte(villagePost.toOn, on)),
      ),
    )
    .orderBy(asc(villagePost.post), asc(villagePost.fromOn))
    .all();

export const postHistory = (db: Db, villageId: number) =>
  db
    .select()
    .from(villagePost)
    .where(eq(villagePost.villageId, villageId))
    .orderBy(asc(villagePost.fromOn))
    .all();

/** 黄安镇 孔庄村: a village name alone says too little across towns. */
export const villageLabel = (v: Pick<Village, "townName" | "name">): string => `${v.townName} ${v.name}`;
