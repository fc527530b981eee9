import type { Db } from "db/client.server";
import { verificationCheck } from "db/schema";
import { and, count, eq, gt, gte, isNull, lt, sql } from "drizzle-orm";
import { byStranger, recordEvent } from "~/platform/audit/record-event.server";

export type Way = "code" | "number-name" | "file";

const hour = 3_600_000;
const hourOf = (at: number): number => at - (at % hour);

export interface Check {
  way: Way;
  answer: string;
  certificateId: number | null;
  /** What the log names: the certificate or paper by its number; on a miss the number or file that was tried. */
  subject: { kind: string; id: number | string; label: string } | undefined;
}

/** So many checks of one certificate from one address within an hour have a row each; a stranger cannot fill the log. */
export const rowsAnHour = 60;

/**
 * A check that was answered, and its row of the log (FEATURES 51). Past `rowsAnHour` a check of the same certificate still
 * counts as a check and makes no further row. Misses are limited by themselves.
 */
export function writeCheck(
  db: Db,
  { way, answer, certificateId, subject }: Check,
  address: string,
  at: number,
): void {
  db.transaction((tx) => {
    const before =
      answer === "not-found"
        ? 0
        : tx
            .select({ n: count() })
            .from(verificationCheck)
            .where(
              and(
                eq(verificationCheck.address, address),
                eq(verificationCheck.answer, answer),
                gte(verificationCheck.at, hourOf(at)),
                certificateId === null
                  ? isNull(verificationCheck.certificateId)
                  : eq(verificationCheck.certificateId, certificateId),
              ),
            )
            .get()!.n;
    tx.insert(verificationCheck).values({ at, way, answer, certificateId, address }).run();
    if (before >= rowsAnHour) return;
    recordEvent(tx, byStranger(address), {
      event: "certificate.verified",
      outcome: answer === "not-found" ? "failed" : "success",
      subject,
      reason: way,
    });
  });
}

/** A refused check. The first of an address, way and hour has its row at once; the others are counted, and `logRefused` writes their sum. */
export function writeRefused(db: Db, way: Way, address: string, at: number): void {
  db.transaction((tx) => {
    const mine = tx
      .select({ id: verificationCheck.id })
      .from(verificationCheck)
      .where(
        and(
          eq(verificationCheck.address, address),
          eq(verificationCheck.answer, "limited"),
          eq(verificationCheck.way, way),
          gte(verificationCheck.at, hourOf(at)),
          isNull(verificationCheck.loggedAt),
        ),
      )
      .limit(1)
      .get();
    if (mine)
      tx.update(verificationCheck)
        .set({ times: sql`${verificationCheck.times} + 1` })
        .where(eq(verificationCheck.id, mine.id))
        .run();
    else {
      tx.insert(verificationCheck).values({ at, way, answer: "limited", address }).run();
      recordEvent(tx, byStranger(address), {
        event: "certificate.verified",
        outcome: "refused",
        reason: way,
      });
    }
  });
}

/** One row of the log for each address, way and hour that is over with more than one refused check: how many. Answers how many hours. */
export function logRefused(db: Db, now = Date.now()): number {
  return db.transaction((tx) => {
    const over = tx
      .select()
      .from(verificationCheck)
      .where(
        and(
          eq(verificationCheck.answer, "limited"),
          isNull(verificationCheck.loggedAt),
          gt(verificationCheck.at, now - 30 * 24 * hour),
          lt(verificationCheck.at, hourOf(now)),
        ),
      )
      .all();
    for (const row of over) {
      if (row.times > 1)
        recordEvent(tx, byStranger(row.address), {
          event: "certificate.verified",
          outcome: "refused",
          reason: row.way,
          after: { count: row.times, until: new Date(hourOf(row.at) + hour).toISOString() },
        });
      tx.update(verificationCheck).set({ loggedAt: now }).where(eq(verificationCheck.id, row.id)).run();
    }
    return over.length;
  });
}
