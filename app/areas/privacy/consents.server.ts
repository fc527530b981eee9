import type { Reader } from "db/client.server";
import { consent, privacyNotice } from "db/schema";
import { and, desc, eq, isNull } from "drizzle-orm";

/** A person's consents, the latest first, with the version each is for. The caller has checked the scope. */
export const consentsOf = (db: Reader, personId: number) =>
  db
    .select({ consent, notice: privacyNotice })
    .from(consent)
    .innerJoin(privacyNotice, eq(privacyNotice.id, consent.noticeId))
    .where(eq(consent.personId, personId))
    .orderBy(desc(consent.givenOn), desc(consent.id))
    .all();

/** The consent that stands, to whichever version; the newest version first. */
export const standingConsent = (db: Reader, personId: number) =>
  db
    .select({ consent, notice: privacyNotice })
    .from(consent)
    .innerJoin(privacyNotice, eq(privacyNotice.id, consent.noticeId))
    .where(and(eq(consent.personId, personId), isNull(consent.withdrawnOn)))
    .orderBy(desc(privacyNotice.fromOn), desc(consent.id))
    .limit(1)
    .get();

export const findConsent = (db: Reader, personId: number, id: number) =>
  db
    .select({ consent, notice: privacyNotice })
    .from(consent)
    .innerJoin(privacyNotice, eq(privacyNotice.id, consent.noticeId))
    .where(and(eq(consent.id, id), eq(consent.personId, personId)))
    .get();
