import type { PersonRows } from "~/areas/people";
import { translator } from "~/platform/i18n/text";
import { certificatesText } from "./text";

/** Certificates move with the person; what is printed on them stays as it was issued. */
export const certificateRowsOfPerson: PersonRows = {
  key: "certificate",
  table: "certificate",
  column: "person_id",
  word: (language) => translator(certificatesText, language)("area"),
};
