import type { PersonRows } from "~/areas/people";
import { translator } from "~/platform/i18n/text";
import { openDeletionOf } from "./deletions.server";
import { privacyText } from "./text";

/** Consents and papers go with the person when two records become one. */
export const consentRowsOfPerson: PersonRows = {
  key: "consent",
  table: "consent",
  column: "person_id",
  word: (language) => translator(privacyText, language)("consent.title"),
};

export const documentRowsOfPerson: PersonRows = {
  key: "document",
  table: "person_document",
  column: "person_id",
  word: (language) => translator(privacyText, language)("document.title"),
};

/** Requests for deletion too; two open ones cannot be one person's. */
export const deletionRowsOfPerson: PersonRows = {
  key: "deletion",
  table: "deletion_request",
  column: "person_id",
  word: (language) => translator(privacyText, language)("deletion.list"),
  clash: (db, survivorId, mergedId, language) =>
    openDeletionOf(db, survivorId) && openDeletionOf(db, mergedId)
      ? translator(privacyText, language)("deletion.mergeOpen")
      : null,
};
