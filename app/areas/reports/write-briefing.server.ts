import type { Db, Tx } from "db/client.server";
import { briefing, briefingPhoto, tripPhoto } from "db/schema";
import { and, eq, inArray, max, ne } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { bySystem, type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import { longDay, todayOn } from "~/platform/dates";
import { type BriefingWords, isOver, type Month, nextMonth } from "./briefing";
import { defaultWords, monthOnPaper } from "./briefing-words";
import { briefingRow, liveSnapshot, numberOf, photosToChoose } from "./briefings.server";
import { programmeBegan } from "./figures.server";

export type WhyNotBriefing =
  | "briefing.why.notFound"
  | "briefing.why.issued"
  | "briefing.why.notOver"
  | "briefing.why.frozen"
  | "briefing.why.notFrozen"
  | "briefing.why.changed";
export type BriefingAnswer = { ok: true } | { ok: false; why: WhyNotBriefing };

const no = (why: WhyNotBriefing): BriefingAnswer => ({ ok: false, why });
export const briefingSubject = (month: Month) => ({
  kind: "briefing",
  id: month,
  label: `简报 ${monthOnPaper(month)}`,
});

/** The briefing of a month; begun when there is none yet. */
function begun(tx: Tx, month: Month, by: { userId: string | null; name: string | null }, now: number) {
  const row = briefingRow(tx, month);
  if (row) return row;
  const number = numberOf(tx, month);
  if (number === null) return undefined;
  return tx
    .insert(briefing)
    .values({
      month,
      number,
      words: JSON.stringify(defaultWords),
      state: "draft",
      draftedBy: by.userId ?? "",
      draftedByName: by.name ?? "",
      createdAt: now,
      updatedAt: now,
    })
    .returning()
    .get();
}

/** Words and photos of a briefing that is not issued. Photos are taken over from trips with their bytes. */
export function writeBriefing(
  db: Db,
  actor: Actor<"briefing.edit">,
  month: Month,
  input: { words: BriefingWords; photoIds: readonly number[]; revision: number },
  now = Date.now(),
): BriefingAnswer {
  return db.transaction((tx): BriefingAnswer => {
    if (month > todayOn(now).slice(0, 7)) return no("briefing.why.notFound");
    const before = briefingRow(tx, month);
    const row = begun(tx, month, actor, now);
    if (!row) return no("briefing.why.notFound");
    if (row.state === "issued") return no("briefing.why.issued");
    if (before && before.revision !== input.revision) return no("briefing.why.changed");
    takePhotos(tx, row.id, input.photoIds);
    tx.update(briefing)
      .set({
        words: JSON.stringify(input.words),
        draftedBy: row.draftedBy || actor.userId,
        draftedByName: row.draftedByName || actor.name,
        updatedAt: now,
        revision: row.revision + 1,
      })
      .where(eq(briefing.id, row.id))
      .run();
    recordEvent(tx, actor, {
      event: "briefing.changed",
      subject: briefingSubject(month),
      after: { photos: input.photoIds.length },
    });
    return { ok: true };
  });
}

function takePhotos(tx: Tx, briefingId: number, ids: readonly number[]): void {
  const kept = tx.select().from(briefingPhoto).where(eq(briefingPhoto.briefingId, briefingId)).all();
  const gone = kept.filter((k) => !ids.includes(k.photoId)).map((k) => k.id);
  if (gone.length > 0) tx.delete(briefingPhoto).where(inArray(briefingPhoto.id, gone)).run();
  const facts = new Map(photosToChoose(tx, ids).map((p) => [p.id, p]));
  for (const [position, photoId] of ids.entries()) {
    const had = kept.find((k) => k.photoId === photoId);
    if (had) {
      tx.update(briefingPhoto).set({ position }).where(eq(briefingPhoto.id, had.id)).run();
      continue;
    }
    const fact = facts.get(photoId);
    const bytes = tx
      .select({ bytes: tripPhoto.bytes })
      .from(tripPhoto)
      .where(eq(tripPhoto.id, photoId))
      .get();
    if (!fact || !bytes) continue;
    tx.insert(briefingPhoto)
      .values({
        briefingId,
        photoId,
        position,
        caption: `${fact.place}，${longDay(fact.takenOn, "zh")}`,
        bytes: bytes.bytes,
      })
      .run();
  }
}

/** Freezes the figures of a month that is over: what is corrected later is told in the next briefing. */
export function freezeBriefing(
  db: Db,
  by: Actor<"briefing.freeze"> | EventBy,
  month: Month,
  now = Date.now(),
): BriefingAnswer {
  return db.transaction((tx): BriefingAnswer => {
    if (!isOver(month, todayOn(now))) return no("briefing.why.notOver");
    const row = begun(tx, month, by, now);
    if (!row) return no("briefing.why.notFound");
    if (row.state !== "draft") return no("briefing.why.frozen");
    const snapshot = liveSnapshot(tx, month);
    tx.update(briefing)
      .set({
        state: "frozen",
        snapshot: JSON.stringify(snapshot),
        frozenAt: now,
        frozenByName: by.name,
        updatedAt: now,
        revision: row.revision + 1,
      })
      .where(eq(briefing.id, row.id))
      .run();
    recordEvent(tx, by, {
      event: "briefing.frozen",
      subject: briefingSubject(month),
      after: { adjustments: snapshot.adjustments.length },
    });
    return { ok: true };
  });
}

/** Months that are over and were not frozen when they ended: all since the last frozen one, else the one that just ended. */
function endedMonths(db: Db, now: number): Month[] {
  const last = nextMonth(todayOn(now).slice(0, 7), -1);
  const first = programmeBegan(db);
  if (first === null || first > last) return [];
  const frozen = db
    .select({ month: max(briefing.month) })
    .from(briefing)
    .where(ne(briefing.state, "draft"))
    .get()?.month;
  const months: Month[] = [];
  for (let m = frozen ? nextMonth(frozen) : last; m <= last; m = nextMonth(m)) if (m >= first) months.push(m);
  return months;
}

/**
 * By night: the month that just ended is frozen, so that no correction slips in before somebody thinks of it. After a
 * server that was off over several ends of months all of them, the oldest first, each by what is dated up to its end.
 */
export const freezeEndedMonths = (db: Db, now = Date.now()): Month[] =>
  endedMonths(db, now).filter((month) => freezeBriefing(db, bySystem, month, now).ok);

/** Issues a frozen briefing: the paper as it is now is kept, words and photos stand. */
export function issueBriefing(
  db: Db,
  actor: Actor<"briefing.freeze">,
  month: Month,
  draw: (issued: { on: string; by: string }) => { bytes: Uint8Array; code: string },
  now = Date.now(),
): BriefingAnswer {
  return db.transaction((tx): BriefingAnswer => {
    const row = briefingRow(tx, month);
    if (!row) return no("briefing.why.notFound");
    if (row.state === "issued") return no("briefing.why.issued");
    if (row.state !== "frozen") return no("briefing.why.notFrozen");
    const on = todayOn(now);
    const { bytes, code } = draw({ on, by: actor.name });
    tx.update(briefing)
      .set({
        state: "issued",
        issuedOn: on,
        issuedByName: actor.name,
        code,
        file: Buffer.from(bytes),
        updatedAt: now,
        revision: row.revision + 1,
      })
      .where(and(eq(briefing.id, row.id), eq(briefing.revision, row.revision)))
      .run();
    recordEvent(tx, actor, { event: "briefing.issued", subject: briefingSubject(month), after: { code } });
    return { ok: true };
  });
}
