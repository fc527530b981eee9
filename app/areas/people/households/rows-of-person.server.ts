import type { Reader } from "db/client.server";
import { benefit, household, person } from "db/schema";
import { eq, inArray } from "drizzle-orm";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import type { PersonRows } from "../person-rows";
import { householdsText } from "../text/households";
import { householdTitle } from "./fact-words";
import { sameBenefitTwice } from "./household";
import { headOf } from "./household-queries.server";
import { settleMemberships, sharedHouseholds, twoHouseholds } from "./settle-memberships.server";

const word = (key: "members" | "checks" | "benefits" | "needs" | "situations") => (language: Language) =>
  translator(householdsText, language)(`mergeRows.${key}`);

/** The household by its head, when they live where one of the two does (others may not be known here), else by its door. */
function nameOf(db: Reader, householdId: number, of: readonly number[], language: Language): string {
  const row = db.select().from(household).where(eq(household.id, householdId)).get();
  const own = headOf(db, householdId);
  const villages = db
    .select({ id: person.villageId })
    .from(person)
    .where(inArray(person.id, [...of]))
    .all();
  const known = own && villages.some((v) => v.id === own.villageId) ? personName(own.name, language) : null;
  const title = householdTitle(known, row?.houseNumber ?? null, language);
  return known && row?.houseNumber ? `${title}（${row.houseNumber}）` : title;
}

/** In two households on the same day: one of them is wrong, or the two are one. */
function clash(db: Reader, survivorId: number, mergedId: number, language: Language): string | null {
  const two = twoHouseholds(db, survivorId, mergedId);
  if (!two) return null;
  const [a, b] = two.map((id) => nameOf(db, id, [survivorId, mergedId], language));
  return translator(householdsText, language)("mergeRows.clash", { a: a ?? "", b: b ?? "" });
}

/** Of the merged record what the survivor enjoys on the same days, by an entry of its own. */
const enjoyedTwice = (db: Reader, survivorId: number, mergedId: number): number[] => {
  const of = (id: number) => db.select().from(benefit).where(eq(benefit.personId, id)).all();
  const own = of(survivorId);
  return of(mergedId)
    .filter((b) => own.some((o) => sameBenefitTwice(o, b)))
    .map((b) => b.id);
};

/** What households hold of a person: moves along when two records become one. */
export const householdRowsOfPerson: readonly PersonRows[] = [
  {
    key: "household",
    table: "household_member",
    column: "person_id",
    word: word("members"),
    clash,
    settle: {
      words: (db, survivorId, mergedId, language) =>
        sharedHouseholds(db, survivorId, mergedId).map((id) =>
          translator(householdsText, language)("mergeRows.oneMember", {
            household: nameOf(db, id, [survivorId, mergedId], language),
          }),
        ),
      apply: settleMemberships,
    },
  },
  { key: "pension", table: "pension_check", column: "person_id", word: word("checks") },
  {
    key: "benefit",
    table: "benefit",
    column: "person_id",
    word: word("benefits"),
    stays: enjoyedTwice,
    settle: {
      // Which policy it is, not everybody may read.
      words: (db, survivorId, mergedId, language) => {
        const { length } = enjoyedTwice(db, survivorId, mergedId);
        return length
          ? [translator(householdsText, language)("mergeRows.oneBenefit", { count: length })]
          : [];
      },
      apply: () => {},
    },
  },
  { key: "need", table: "household_need", column: "person_id", word: word("needs") },
  { key: "situation", table: "person_situation", column: "person_id", word: word("situations") },
];
