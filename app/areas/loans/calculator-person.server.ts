import type { Db } from "db/client.server";
import { seesCategory } from "~/areas/people";
import { findPerson, groundOf, searchPeople } from "~/areas/people/index.server";
import type { SignedIn, VillageScope } from "~/platform/access/actor";
import { addMonths, longDay, todayOn } from "~/platform/dates";
import type { Language } from "~/platform/i18n/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { readTerm } from "~/platform/search/search-term";
import { knownOfBorrower, nothingKnown } from "./borrower-known.server";
import { loanFields } from "./calculator-form";

/** Shown, and looked through for those who are old enough. */
const [most, looked] = [8, 60];

/** The borrower of an address with what is known of them; undefined when it is somebody of another's villages. */
export function borrowerOf(db: Db, viewer: SignedIn & { villages: VillageScope }, query: URLSearchParams) {
  const asked = query.get("person");
  if (!asked) return { person: null, known: nothingKnown };
  const person = findPerson(db, viewer.villages, Number(asked));
  if (!person) return undefined;
  // Who may not read a category does not have it filled in for them either.
  const category = seesCategory(viewer, person.category, person.villageId) ? person.category : null;
  const ageGround = groundOf(db, person.id, { byCategory: category !== null });
  return { person: { ...person, category, ageGround }, known: knownOfBorrower(db, person.id) };
}

/** People that `who` may mean, each with the address that calculates for them: the loan stays as it was typed. */
export function foundPeople(db: Db, scope: VillageScope, query: URLSearchParams, language: Language) {
  const who = query.get("who")?.trim().slice(0, 40) ?? "";
  const term = readTerm(who);
  if (!who || term.kind === "nothing" || term.kind === "id-number") return null;
  const kept = new URLSearchParams();
  for (const name of loanFields) {
    const value = query.get(name);
    if (value) kept.set(name, value);
  }
  // Nobody under sixteen can borrow under any version of the rules.
  const oldest = addMonths(todayOn(), -16 * 12);
  const found = searchPeople(db, scope, term, looked, { living: true });
  const grown = found.rows.filter((r) => r.birthOn <= oldest);
  return {
    who,
    total: found.total > looked ? found.total : grown.length,
    people: grown.slice(0, most).map((r) => {
      const to = new URLSearchParams(kept);
      to.set("person", String(r.id));
      return {
        id: r.id,
        name: personName(r.name, language),
        place: placeLabel({ townName: r.townName, name: r.villageName }, language),
        born: longDay(r.birthOn, language),
        to: `/loans/calculator?${to}`,
      };
    }),
  };
}
