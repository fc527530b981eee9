import type { Reader } from "db/client.server";
import { shopMonth, studyTrip, tripLesson, tripPlace, tripSign, tripTask, villageShop } from "db/schema";
import { asc, desc, eq, inArray } from "drizzle-orm";
import { heldSection, type PersonHoldings } from "~/areas/people";
import { todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { yuanText } from "~/platform/money";
import { retained } from "~/platform/retention.server";
import { tripHeldText } from "./text/held";
import { tripNumber } from "./trip-name";

const over: readonly string[] = ["closed", "cancelled"];

const placesOf = (db: Reader, personId: number) =>
  db
    .select({ place: tripPlace, trip: studyTrip })
    .from(tripPlace)
    .innerJoin(studyTrip, eq(studyTrip.id, tripPlace.tripId))
    .where(eq(tripPlace.personId, personId))
    .orderBy(desc(studyTrip.fromOn))
    .all();

const titleOf = (trip: typeof studyTrip.$inferSelect) => `${trip.title} ${tripNumber(trip)}`;

const shopIds = (db: Reader, personId: number) =>
  db
    .select({ id: villageShop.id })
    .from(villageShop)
    .where(eq(villageShop.personId, personId))
    .all()
    .map((s) => s.id);

/** Trips, what came of them, and the shop that was opened. Trip files and their money are kept as long as the rule says. */
export const tripHoldings: PersonHoldings = {
  key: "study-trips",
  tables: ["trip_place", "trip_sign", "trip_lesson", "trip_task", "village_shop", "shop_month"],
  held: (db, personId, language) => [...trips(db, personId, language), ...shops(db, personId, language)],
  kept: (db, personId, language) => {
    const t = translator(tripHeldText, language);
    return placesOf(db, personId).flatMap(({ place, trip }) => {
      const rule = retained(db, "trip", trip.toOn > todayOn() ? todayOn() : trip.toOn);
      return rule && place.state !== "withdrawn"
        ? [{ what: t("file", { trip: titleOf(trip) }), count: 1, ...rule, needsName: true }]
        : [];
    });
  },
  open: (db, personId, language) => {
    const t = translator(tripHeldText, language);
    return placesOf(db, personId)
      .filter(({ place, trip }) => place.state !== "withdrawn" && !over.includes(trip.state))
      .map(({ trip }) => t("open", { trip: titleOf(trip) }));
  },
  erase: (tx, personId) => {
    const places = placesOf(tx, personId).map(({ place }) => place.id);
    tx.delete(tripLesson).where(inArray(tripLesson.placeId, places)).run();
    tx.update(tripTask).set({ placeId: null }).where(inArray(tripTask.placeId, places)).run();
    tx.update(tripPlace)
      .set({ emergencyName: null, emergencyPhone: null, absentReason: null, endedReason: null, post: null })
      .where(inArray(tripPlace.id, places))
      .run();
    const ids = shopIds(tx, personId);
    tx.delete(shopMonth).where(inArray(shopMonth.shopId, ids)).run();
    tx.delete(villageShop).where(inArray(villageShop.id, ids)).run();
  },
};

function trips(db: Reader, personId: number, language: Language) {
  const t = translator(tripHeldText, language);
  return heldSection(
    "trips",
    t("trips"),
    [t("trip"), t("days"), t("state"), t("learned"), t("emergency")],
    placesOf(db, personId).map(({ place, trip }) => {
      const signs = db.select().from(tripSign).where(eq(tripSign.placeId, place.id)).all().length;
      const lesson = db.select().from(tripLesson).where(eq(tripLesson.placeId, place.id)).get();
      const tasks = db.select().from(tripTask).where(eq(tripTask.placeId, place.id)).all();
      return [
        titleOf(trip),
        `${trip.fromOn} — ${trip.toOn}`,
        [
          t(`states.${place.state as "seated"}`),
          signs > 0 ? t("signs", { count: signs }) : "",
          place.absentReason ?? place.endedReason,
        ]
          .filter(Boolean)
          .join(" "),
        [lesson?.learned, ...tasks.map((k) => `${t("task")} ${k.what}`)].filter(Boolean).join(" "),
        [place.emergencyName, place.emergencyPhone].filter(Boolean).join(" "),
      ];
    }),
  );
}

function shops(db: Reader, personId: number, language: Language) {
  const t = translator(tripHeldText, language);
  const rows = db.select().from(villageShop).where(eq(villageShop.personId, personId)).all();
  return heldSection(
    "shops",
    t("shops"),
    [t("name"), t("goods"), t("opened"), t("months")],
    rows.map((s) => [
      s.name,
      s.goods,
      [s.openedOn, s.closedOn].filter(Boolean).join(" — "),
      db
        .select()
        .from(shopMonth)
        .where(eq(shopMonth.shopId, s.id))
        .orderBy(asc(shopMonth.month))
        .all()
        .map((m) =>
          t("month", {
            month: m.month,
            sales: yuanText(m.salesFen, language),
            income: yuanText(m.incomeFen, language),
          }),
        )
        .join("; "),
    ]),
  );
}
