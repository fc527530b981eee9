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
import { checkCharacter } from "./id-number";
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

it("a name with a tail finds who has both, as a scan would; nobody who has one of the two", () => {
  const { db, names } = town(300);
  const everybody = db.select().from(person).all();
  const tails = everybody.flatMap((p) => [p.idNumberMasked?.slice(-4) ?? "", p.phoneTail ?? ""]);
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.constantFrom(...everybody),
      fc.constantFrom(...tails.filter(Boolean)),
      fc.boolean(),
      (other, own, tail, first) => {
        for (const [name, end] of [
          [other.slice(0, 2), tail],
          [own.name.slice(0, 1), own.idNumberMasked?.slice(-4) ?? tail],
          [own.name, own.phoneTail ?? tail],
        ] as const) {
          if (!/^\p{Script=Han}+$/u.test(name)) continue;
          const read = readTerm(first ? `${end} ${name}` : `${name} ${end}`);
          const found = searchPeople(db, "all", read, 1000).rows.map((r) => r.id);
          const scanned = everybody.filter(
            (p) =>
              p.name.replace(/·/g, "").includes(name) &&
              (p.idNumberMasked?.endsWith(end) || p.phoneTail === end),
          );
          expect([...found].sort((a, b) => a - b)).toEqual(scanned.map((p) => p.id));
        }
      },
    ),
    { numRuns: 60 },
  );
  const { name, pinyin, idNumberMasked } = everybody[0]!;
  const ids = (term: string) => searchPeople(db, "all", readTerm(term), 9).rows.map((r) => r.name);
  expect(ids(`${pinyin!.split(" ")[0]} ${idNumberMasked!.slice(-4)}`)).toContain(name);
}, 60_000);

it("a dot alone finds the names that have one", () => {
  const db = testDb();
  const villageId = makeVillage(db);
  const actor = actorFor(signInAs(db, "administrator").person, "person.create");
  db.transaction((tx) => {
    for (const [i, name] of ["阿依古丽·艾尼", "张伟"].entries())
      createPersonIn(tx, actor, { ...syntheticPerson(i + 1), name, villageId });
  });
  expect(searchPeople(db, "all", readTerm("·"), 10).rows.map((r) => r.name)).toEqual(["阿依古丽·艾尼"]);
});

it("an old number of 15 digits, a landline in any writing, and a village with a part of a name find their person", () => {
  const db = testDb();
  const villageId = makeVillage(db);
  const actor = actorFor(signInAs(db, "administrator").person, "person.create");
  const first17 = "37292819650101123";
  const number18 = first17 + checkCharacter(first17);
  const number15 = `${first17.slice(0, 6)}${first17.slice(8)}`;
  const add = (name: string, more: { idNumber?: string; phone?: string }, n: number) =>
    db.transaction((tx) => createPersonIn(tx, actor, { ...syntheticPerson(n), name, villageId, ...more }));
  expect(add("王守田", { idNumber: number18, phone: "05306521234" }, 1).ok).toBe(true);
  add("李守田", {}, 2);
  const found = (term: string) => searchPeople(db, "all", readTerm(term), 10).rows.map((r) => r.name);
  for (const term of [
    number15,
    "0530-6521234",
    "05306521234",
    "(0530)6521234",
    "6521234",
    "0530-652",
    "孔庄村 王",
    "王 黄安镇孔庄",
  ])
    expect([term, found(term)]).toEqual([term, ["王守田"]]);
  expect(found("大屯村 王")).toEqual([]);
});
