import type { Reader } from "db/client.server";
import { briefing, formerVillage, person, shopMonth, studyTrip, village, villageShop } from "db/schema";
import { and, asc, desc, eq, gte, isNotNull, lte, type SQL, sql } from "drizzle-orm";
import { villageThen } from "~/areas/villages/index.server";
import type { VillageScope } from "~/platform/access/actor";
import { insideOr, withinVillages } from "~/platform/access/village-scope.server";
import type { Day } from "~/platform/dates";
import { lastMonths } from "./shop-rules";
import { followsFrom, openedIn } from "./shops-of-trip.server";

const from12 = (today: Day) => lastMonths(today)[0] ?? today.slice(0, 7);

/** Village a month was sold in: what was sold before a move stays with the village of before. */
const soldIn = villageThen("shop", {
  record: villageShop.id,
  now: villageShop.villageId,
  on: sql`${shopMonth.month} || '-01'`,
});
/** The last twelve months of a shop up to a day, in some villages only. */
const soldUntil = (day: Day, scope: VillageScope) =>
  and(
    sql`${shopMonth.shopId} = ${villageShop.id}`,
    gte(shopMonth.month, from12(day)),
    lte(shopMonth.month, day.slice(0, 7)),
    withinVillages(soldIn, scope),
  );

/** Where it went from a village it left: the next it left, or where it is. */
const wentTo = sql`coalesce((select n.village_id from former_village n where n.kind = 'shop' and n.record_id = ${formerVillage.recordId}
    and (n.to_on, n.id) > (${formerVillage.toOn}, ${formerVillage.id}) order by n.to_on, n.id limit 1), ${villageShop.villageId})`;

/** Left some villages when its village was taken up, not with its owner on that day. */
const mergedFrom = (scope: VillageScope) =>
  sql<boolean>`exists (select 1 from ${formerVillage} join village v on v.id = ${formerVillage.villageId}
    where ${and(eq(formerVillage.kind, "shop"), eq(formerVillage.recordId, villageShop.id), withinVillages(formerVillage.villageId, scope))}
      and v.left_on = ${formerVillage.toOn} and v.merged_into_id = ${wentTo})`.mapWith(Boolean);

const listed = (db: Reader, day: Day, sales: VillageScope) =>
  db
    .select({
      shop: villageShop,
      owner: person.name,
      village: village.name,
      townName: village.townName,
      /** Where it was opened, where that is not where it is now. */
      openedIn: sql<
        string | null
      >`(select v.name from village v where v.id = ${openedIn} and v.id <> ${villageShop.villageId})`,
      merged: mergedFrom(sales),
      trip: studyTrip.title,
      sales: sql<number>`(select coalesce(sum(${shopMonth.salesFen}), 0) from ${shopMonth} where ${soldUntil(day, sales)})`,
      income: sql<number>`(select coalesce(sum(${shopMonth.incomeFen}), 0) from ${shopMonth} where ${soldUntil(day, sales)})`,
    })
    .from(villageShop)
    .innerJoin(person, eq(person.id, villageShop.personId))
    .innerJoin(village, eq(village.id, villageShop.villageId))
    .leftJoin(studyTrip, eq(studyTrip.id, villageShop.tripId));

/** Shops that were in some villages once: of all shops they are few. */
const wereIn = (scope: VillageScope) =>
  sql`${villageShop.id} in (select ${formerVillage.recordId} from ${formerVillage} where ${and(eq(formerVillage.kind, "shop"), withinVillages(formerVillage.villageId, scope))})`;

/**
 * Shops inside a scope, the latest first, with sales and income of the twelve months up to a day there; a shop that went on
 * with its owner is among them while it sold something there in those months. Of a trip: those that follow from it and
 * were opened inside the scope.
 */
export function listShops(
  db: Reader,
  scope: VillageScope,
  day: Day,
  trip: { id: number; on: Day } | null = null,
) {
  const sold = sql`exists (select 1 from ${shopMonth} where ${and(soldUntil(day, scope), sql`${shopMonth.salesFen} > 0`)})`;
  return listed(db, day, trip ? "all" : scope)
    .where(
      trip
        ? and(followsFrom(trip.id, trip.on), withinVillages(openedIn, scope))
        : insideOr(withinVillages(villageShop.villageId, scope), sql`(${wereIn(scope)} and ${sold})`),
    )
    .orderBy(desc(villageShop.openedOn), desc(villageShop.id))
    .limit(2000)
    .all();
}
export type ShopRow = ReturnType<typeof listShops>[number];

export const findShop = (db: Reader, scope: VillageScope, id: number, today: Day): ShopRow | undefined =>
  listed(db, today, "all")
    .where(and(eq(villageShop.id, id), withinVillages(villageShop.villageId, scope)))
    .get();

export const monthsOf = (db: Reader, shopId: number) =>
  db.select().from(shopMonth).where(eq(shopMonth.shopId, shopId)).orderBy(desc(shopMonth.month)).all();

/** What is on record of one month of a shop. */
export const monthOf = (db: Reader, shopId: number, month: string) =>
  db
    .select()
    .from(shopMonth)
    .where(and(eq(shopMonth.shopId, shopId), eq(shopMonth.month, month)))
    .get();

/** Whether the briefing of a month has its figures frozen: what changes then is told in the next one. */
export const isPrinted = (db: Reader, month: string): boolean =>
  db
    .select({ id: briefing.id })
    .from(briefing)
    .where(and(eq(briefing.month, month), isNotNull(briefing.snapshot)))
    .get() !== undefined;

export const shopsOf = (db: Reader, personId: number) =>
  db
    .select()
    .from(villageShop)
    .where(eq(villageShop.personId, personId))
    .orderBy(asc(villageShop.openedOn))
    .all();

/** Sales of a set of shops by month, the oldest of the last twelve first; a month without entries is 0. */
export function salesByMonth(
  db: Reader,
  where: SQL | undefined,
  today: Day,
): { month: string; sales: number; income: number }[] {
  const months = lastMonths(today);
  const rows = db
    .select({
      month: shopMonth.month,
      sales: sql<number>`sum(${shopMonth.salesFen})`,
      income: sql<number>`sum(${shopMonth.incomeFen})`,
    })
    .from(shopMonth)
    .innerJoin(villageShop, eq(villageShop.id, shopMonth.shopId))
    .where(and(where, gte(shopMonth.month, months[0] ?? "")))
    .groupBy(shopMonth.month)
    .all();
  return months.map((month) => {
    const row = rows.find((r) => r.month === month);
    return { month, sales: row?.sales ?? 0, income: row?.income ?? 0 };
  });
}

/** Months that were sold in some villages, for `salesByMonth`. */
export const soldInVillages = (scope: VillageScope): SQL | undefined => withinVillages(soldIn, scope);

/** Shops of a village, how many people work in them, what was sold there in the last twelve months, and whether some went. */
export function shopFigures(db: Reader, villageId: number, today: Day) {
  const n = db
    .select({
      all: sql<number>`count(*)`,
      open: sql<number>`count(*) filter (where ${villageShop.closedOn} is null)`,
      jobs: sql<number>`coalesce(sum(case when ${villageShop.closedOn} is null then ${villageShop.jobs} end), 0)`,
    })
    .from(villageShop)
    .where(eq(villageShop.villageId, villageId))
    .get() ?? { all: 0, open: 0, jobs: 0 };
  const sales = salesByMonth(db, soldInVillages([villageId]), today).reduce((s, m) => s + m.sales, 0);
  const went = db
    .select({ id: formerVillage.id })
    .from(formerVillage)
    .where(and(eq(formerVillage.kind, "shop"), eq(formerVillage.villageId, villageId)))
    .limit(1)
    .get();
  return { ...n, sales, went: went !== undefined };
}
