import type { Reader } from "db/client.server";
import { addMonths, type Day, longDay, todayOn } from "~/platform/dates";
import type { Language, Translate } from "~/platform/i18n/text";
import type { Tone } from "~/ui/badge";
import { consentsOf } from "./consents.server";
import { type DocumentKind, documentsOf } from "./documents.server";
import { noticeInForce } from "./notices.server";
import type { privacyText } from "./text";

type T = Translate<typeof privacyText.zh>;

/** What stands between "agreed" and "not": the newest standing consent against the version in force. */
export function consentState(db: Reader, personId: number, language: Language, t: T) {
  const all = consentsOf(db, personId);
  const standing = all
    .filter((c) => c.consent.withdrawnOn === null)
    .sort((a, b) => b.notice.fromOn.localeCompare(a.notice.fromOn))[0];
  const now = noticeInForce(db);
  const day = (on: Day) => longDay(on, language);
  if (standing && now && standing.notice.id !== now.id)
    return {
      kind: "older" as const,
      on: standing.consent.givenOn,
      tone: "warn" as Tone,
      word: t("consent.older"),
      text: t("consent.olderText", { day: day(now.fromOn) }),
    };
  if (standing)
    return {
      kind: "given" as const,
      on: standing.consent.givenOn,
      tone: "ok" as Tone,
      word: t("consent.given"),
      text: t("consent.standsText", {
        day: day(standing.consent.givenOn),
        version: day(standing.notice.fromOn),
      }),
    };
  const last = all[0]?.consent.withdrawnOn;
  return last
    ? {
        kind: "withdrawn" as const,
        on: last,
        tone: "bad" as Tone,
        word: t("consent.withdrawn"),
        text: t("consent.withdrawnText"),
      }
    : {
        kind: "none" as const,
        on: null,
        tone: "warn" as Tone,
        word: t("consent.none"),
        text: t("consent.noneText"),
      };
}

export const consentLines = (db: Reader, personId: number, language: Language, t: T) =>
  consentsOf(db, personId).map(({ consent: c, notice }) => ({
    id: c.id,
    version: t("consent.versionOf", { day: longDay(notice.fromOn, language) }),
    givenOn: longDay(c.givenOn, language),
    stands: c.withdrawnOn === null,
    state: c.withdrawnOn
      ? t("consent.withdrawnOn", { day: longDay(c.withdrawnOn, language) })
      : t("consent.stands"),
    documentId: c.documentId,
    by: c.recordedByName,
    reason: c.withdrawnReason,
  }));

/** A card that is past, or will be within three months. */
export function cardState(expiresOn: Day | null, t: T): { tone: Tone; word: string } | null {
  if (expiresOn === null) return null;
  const today = todayOn();
  if (expiresOn < today) return { tone: "bad", word: t("document.expired") };
  return expiresOn <= addMonths(today, 3) ? { tone: "warn", word: t("document.soon") } : null;
}

export const kindWord = (kind: string, t: T): string =>
  t(kind === ("consent" satisfies DocumentKind) ? "document.consent" : "document.idCard");

export const cardLines = (db: Reader, personId: number, language: Language, t: T) =>
  documentsOf(db, personId, "id-card").map((d) => ({
    id: d.id,
    kind: kindWord(d.kind, t),
    file: [
      t(d.contentType === "application/pdf" ? "document.pdf" : "document.image"),
      t("document.size", { size: Math.max(1, Math.round(d.size / 1024)) }),
    ].join(" "),
    expires: d.expiresOn ? longDay(d.expiresOn, language) : t("document.forever"),
    state: cardState(d.expiresOn, t),
    added: `${d.addedByName} ${longDay(todayOn(d.createdAt), language)}`,
  }));
