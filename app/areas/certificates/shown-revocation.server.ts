import type { Reader } from "db/client.server";
import type { Actor } from "~/platform/access/actor";
import { holdersOf } from "~/platform/access/holders.server";
import { instantText, longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import type { Certificate } from "./certificate-queries.server";
import type { Revocation } from "./revocation-queries.server";
import { certificatesText } from "./text";
import { revocationText } from "./text/revocation";

/** Names that are read at a glance; a county may have many clerks. */
const namesShown = 4;

/** A request that waits, as its page shows it: to the asker with the names of those who can confirm. */
export function shownRevocation(
  db: Reader,
  actor: Actor<"certificate.revoke">,
  row: Certificate,
  request: Revocation,
  language: Language,
) {
  const t = translator(certificatesText, language);
  const r = translator(revocationText, language);
  const others = holdersOf(db, "certificate.revoke", row.villageId).filter(
    (h) => h.userId !== request.askedBy,
  );
  const names = others
    .slice(0, namesShown)
    .map((h) => personName(h.name, language))
    .join(r("revocation.own.comma"));
  const rest = others.length > namesShown ? r("revocation.own.more", { count: others.length }) : "";
  return {
    id: request.id,
    reason: request.reason,
    by: r("revocation.decide.askedBy", {
      name: personName(request.askedByName, language),
      at: instantText(request.askedAt, language),
    }),
    issuedOn: longDay(row.issuedOn, language),
    handedOut: row.handedOutOn
      ? t("page.handedOut", {
          day: longDay(row.handedOutOn, language),
          to: personName(row.handedOutTo ?? "", language),
        })
      : t("page.notHandedOut"),
    own: request.askedBy === actor.userId,
    who:
      others.length === 0
        ? r("revocation.own.nobody")
        : r("revocation.own.who", {
            names: [names, rest].filter(Boolean).join(language === "zh" ? "" : ", "),
          }),
  };
}
