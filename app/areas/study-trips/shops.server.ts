import type { Reader } from "db/client.server";
import { briefing, person, shopMonth, studyTrip, village, villageShop } from "db/schema";
import { and, asc, desc, eq, gte, isNotNull, type SQL, sql } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import type { Day } from "~/platform/dates";
import { lastMonths } from "./shop-rules";

const listed = (db: Reader, from: string) =>
  db
    .select({
      shop: villageShop,
      owner: person.name,
      village: village.name,
      townName: village.townName,
      trip: studyTrip.title,
      sales: sql<number>`coalesce((select sum(m.sales_fen) from shop_month m where m.shop_id = ${villageShop.id} and m.month >= ${from}), 0)`,
      income: sql<number>`coalesce((select sum(m.income_fen) from shop_month m where m.shop_id = ${villageShop.id} and m.month >= ${from}), 0)`,
    })
    .from(villageShop)
    .innerJoin(person, eq(person.id, villageShop.personId))
    .innerJoin(village, eq(village.id, villageShop.villageId))
    .leftJoin(studyTrip, eq(studyTrip.id, villageShop.tripId));

const from12 = (today: Day) => lastMonths(today)[0] ?? today.slice(0, 7);

/** Shops inside a scope, of one village or of all, the latest first; sales and income of the last twelve months. */
export const listShops = (db: Reader, scope: VillageScope, villageId: number | null, today: Day) =>
  listed(db, from12(today))
    .where(
      and(
        withinVillages(villageShop.villageId, scope),
        villageId === null ? undefined : eq(villageShop.villageId, villageId),
      ),
    )
    .orderBy(desc(villageShop.openedOn), desc(villageShop.id))
    .limit(2000)
    .all();
export type ShopRow = ReturnType<typeof listShops>[number];

export const findShop = (db: Reader, scope: VillageScope, id: number, today: Day): ShopRow | undefined =>
  listed(db, from12(today))
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

export const shopsOfVillages = (scope: VillageScope, villageId: number | null): SQL | undefined =>
  and(
    withinVillages(villageShop.villageId, scope),
    villageId === null ? undefined : eq(villageShop.villageId, villageId),
  );

/** Open shops of a village, how many people work in them, and their sales of the last twelve months. */
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
  const sales = salesByMonth(db, eq(villageShop.villageId, villageId), today).reduce(
    (s, m) => s + m.sales,
    0,
  );
  return { ...n, sales };
}

/** Trips a shop may follow from: those of its village that have set off. */
export const tripsBefore = (db: Reader, villageId: number) =>
  db
    .select({ id: studyTrip.id, title: studyTrip.title, fromOn: studyTrip.fromOn })
    .from(studyTrip)
    .where(
      and(
        sql`exists (select 1 from trip_quota q where q.trip_id = ${studyTrip.id} and q.village_id = ${villageId})`,
        sql`${studyTrip.state} in ('running', 'finished', 'closed')`,
      ),
    )
    .orderBy(desc(studyTrip.fromOn))
    .all();
