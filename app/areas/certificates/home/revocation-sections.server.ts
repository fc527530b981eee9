import type { Reader } from "db/client.server";
import { type SignedIn, scopeFor } from "~/platform/access/actor";
import { longDay, todayOn } from "~/platform/dates";
import type { HomeRow, HomeSection } from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { countRevocations, openRevocations } from "../revocation-queries.server";
import { revocationText } from "../text/revocation";

const shown = 8;

/**
 * Requests that wait for this person's yes or no. Unlike other work they wait for an administrator too: where there is one
 * clerk, nobody else can be the second person.
 */
export function waitingRevocations(db: Reader, who: SignedIn): number {
  const scope = scopeFor(who.grants, "certificate.revoke");
  return scope === null ? 0 : countRevocations(db, scope, who.userId);
}

/** Revocations to confirm, and one's own that somebody else has to confirm. */
export function revocationSections(db: Reader, who: SignedIn, language: Language): HomeSection[] {
  const scope = scopeFor(who.grants, "certificate.revoke");
  if (scope === null) return [];
  const t = translator(revocationText, language);
  const section = (whose: "others" | "own"): HomeSection => {
    const all = openRevocations(db, scope, who.userId, whose);
    return {
      key: `certificates.revocations.${whose}`,
      title: t(whose === "own" ? "revocation.home.own" : "revocation.home.title"),
      count: all.length,
      waits: whose === "others",
      headings: {
        who: t("revocation.home.who"),
        what: t("revocation.home.reason"),
        state: t("revocation.home.by"),
        when: t("revocation.home.since"),
        action: t("revocation.home.act"),
      },
      rows: all.slice(0, shown).map(
        ({ request, certificateId, holderName, townName, villageName }): HomeRow => ({
          id: String(request.id),
          who: personName(holderName, language),
          to: `/certificates/${certificateId}`,
          where: placeLabel({ townName, name: villageName }, language),
          what: request.reason,
          state: {
            tone: whose === "own" ? "wait" : "warn",
            word: t("revocation.home.byName", { name: personName(request.askedByName, language) }),
          },
          when: longDay(todayOn(request.askedAt), language),
          action: {
            label: t(whose === "own" ? "revocation.home.look" : "revocation.home.decide"),
            to: `/certificates/${certificateId}/revocation`,
          },
        }),
      ),
      more: { label: t("revocation.home.all"), to: "/certificates?state=asked" },
    };
  };
  return [section("others"), section("own")].filter((s) => s.count > 0);
}
