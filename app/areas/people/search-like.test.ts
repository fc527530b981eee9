import { person } from "db/schema";
import { syntheticPerson } from "db/seed/synthetic-person";
import { like } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { readTerm } from "~/platform/search/search-term";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { makeVillage } from "../../../tests/support/training-fixture";
import { createPersonIn } from "./create-person.server";
import { searchPeople } from "./search-people.server";

// Done when of the issue: what the index answers is what looking at every row would.

function town(size: number) {
  const db = testDb();
  const villageId = makeVillage(db);
  const actor = actorFor(signInAs(db, "administrator").person, "person.create");
  const names = new Set<string>();
  db.transaction((tx) => {
    for (let i = 0; i < size; i += 1) {
      const made = createPersonIn(tx, actor, { ...syntheticPerson(i + 1), villageId });
      if (made.ok) names.add(made.person.name);
    }
  });
  return { db, names: [...names] };
}

it("search equals a LIKE scan on random terms of one to four characters", () => {
  const { db, names } = town(600);
  /** A piece of a name, or hanzi that need not stand side by side anywhere. */
  const piece = fc
    .record({ name: fc.constantFrom(...names), from: fc.nat(3), length: fc.integer({ min: 1, max: 4 }) })
    .map(({ name, from, length }) => [...name].slice(from, from + length).join(""));
  const mixed = fc
    .array(fc.constantFrom(...new Set(names.flatMap((n) => [...n]))), { minLength: 1, maxLength: 4 })
    .map((characters) => characters.join(""));
  fc.assert(
    fc.property(fc.oneof(piece, mixed), (term) => {
      const read = readTerm(term);
      // A dot or a Latin letter alone is another kind of term; empty pieces are none.
      fc.pre(read.kind === "name" && !/[·%_]/.test(term));
      const scanned = db
        .select({ id: person.id })
        .from(person)
        .where(like(person.name, `%${term}%`))
        .all()
        .map((r) => r.id);
      const found = searchPeople(db, "all", read, 1000).rows.map((r) => r.id);
      expect([...found].sort((a, b) => a - b)).toEqual(scanned.sort((a, b) => a - b));
    }),
    { numRuns: 400 },
  );
}, 60_000);
