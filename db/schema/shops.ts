import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { createdAt, day, fen, id, instant } from "./columns";
import { person } from "./people";
import { studyTrip } from "./study-trips";
import { village } from "./villages";

/** An online shop that a villager opened (FEATURES S12). */
export const villageShop = sqliteTable(
  "village_shop",
  {
    id: id(),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    villageId: integer("village_id")
      .notNull()
      .references(() => village.id),
    /** The trip it follows from, when it follows from one. */
    tripId: integer("trip_id").references(() => studyTrip.id),
    /** taobao | pinduoduo | douyin | kuaishou | jd | wechat | other */
    platform: text("platform").notNull(),
    name: text("name").notNull(),
    goods: text("goods").notNull(),
    openedOn: day("opened_on").notNull(),
    closedOn: day("closed_on"),
    /** People who work in it, the owner too. */
    jobs: integer("jobs").notNull().default(1),
    /** Income of the household in the year before, for before and after. */
    incomeBeforeFen: fen("income_before_fen"),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    index("village_shop_village").on(t.villageId, t.openedOn),
    index("village_shop_person").on(t.personId),
    index("village_shop_trip").on(t.tripId),
  ],
);

/** Sales and income of a shop in one month. */
export const shopMonth = sqliteTable(
  "shop_month",
  {
    shopId: integer("shop_id")
      .notNull()
      .references(() => villageShop.id),
    /** YYYY-MM */
    month: text("month").notNull(),
    salesFen: fen("sales_fen").notNull(),
    incomeFen: fen("income_fen").notNull(),
    writtenBy: text("written_by").notNull(),
    writtenAt: instant("written_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.month] })],
);
