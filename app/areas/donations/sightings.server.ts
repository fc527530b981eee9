import type { Reader } from "db/client.server";
import { itemCondition, stocktake, stocktakeScan, user } from "db/schema";
import { and, eq, isNull, ne, or } from "drizzle-orm";
import { type Day, longDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { stocktakeNumber } from "./donation-name";
import { writeOffsOf } from "./item-queries.server";
import type { Grade } from "./item-state";
import { donationText } from "./text";
import { itemText } from "./text/item";

/** Somebody had a thing before them: they graded it, or scanned its label in a stocktake. */
export interface Sighting {
  /** The day it was seen, whenever that was entered. */
  on: Day;
  /** ms UTC: the order within a day. */
  at: number;
  by: string;
  grade: Grade | null;
  /** The stocktake in which it was scanned. */
  stocktake: string | null;
}

const gradings = (db: Reader, itemId: number): Sighting[] =>
  db
    .select({
      on: itemCondition.on,
      at: itemCondition.createdAt,
      by: itemCondition.userName,
      grade: itemCondition.grade,
    })
    .from(itemCondition)
    .where(eq(itemCondition.itemId, itemId))
    .all()
    .map((c) => ({ ...c, grade: c.grade as Grade, stocktake: null }));

/** Scans of a stocktake that runs or is over, also those that came late; not those that somebody left out. */
const scans = (db: Reader, itemId: number): Sighting[] =>
  db
    .select({ scan: stocktakeScan, stocktake, name: user.name })
    .from(stocktakeScan)
    .innerJoin(stocktake, eq(stocktake.id, stocktakeScan.stocktakeId))
    .leftJoin(user, eq(user.id, stocktakeScan.scannedBy))
    .where(
      and(eq(stocktakeScan.itemId, itemId), or(isNull(stocktakeScan.late), ne(stocktakeScan.late, "left"))),
    )
    .all()
    .map(({ scan, stocktake: s, name }) => {
      const day = todayOn(scan.scannedAt);
      return {
        on: day > s.on ? day : s.on,
        at: scan.scannedAt,
        by: name ?? scan.lateByName ?? "",
        grade: scan.grade as Grade | null,
        stocktake: stocktakeNumber(s),
      };
    });

/** The last sighting of a thing that meets a condition; none when it was seen destroyed, for then it is gone all the same. */
function lastSeen(db: Reader, itemId: number, meets: (s: Sighting) => boolean): Sighting | undefined {
  const last = [...gradings(db, itemId), ...scans(db, itemId)]
    .filter(meets)
    .sort((a, b) => a.on.localeCompare(b.on) || a.at - b.at)
    .at(-1);
  return last?.grade === "broken" ? undefined : last;
}

interface Loss {
  itemId: number;
  kind: string;
  /** The day of the loss. */
  on: Day;
  askedAt: number;
}

/**
 * Who saw a thing that is reported lost after that: on a later day than that of the loss, or on that very day after it
 * was reported. What was seen on an earlier day says nothing against a loss, however late it is entered.
 */
export const seenSince = (db: Reader, loss: Loss): Sighting | undefined =>
  loss.kind === "lost"
    ? lastSeen(db, loss.itemId, (s) => s.on > loss.on || (s.on === loss.on && s.at > loss.askedAt))
    : undefined;

/** Who saw a thing after a loss that was approved: it may be put back on the books. */
export function seenAfterLoss(db: Reader, itemId: number, language: Language): string | null {
  const loss = writeOffsOf(db, itemId).find((w) => w.state === "approved");
  const seen = loss && seenSince(db, loss);
  if (!seen) return null;
  const t = translator(itemText, language);
  const said = { day: longDay(seen.on, language), name: personName(seen.by, language) };
  return seen.stocktake === null
    ? t("foundAgain.seen", said)
    : t("foundAgain.scanned", { ...said, number: seen.stocktake });
}

/** The day on which a thing was still seen, later than a day on which it is said to have been lost. */
export const seenAfter = (db: Reader, itemId: number, on: Day): Day | undefined =>
  lastSeen(db, itemId, (s) => s.on > on)?.on;

/** The same as words, beside the request. */
export function sightingWords(s: Sighting, lostOn: Day, language: Language): string {
  const t = translator(itemText, language);
  const said = {
    lost: longDay(lostOn, language),
    day: longDay(s.on, language),
    name: personName(s.by, language),
  };
  return s.stocktake === null
    ? t("writeOff.seen", { ...said, grade: translator(donationText, language)(`grade.${s.grade ?? "good"}`) })
    : t("writeOff.scanned", { ...said, number: s.stocktake });
}
