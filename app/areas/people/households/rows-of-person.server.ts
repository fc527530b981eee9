import type { Reader } from "db/client.server";
import { type Language, translator } from "~/platform/i18n/text";
import type { PersonRows } from "../person-rows";
import { householdsText } from "../text/households";
import { rowsOfPerson } from "./household-queries.server";

const word = (key: "members" | "checks" | "benefits" | "needs" | "situations") => (language: Language) =>
  translator(householdsText, language)(`mergeRows.${key}`);

/** Two records that were members on the same day would be one person in two places. */
function clash(db: Reader, survivorId: number, mergedId: number, language: Language): string | null {
  const [a, b] = [rowsOfPerson(db, survivorId), rowsOfPerson(db, mergedId)];
  const both = a.some((x) =>
    b.some((y) => (y.toOn === null || x.fromOn <= y.toOn) && (x.toOn === null || y.fromOn <= x.toOn)),
  );
  if (!both) return null;
  const t = translator(householdsText, language);
  return t("mergeRows.clash");
}

/** What households hold of a person: moves along when two records become one. */
export const householdRowsOfPerson: readonly PersonRows[] = [
  {
    key: "household",
    table: "household_member",
    column: "person_id",
    word: word("members"),
    clash,
  },
  { key: "pension", table: "pension_check", column: "person_id", word: word("checks") },
  { key: "benefit", table: "benefit", column: "person_id", word: word("benefits") },
  { key: "need", table: "household_need", column: "person_id", word: word("needs") },
  { key: "situation", table: "person_situation", column: "person_id", word: word("situations") },
];
