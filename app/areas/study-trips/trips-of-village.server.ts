import type { Reader } from "db/client.server";
import { studyTrip, tripLesson, tripPlace, tripSign, tripTask } from "db/schema";
import { and, desc, eq, gt, inArray, isNull, lte, ne, or, sql } from "drizzle-orm";
import { can, type SignedIn } from "~/platform/access/actor";
import { type Day, longDay, shortDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import type { Tone } from "~/ui/badge";
import { shopsByTrip, shopsOfTripHref } from "./shops-of-trip.server";
import { taskState } from "./task-state";
import { tripHomeText } from "./text/home";
import { visitsToVillage } from "./visits.server";

/** What followed a trip in one village, in words. */
export interface VillageTrip {
  id: number;
  title: string;
  days: string;
  people: number;
  lessons: string;
  trades: string;
  tasks: { tone: Tone; word: string } | null;
  followUps: readonly { key: string; tone: Tone; word: string }[];
  shops: number;
  shopsTo: string;
  to: string;
  outcome: string;
}

/** Somebody signed them in at a leg at least: only then do they count, and what they wrote. */
export const wasThere = sql`exists (select 1 from ${tripSign} where ${tripSign.placeId} = ${tripPlace.id} and ${tripSign.mark} = 'present')`;

/** Places of a village whose people were on a trip: who signs in was there, who withdrew was not. */
export const presentOf = (villageId: number) =>
  and(eq(tripPlace.villageId, villageId), ne(tripPlace.state, "withdrawn"), wasThere);

/** Trips that set off by a day with somebody of the village, the latest first. */
export const tripsMade = (db: Reader, villageId: number, on: Day) =>
  db
    .select({
      id: studyTrip.id,
      title: studyTrip.title,
      fromOn: studyTrip.fromOn,
      toOn: studyTrip.toOn,
      people: sql<number>`count(*)`,
    })
    .from(tripPlace)
    .innerJoin(studyTrip, eq(studyTrip.id, tripPlace.tripId))
    .where(and(presentOf(villageId), lte(studyTrip.fromOn, on)))
    .groupBy(studyTrip.id)
    .orderBy(desc(studyTrip.fromOn), desc(studyTrip.id))
    .all();

const lessonsIn = (db: Reader, tripId: number, villageId: number, on: Day) =>
  db
    .select({
      all: sql<number>`count(*)`,
      briefed: sql<number>`count(*) filter (where ${tripLesson.briefedOn} <= ${on})`,
    })
    .from(tripLesson)
    .innerJoin(tripPlace, eq(tripPlace.id, tripLesson.placeId))
    .where(
      and(
        eq(tripPlace.tripId, tripId),
        presentOf(villageId),
        lte(tripLesson.writtenAt, Date.parse(`${on}T23:59:59.999+08:00`)),
      ),
    )
    .get() ?? { all: 0, briefed: 0 };

/** Lessons that people of a village wrote of all trips they were on. */
export const lessonsOfVillage = (db: Reader, villageId: number): number =>
  db
    .select({ n: sql<number>`count(*)` })
    .from(tripLesson)
    .innerJoin(tripPlace, eq(tripPlace.id, tripLesson.placeId))
    .where(presentOf(villageId))
    .get()?.n ?? 0;

const tasksIn = (db: Reader, villageId: number, tripIds: readonly number[], on: Day) =>
  db
    .select()
    .from(tripTask)
    .where(
      and(
        eq(tripTask.villageId, villageId),
        inArray(tripTask.tripId, [...tripIds]),
        lte(tripTask.createdAt, Date.parse(`${on}T23:59:59.999+08:00`)),
        or(isNull(tripTask.cancelledOn), gt(tripTask.cancelledOn, on)),
      ),
    )
    .all();

/** Trades one by one, each once: a task may name two of them. */
const oneByOne = (trades: readonly string[]): string[] => [
  ...new Set(trades.flatMap((x) => x.split(/[、，,；;]/)).flatMap((x) => x.trim() || [])),
];

/** Trades that a village chose after its trips. */
export const tradesOfVillage = (db: Reader, villageId: number): string[] =>
  oneByOne(
    db
      .selectDistinct({ trade: tripTask.trade })
      .from(tripTask)
      .where(and(eq(tripTask.villageId, villageId), isNull(tripTask.cancelledOn)))
      .orderBy(tripTask.trade)
      .all()
      .map((r) => r.trade),
  );

/**
 * Trips of a village up to a day with what followed: lessons and briefings, the trade it chose, tasks, visits after 30
 * and 90 days, shops opened since. Null for who may not see trips there.
 */
export function tripsOfVillageOn(
  db: Reader,
  reader: SignedIn,
  villageId: number,
  on: Day,
  language: Language,
): VillageTrip[] | null {
  if (!can(reader, "trip.view", villageId)) return null;
  const t = translator(tripHomeText, language);
  const after = visitsToVillage(db, villageId, on);
  const trips = [
    ...tripsMade(db, villageId, on),
    // Nobody signed in at all: the villages that were asked are looked after, and their pages say so.
    ...after.filter((row) => row.anybody === 0).map((row) => ({ ...row, id: row.tripId, people: 0 })),
  ].sort((a, b) => b.fromOn.localeCompare(a.fromOn) || b.id - a.id);
  const tasks =
    trips.length === 0
      ? []
      : tasksIn(
          db,
          villageId,
          trips.map((x) => x.id),
          on,
        );
  const opened = shopsByTrip(db, villageId, on);
  return trips.map((trip) => {
    const lessons = lessonsIn(db, trip.id, villageId, on);
    const shops = opened.get(trip.id) ?? 0;
    const own = tasks.filter((x) => x.tripId === trip.id);
    const visits = after.find((row) => row.tripId === trip.id)?.visits ?? [];
    const states = own.map((x) => {
      const doneOn = x.doneOn !== null && x.doneOn <= on ? x.doneOn : null;
      return taskState({ dueOn: x.dueOn, shops: x.shops, doneOn }, shops, on);
    });
    const done = states.filter((s) => s.key === "done").length;
    const late = states.filter((s) => s.key === "late").length;
    const short = Math.max(0, ...states.map((s) => (s.key === "done" ? s.count : 0)));
    return {
      id: trip.id,
      title: trip.title,
      days: longDay(trip.fromOn, language),
      people: trip.people,
      lessons:
        lessons.all === 0
          ? t("village.noLessons")
          : t("village.lessons", { count: lessons.all, briefed: lessons.briefed }),
      trades: oneByOne(own.map((x) => x.trade)).join(t("comma")),
      tasks:
        own.length === 0
          ? null
          : late > 0
            ? { tone: "bad", word: t("village.tasksLate", { done, all: own.length, late }) }
            : {
                tone: short > 0 ? "warn" : done === own.length ? "ok" : "info",
                word: t(short > 0 ? "village.tasksShort" : "village.tasks", {
                  done,
                  all: own.length,
                  count: short,
                }),
              },
      followUps: visits.map(({ kind, dueOn, seenOn }) => {
        if (seenOn)
          return {
            key: kind,
            tone: "ok",
            word: t("village.seen", { kind, day: shortDay(seenOn, language) }),
          };
        return dueOn < on
          ? { key: kind, tone: "bad", word: t("village.missed", { kind, day: longDay(dueOn, language) }) }
          : { key: kind, tone: "mute", word: t("village.due", { kind, day: longDay(dueOn, language) }) };
      }),
      shops,
      shopsTo: shopsOfTripHref(trip.id, villageId, on),
      to: `/trips/${trip.id}`,
      outcome: `/trips/${trip.id}/outcome`,
    };
  });
}
