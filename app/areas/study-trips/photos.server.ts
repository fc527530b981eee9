import type { Db, Reader } from "db/client.server";
import { studyTrip, tripPhoto } from "db/schema";
import { and, asc, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import type { Day } from "~/platform/dates";
import { madeBy, rememberMade, type Sending } from "~/platform/forms/once.server";
import { readPhoto } from "~/platform/pdf/photo";
import { subjectOf } from "./trip-name";
import { findWholeTrip } from "./trip-queries.server";
import { type TripState, takesLessons } from "./trip-state";

/** What the report may weigh at most with all its pictures (FEATURES 22). */
const reportLimit = 4_800_000;

/** What the chosen photos may weigh together. */
export const photosLimit = () => reportLimit - besides;

/** Room that words, table and fonts take in the report, in bytes. */
const besides = 600_000;

export type WhyNotPhoto =
  | "trip.why.notFound"
  | "trip.why.settled"
  | "photo.why.unreadable"
  | "photo.why.tooHeavy";

/** Photos of a trip, without their bytes. */
export const photosOf = (db: Reader, tripId: number) =>
  db
    .select({
      id: tripPhoto.id,
      takenOn: tripPhoto.takenOn,
      place: tripPhoto.place,
      chosen: tripPhoto.chosen,
      paperSize: tripPhoto.paperSize,
    })
    .from(tripPhoto)
    .where(eq(tripPhoto.tripId, tripId))
    .orderBy(asc(tripPhoto.takenOn), asc(tripPhoto.id))
    .all();

export const photoBytes = (db: Reader, tripId: number, photoId: number): Buffer | undefined =>
  db
    .select({ bytes: tripPhoto.bytes })
    .from(tripPhoto)
    .where(and(eq(tripPhoto.id, photoId), eq(tripPhoto.tripId, tripId)))
    .get()?.bytes ?? undefined;

/** Bytes that the chosen photos take in the report. */
export const chosenSize = (photos: readonly { chosen: boolean; paperSize: number }[]): number =>
  photos.reduce((sum, x) => sum + (x.chosen ? x.paperSize : 0), 0);

/** Adds photos, all or none; each must be one that a paper can carry. Sent twice, they are added once. */
export function addPhotos(
  db: Db,
  actor: Actor<"trip.edit">,
  tripId: number,
  photos: readonly { bytes: Uint8Array; takenOn: Day; place: string }[],
  { now = Date.now(), sending }: { now?: number; sending?: Sending } = {},
): { ok: true } | { ok: false; why: WhyNotPhoto } {
  const measured: number[] = [];
  for (const photo of photos) {
    try {
      measured.push(readPhoto(photo.bytes).bytes.length);
    } catch {
      return { ok: false, why: "photo.why.unreadable" };
    }
  }
  return db.transaction((tx) => {
    if (sending && madeBy(tx, sending, now) !== undefined) return { ok: true };
    const found = findWholeTrip(tx, actor.villages, tripId);
    if (!found) return { ok: false, why: "trip.why.notFound" };
    if (!takesLessons(found.trip.state as TripState)) return { ok: false, why: "trip.why.settled" };
    for (const [i, photo] of photos.entries())
      tx.insert(tripPhoto)
        .values({
          tripId,
          bytes: Buffer.from(photo.bytes),
          paperSize: measured[i] ?? 0,
          takenOn: photo.takenOn,
          place: photo.place,
          createdBy: actor.userId,
          createdAt: now,
        })
        .run();
    if (sending) rememberMade(tx, sending, tripId, now);
    recordEvent(tx, actor, {
      event: "trip.photo-added",
      subject: subjectOf(found.trip),
      after: { count: photos.length },
    });
    return { ok: true };
  });
}

/** Which photos stand in the report: only as many as it can carry under 5 MB. */
export function choosePhotos(
  db: Db,
  actor: Actor<"trip.edit">,
  tripId: number,
  ids: readonly number[],
): { ok: true; count: number } | { ok: false; why: WhyNotPhoto; bytes?: number } {
  return db.transaction((tx) => {
    const found = findWholeTrip(tx, actor.villages, tripId);
    if (!found) return { ok: false, why: "trip.why.notFound" };
    const photos = photosOf(tx, tripId).map((x) => ({ ...x, chosen: ids.includes(x.id) }));
    if (chosenSize(photos) + besides > reportLimit)
      return { ok: false, why: "photo.why.tooHeavy", bytes: chosenSize(photos) };
    for (const x of photos)
      tx.update(tripPhoto).set({ chosen: x.chosen }).where(eq(tripPhoto.id, x.id)).run();
    const count = photos.filter((x) => x.chosen).length;
    recordEvent(tx, actor, {
      event: "trip.photo-chosen",
      subject: subjectOf(found.trip),
      after: { chosen: count },
    });
    return { ok: true, count };
  });
}

/** Takes a photo away. */
export function removePhoto(
  db: Db,
  actor: Actor<"trip.edit">,
  tripId: number,
  photoId: number,
): { ok: true } | { ok: false; why: WhyNotPhoto } {
  return db.transaction((tx) => {
    const found = findWholeTrip(tx, actor.villages, tripId);
    const photo = photosOf(tx, tripId).find((x) => x.id === photoId);
    if (!found || !photo) return { ok: false, why: "trip.why.notFound" };
    tx.delete(tripPhoto).where(eq(tripPhoto.id, photoId)).run();
    recordEvent(tx, actor, {
      event: "trip.photo-removed",
      subject: subjectOf(found.trip),
      before: { stop: photo.place },
    });
    return { ok: true };
  });
}

/** The words of the report. */
export function writeSummary(
  db: Db,
  actor: Actor<"trip.edit">,
  tripId: number,
  summary: string,
): { ok: true } | { ok: false; why: WhyNotPhoto } {
  return db.transaction((tx) => {
    const found = findWholeTrip(tx, actor.villages, tripId);
    if (!found) return { ok: false, why: "trip.why.notFound" };
    if (!takesLessons(found.trip.state as TripState)) return { ok: false, why: "trip.why.settled" };
    tx.update(studyTrip).set({ summary, updatedAt: Date.now() }).where(eq(studyTrip.id, tripId)).run();
    recordEvent(tx, actor, { event: "trip.summary-written", subject: subjectOf(found.trip) });
    return { ok: true };
  });
}
