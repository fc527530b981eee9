import type { PersonSource } from "~/areas/people";
import { can } from "~/platform/access/actor";
import { longDay, todayOn } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { documentsOf } from "./documents.server";
import { noticeInForce } from "./notices.server";
import { consentState } from "./person-papers.server";
import { privacyText } from "./text";

/** Whether somebody agreed and has a copy of their card on file: at the side of their page, marked when not. */
export const privacyOfPerson: PersonSource = {
  offers: (db, viewer, personId, language) => {
    const t = translator(privacyText, language);
    const state = consentState(db, personId, language, t);
    const notice = noticeInForce(db);
    if (state.kind === "given" || !notice) return [];
    return [
      {
        key: "consent",
        icon: "signature",
        title: t("consent.offer"),
        state: { tone: state.tone, word: state.word },
        why: state.text,
        rule: t("consent.offerRule", { day: longDay(notice.fromOn, language) }),
        action: can(viewer, "consent.record")
          ? { label: t("consent.print"), to: `/people/${personId}/consent.pdf` }
          : undefined,
      },
    ];
  },
  asides: (db, viewer, personId, language) => {
    if (!can(viewer, "consent.view")) return [];
    const t = translator(privacyText, language);
    const state = consentState(db, personId, language, t);
    const day = state.on ? longDay(state.on, language) : "";
    const cards = documentsOf(db, personId, "id-card");
    const expiresOn = cards[0]?.expiresOn ?? null;
    const to = `/people/${personId}/privacy`;
    const words = {
      none: t("consent.asideNone"),
      given: t("consent.asideGiven", { day }),
      older: t("consent.asideOlder", { day }),
      withdrawn: t("consent.asideWithdrawn", { day }),
    };
    return [
      {
        key: "privacy",
        title: t("aside"),
        lines: [
          {
            key: "consent",
            label: t("consent.title"),
            value: words[state.kind],
            to,
            warn: state.kind !== "given",
          },
          {
            key: "card",
            label: t("document.title"),
            value:
              cards.length === 0
                ? t("document.lacking")
                : expiresOn
                  ? t("document.until", { day: longDay(expiresOn, language) })
                  : t("document.forever"),
            to,
            warn: cards.length === 0 || (expiresOn !== null && expiresOn < todayOn()),
          },
        ],
      },
    ];
  },
};
