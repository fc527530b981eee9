import type { Reader } from "db/client.server";
import { briefing, briefingPhoto, studyTrip, tripPhoto } from "db/schema";
import { and, asc, desc, eq, inArray, isNotNull, like, lt } from "drizzle-orm";
import { villagesInScope, villagesThen } from "~/areas/villages/index.server";
import {
  adjustmentsOf,
  type BriefingKey,
  type BriefingWords,
  briefingKeys,
  issueNumber,
  type Month,
  nextMonth,
  type Snapshot,
  yearOf,
} from "./briefing";
import { defaultWords } from "./briefing-words";
import {
  type Figures,
  figuresByVillage,
  firstMonth,
  noFigures,
  programmeBegan,
  seriesOf,
  sumOf,
  totalsOf,
} from "./figures.server";
import { calendarPeriod, type Period } from "./period";

export type BriefingState = "draft" | "frozen" | "issued";
type Row = typeof briefing.$inferSelect;

/** Months of the chart of sales. */
const salesMonthsShown = 20;

export const briefingRow = (db: Reader, month: Month): Row | undefined =>
  db.select().from(briefing).where(eq(briefing.month, month)).get();

/** What was frozen; figures that came later count as nothing there. */
export function snapshotOf(row: Pick<Row, "snapshot"> | undefined): Snapshot | null {
  if (!row?.snapshot) return null;
  const frozen = JSON.parse(row.snapshot) as Snapshot;
  const none = Object.fromEntries(
    briefingKeys.map((k) => [k, { month: 0, total: 0 }]),
  ) as Snapshot["figures"];
  return {
    ...frozen,
    figures: { ...none, ...frozen.figures },
    villages: frozen.villages.map((v) => ({ ...v, figures: { ...none, ...v.figures } })),
  };
}

/** Figures that a briefing has: those there were when it was frozen, or all of today. */
export function keysOf(row: Pick<Row, "snapshot"> | undefined): readonly BriefingKey[] {
  if (!row?.snapshot) return briefingKeys;
  const frozen = (JSON.parse(row.snapshot) as Snapshot).figures;
  return briefingKeys.filter((k) => k in frozen);
}

/** The number a month's issue has in its year; null for a month before the first, and while there is nothing to report. */
export function numberOf(db: Reader, month: Month): number | null {
  const first = programmeBegan(db);
  const known = db
    .select({ month: briefing.month, number: briefing.number })
    .from(briefing)
    .where(like(briefing.month, `${yearOf(month)}-%`))
    .orderBy(asc(briefing.month))
    .limit(1)
    .get();
  return first === null && !known ? null : issueNumber(month, first ?? month, known);
}

/** Months that have or can have a briefing, the latest first. */
export function briefingMonths(db: Reader, thisMonth: Month): Month[] {
  const months: Month[] = [];
  for (let m = thisMonth; numberOf(db, m) !== null && months.length < 120; m = nextMonth(m, -1))
    months.push(m);
  return months;
}

export const allBriefings = (db: Reader): Row[] =>
  db.select().from(briefing).orderBy(desc(briefing.month)).all();

const pick = (month: Figures, total: Figures): Snapshot["figures"] =>
  Object.fromEntries(
    briefingKeys.map((k) => [k, { month: month[k], total: total[k] }]),
  ) as Snapshot["figures"];

const periodOf = (month: Month): Period => calendarPeriod(month) as Period;

/** The figures of a month as the rows say them now, for all villages. */
export function liveSnapshot(db: Reader, month: Month): Snapshot {
  const period = periodOf(month);
  const within = figuresByVillage(db, "all", period);
  const until = figuresByVillage(db, "all", { ...period, from: null });
  const earlier = db
    .select({ month: briefing.month, snapshot: briefing.snapshot })
    .from(briefing)
    .where(and(lt(briefing.month, month), isNotNull(briefing.snapshot)))
    .all()
    .map((b) => ({ month: b.month, snapshot: JSON.parse(b.snapshot ?? "{}") as Snapshot }));
  const now = new Map<Month, Figures>();
  const figuresOf = (m: Month): Figures => {
    const known = now.get(m) ?? totalsOf(db, "all", periodOf(m));
    now.set(m, known);
    return known;
  };
  const totals = new Map<Month, Figures>();
  const totalTo = (m: Month): Figures => {
    const known = totals.get(m) ?? totalsOf(db, "all", { ...periodOf(m), from: null });
    totals.set(m, known);
    return known;
  };
  const first = firstMonth(db) ?? month;
  const months = Array.from({ length: salesMonthsShown }, (_, i) =>
    nextMonth(month, i - salesMonthsShown + 1),
  );
  return {
    figures: pick(sumOf(within.values()), sumOf(until.values())),
    villages: villagesThen(db, villagesInScope(db, "all"), periodOf(month).to)
      .filter((v) => v.leftOn === null || v.leftOn >= `${month}-01`)
      .map((v) => ({
        name: v.name,
        figures: pick(within.get(v.id) ?? noFigures(), until.get(v.id) ?? noFigures()),
      })),
    sales: seriesOf(
      db,
      "all",
      "sales",
      months.filter((m) => m >= first),
    ),
    adjustments: adjustmentsOf(
      earlier,
      (m, key: BriefingKey) => figuresOf(m)[key],
      (m, key) => totalTo(m)[key],
    ),
  };
}

export const wordsOf = (row: Row | undefined): BriefingWords =>
  row ? (JSON.parse(row.words) as BriefingWords) : defaultWords;

/** Photos of a briefing, without their bytes. */
export const photosOfBriefing = (db: Reader, briefingId: number) =>
  db
    .select({ id: briefingPhoto.id, photoId: briefingPhoto.photoId, caption: briefingPhoto.caption })
    .from(briefingPhoto)
    .where(eq(briefingPhoto.briefingId, briefingId))
    .orderBy(asc(briefingPhoto.position))
    .all();

export const photoOfBriefing = (db: Reader, briefingId: number, id: number): Buffer | undefined =>
  db
    .select({ bytes: briefingPhoto.bytes })
    .from(briefingPhoto)
    .where(and(eq(briefingPhoto.id, id), eq(briefingPhoto.briefingId, briefingId)))
    .get()?.bytes;

export const photoBytesOf = (db: Reader, briefingId: number) =>
  db
    .select({ bytes: briefingPhoto.bytes, caption: briefingPhoto.caption })
    .from(briefingPhoto)
    .where(eq(briefingPhoto.briefingId, briefingId))
    .orderBy(asc(briefingPhoto.position))
    .all();

/** Photos of trips that were chosen for a report, the latest first: those a briefing may take. */
export const photosToChoose = (db: Reader, ids?: readonly number[]) =>
  db
    .select({
      id: tripPhoto.id,
      tripId: tripPhoto.tripId,
      takenOn: tripPhoto.takenOn,
      place: tripPhoto.place,
      trip: studyTrip.title,
    })
    .from(tripPhoto)
    .innerJoin(studyTrip, eq(studyTrip.id, tripPhoto.tripId))
    .where(ids ? inArray(tripPhoto.id, [...ids]) : eq(tripPhoto.chosen, true))
    .orderBy(desc(tripPhoto.takenOn), asc(tripPhoto.id))
    .limit(24)
    .all();
