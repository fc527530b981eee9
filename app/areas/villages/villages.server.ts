import type { Reader } from "db/client.server";
import { division, divisionCodeHistory, village, villagePast, villagePost } from "db/schema";
import { and, asc, desc, eq, gt, gte, isNull, like, lte, or, type SQL, sql } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { type Day, todayOn } from "~/platform/dates";
import { contains } from "~/platform/search/contains.server";
import { startsWith } from "~/platform/search/prefix-range.server";
import { readTerm, type Term } from "~/platform/search/search-term";

export type Village = typeof village.$inferSelect;
export type VillagePostRow = typeof villagePost.$inferSelect;

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

/** The village of the programme with this 12-digit code, whatever scope. */
export const villageIdByCode = (db: Reader, code: string): number | undefined =>
  db.select({ id: village.id }).from(village).where(eq(village.code, code)).get()?.id;

/** What a village was called before, or the town it belonged to: old papers name it so. */
const formerly = (part: string): SQL =>
  sql`${village.id} in (select ${villagePast.villageId} from ${villagePast} where ${contains(villagePast.name, part)} or ${contains(villagePast.townName, part)})`;

/** Name, town, code, pinyin or initials of a village, from the start; hanzi anywhere, former names too. */
export function matchesVillage(term: Term): SQL | undefined {
  if (term.kind === "nothing") return undefined;
  if (/^\d+$/.test(term.text)) return startsWith(village.code, term.text);
  if (term.kind === "pinyin")
    return or(
      startsWith(division.pinyin, term.letters),
      startsWith(division.initials, term.letters),
      like(division.pinyin, `% ${term.letters}%`),
      like(division.initials, `% ${term.letters}%`),
    );
  return and(
    ...term.text
      .split(" ")
      .map((word) => or(contains(village.name, word), contains(village.townName, word), formerly(word))),
  );
}

/** A village that was not taken up by another and whose last day is not over (see open-villages.server.ts). */
const villageIsOpen = (today = todayOn()): SQL | undefined =>
  and(isNull(village.mergedIntoId), or(isNull(village.leftOn), gte(village.leftOn, today)));

/**
 * Villages a term means, inside a scope, in the order of their codes; `after` is the code of the last one seen; `open`
 * leaves out those in which nothing new is written.
 */
export const findVillages = (
  db: Reader,
  scope: VillageScope,
  input: { term?: string; after?: string; open?: boolean; limit: number },
): Village[] =>
  db
    .select({ village })
    .from(village)
    .innerJoin(division, eq(division.id, village.divisionId))
    .where(
      and(
        withinVillages(village.id, scope),
        input.term ? matchesVillage(readTerm(input.term)) : undefined,
        input.open ? villageIsOpen() : undefined,
        input.after ? gt(village.code, input.after) : undefined,
      ),
    )
    .orderBy(asc(village.code))
    .limit(input.limit)
    .all()
    .map((row) => row.village);

/** Who held a post in the village on a day (S1). */
export const postsOn = (db: Reader, villageId: number, on: Day): VillagePostRow[] =>
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
    .orderBy(asc(villagePost.fromOn), asc(villagePost.id))
    .all();

/** The same for all villages at once: for the list. */
export const allPostsOn = (db: Reader, on: Day): VillagePostRow[] =>
  db
    .select()
    .from(villagePost)
    .where(and(lte(villagePost.fromOn, on), or(isNull(villagePost.toOn), gte(villagePost.toOn, on))))
    .orderBy(asc(villagePost.fromOn), asc(villagePost.id))
    .all();

/** Everybody who ever held a post in the village, newest first. */
export const postHistory = (db: Reader, villageId: number): VillagePostRow[] =>
  db
    .select()
    .from(villagePost)
    .where(eq(villagePost.villageId, villageId))
    .orderBy(desc(villagePost.fromOn), desc(villagePost.id))
    .all();

export const findPost = (db: Reader, villageId: number, id: number): VillagePostRow | undefined =>
  db
    .select()
    .from(villagePost)
    .where(and(eq(villagePost.id, id), eq(villagePost.villageId, villageId)))
    .get();

/** Codes that came before a county's present one (DOMAIN §2.6), and all that a prefix check may meet. */
export const codeHistory = (db: Reader) => db.select().from(divisionCodeHistory).all();

/** 黄安镇 孔庄村: a village name alone says too little across towns. */
export const villageLabel = (v: Pick<Village, "townName" | "name">): string => `${v.townName} ${v.name}`;
