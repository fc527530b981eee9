import type { VillageScope } from "~/platform/access/actor";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { notFound } from "~/platform/http/responses.server";
import { type Language, translator } from "~/platform/i18n/text";
import { type Certificate, findCertificate } from "./certificate-queries.server";
import { certificateWords } from "./certificate-words.server";
import { openRevocation } from "./revocation-queries.server";
import { certificatesText } from "./text";

/**
 * The certificate a change page speaks of. Another's is not found; one that has been revoked or replaced meanwhile (in
 * another window, or by a colleague) leads back to its page, which says what happened. So does one whose revocation waits
 * for a second person, unless the page is about that (`revocation`).
 */
export async function changeSubject(
  language: Language,
  scope: VillageScope,
  id: number,
  about: "paper" | "revocation" = "paper",
) {
  const row: Certificate | undefined = findCertificate(database(), scope, id);
  if (!row) throw notFound();
  const asked = openRevocation(database(), id);
  const why =
    row.state !== "valid"
      ? "certificate.why.notValid"
      : asked && about === "paper"
        ? "certificate.why.revocationAsked"
        : null;
  if (why) {
    const t = translator(certificatesText, language);
    throw await redirectWithNotice(`/certificates/${id}`, t(why), "warn");
  }
  const { shown } = certificateWords(database(), row, language);
  return {
    row,
    asked,
    shown: {
      id: row.id,
      number: row.number,
      name: shown.name,
      holder: row.holderName,
      course: shown.course,
      class: shown.class,
    },
  };
}
