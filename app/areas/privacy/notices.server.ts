import type { Reader } from "db/client.server";
import { consent, privacyNotice } from "db/schema";
import { count, desc, eq } from "drizzle-orm";
import { type Day, todayOn } from "~/platform/dates";
import { noticeOn } from "./notice";

/** All versions, the newest first, with how many people agreed to each. */
export function listNotices(db: Reader) {
  const agreed = new Map(
    db
      .select({ id: consent.noticeId, n: count() })
      .from(consent)
      .groupBy(consent.noticeId)
      .all()
      .map((r) => [r.id, r.n]),
  );
  return allNotices(db).map((n) => ({ ...n, agreed: agreed.get(n.id) ?? 0 }));
}

export const allNotices = (db: Reader) =>
  db.select().from(privacyNotice).orderBy(desc(privacyNotice.fromOn)).all();

export const findNotice = (db: Reader, id: number) =>
  db.select().from(privacyNotice).where(eq(privacyNotice.id, id)).get();

export const noticeInForce = (db: Reader, on: Day = todayOn()) => noticeOn(allNotices(db), on);
