import { person } from "db/schema";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import type { Role } from "~/platform/access/capabilities";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { makeClass, makePeople, makeVillage } from "../../../tests/support/training-fixture";
import { printRoster, rosterCode } from "./class-papers.server";
import { findClass } from "./class-queries.server";

it("a roster hides 残疾 and 脱贫 from who may not read them, under one check code", () => {
  const db = testDb();
  const here = makeVillage(db);
  const people = makePeople(db, here, ["甲甲", "乙乙"]);
  const { id } = makeClass(db, here, { people, until: "running" });
  db.update(person).set({ category: "disabled" }).where(eq(person.id, people[0]!)).run();
  db.update(person).set({ category: "student" }).where(eq(person.id, people[1]!)).run();
  const found = findClass(db, "all", id)!;
  const printed = (role: Role) =>
    printRoster(
      db,
      {
        actor: actorFor(signInAs(db, role).person, "class.export"),
        origin: "http://127.0.0.1",
        now: Date.now(),
      },
      found,
      false,
    );
  expect(printed("trainer").rows.map((r) => r.category)).toEqual(["残疾人", "在校生"]);
  expect(printed("leader").rows.map((r) => r.category)).toEqual(["●●●", "在校生"]);
  expect(new Set(["trainer", "leader"].map((r) => printed(r as Role).code))).toEqual(
    new Set([rosterCode(db, found)]),
  );
});
