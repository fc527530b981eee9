import { household, householdResidence, person, personResidence } from "db/schema";
import { compareSummary, keepSummary } from "db/summary/keep-summary.server";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { moveHousehold } from "~/areas/people/households/move-household.server";
import { mergePeople } from "~/areas/people/merge/merge-people.server";
import { undoMerge } from "~/areas/people/merge/undo-merge.server";
import { movePerson } from "~/areas/people/move-person.server";
import { recordDeath } from "~/areas/people/record-death.server";
import { peopleOfVillage } from "~/areas/people/work-of-village.server";
import { addDays, type Day, todayOn } from "~/platform/dates";
import { ChangeSet } from "~/platform/reversible.server";
import { makeHousehold } from "../../../tests/support/household-fixture";
import { register } from "../../../tests/support/people-fixture";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { makeVillage } from "../../../tests/support/training-fixture";
import { figuresByVillage } from "./figures.server";
import { rowsBehind, sumOfRows } from "./rows.server";
import { until } from "./village-then.server";

const lastYear = `${Number(todayOn().slice(0, 4)) - 1}-12-31`;
const longAgo = Date.parse("2022-05-04T12:00:00+08:00");
let db: ReturnType<typeof testDb>;
let here: number;
let there: number;
let boss: ReturnType<typeof signInAs>["person"];
beforeEach(() => {
  db = testDb();
  here = makeVillage(db);
  there = makeVillage(db, "大高庄村", "371725109209");
  boss = signInAs(db, "administrator").person;
});

/** Somebody who has been on record since 2022. */
const known = (name: string, villageId = here) => {
  const who = register(db, villageId, { name });
  db.update(person).set({ createdAt: longAgo }).where(eq(person.id, who.id)).run();
  db.update(personResidence).set({ fromOn: "1990-01-01" }).where(eq(personResidence.personId, who.id)).run();
  return who;
};

/** People here and there by the end of a day: as the overview counts them, and as the rows behind it do. */
const people = (on: Day, key: "people" | "households" = "people") => {
  const figures = figuresByVillage(db, "all", until(on));
  const counted = [here, there].map((v) => figures.get(v)?.[key] ?? 0);
  const rows = [here, there].map(
    (villageId) => sumOfRows(db, "all", { key, villageId, from: null, to: on }).value,
  );
  expect(rows).toEqual(counted);
  expect(compareSummary(db.$client).differences).toEqual([]);
  return counted;
};

const move = (id: number, fromOn: Day) => {
  const { revision } = db.select().from(person).where(eq(person.id, id)).get()!;
  const to = { villageId: there, fromOn, villageGroup: null, reason: "婚迁", revision };
  expect(movePerson(db, actorFor(boss, "person.move"), id, to, [])).toEqual({ ok: true });
};

describe("people of a past day are counted where they lived then", () => {
  it("when somebody moves today", () => {
    const who = known("孔令堃");
    known("王㛃");
    expect(people(lastYear)).toEqual([2, 0]);
    move(who.id, todayOn());
    expect(people(lastYear)).toEqual([2, 0]);
    expect(people(todayOn())).toEqual([1, 1]);
    const behind = (on: Day, villageId: number) =>
      rowsBehind(db, "all", { key: "people", villageId, from: null, to: on }, { skip: 0, limit: 9 });
    expect(
      behind(lastYear, here)
        .map((r) => r.personName)
        .sort(),
    ).toEqual(["孔令堃", "王㛃"].sort());
    expect(behind(todayOn(), there).map((r) => [r.personName, r.record])).toEqual([["孔令堃", who.id]]);
  });

  it("when a move of some time ago is entered: from its day on", () => {
    const who = known("孔令堃");
    move(who.id, "2024-03-15");
    expect([people("2024-03-14"), people("2024-03-15"), people(lastYear)]).toEqual([
      [1, 0],
      [0, 1],
      [0, 1],
    ]);
  });

  it("when two records turn out to be one person, and when that is taken back", () => {
    const [a, b] = [known("孔令堃"), known("孔令昆", there)];
    const revisions = { survivor: a.revision, merged: b.revision };
    const by = actorFor(boss, "person.merge");
    const merged = mergePeople(
      db,
      by,
      { survivorId: a.id, mergedId: b.id, choices: { village: "merged" }, revisions },
      [],
      "zh",
    );
    expect(merged.ok).toBe(true);
    expect([people(lastYear), people(todayOn())]).toEqual([
      [1, 1],
      [0, 1],
    ]);
    if (merged.ok) expect(undoMerge(db, by, merged.mergeId, [])).toMatchObject({ ok: true });
    expect([people(lastYear), people(todayOn())]).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  it("when a village is merged into another", () => {
    known("孔令堃");
    known("王㛃");
    const back = db.transaction((tx) => {
      const changes = new ChangeSet(tx);
      const basis = "菏民字〔2026〕15 号";
      peopleOfVillage.move(tx, changes, { from: here, into: there, on: todayOn(), basis, now: Date.now() });
      return changes.changes();
    });
    expect(back.length).toBeGreaterThan(0);
    expect([people(lastYear), people(todayOn())]).toEqual([
      [2, 0],
      [0, 2],
    ]);
  });

  it("until the day they died", () => {
    const who = known("孔令堃");
    const die = (diedOn: Day | null) => {
      const { revision } = db.select().from(person).where(eq(person.id, who.id)).get()!;
      const done = recordDeath(db, actorFor(boss, "person.edit"), who.id, {
        diedOn,
        reason: "村委会告知",
        revision,
      });
      expect(done.ok).toBe(true);
    };
    die("2024-03-15");
    expect([people("2024-03-15"), people("2024-03-16")]).toEqual([
      [1, 0],
      [0, 0],
    ]);
    die(null);
    expect(people(todayOn())).toEqual([1, 0]);
  });

  it("as households are", () => {
    const home = makeHousehold(db, here, known("孔令堃").id);
    db.update(household).set({ createdAt: longAgo }).where(eq(household.id, home)).run();
    db.update(householdResidence).set({ fromOn: "2022-05-04" }).run();
    const { revision } = db.select().from(household).where(eq(household.id, home)).get()!;
    const to = { villageId: there, fromOn: todayOn(), villageGroup: null, reason: "搬迁", revision };
    const by = actorFor(boss, "household.move");
    expect(moveHousehold(db, by, home, { ...to, houseNumber: null, address: null }, [])).toMatchObject({
      ok: true,
    });
    expect([people(lastYear, "households"), people(todayOn(), "households")]).toEqual([
      [1, 0],
      [0, 1],
    ]);
    db.update(household)
      .set({ endedOn: addDays(todayOn(), -1) })
      .where(eq(household.id, home))
      .run();
    expect([people(lastYear, "households"), people(todayOn(), "households")]).toEqual([
      [1, 0],
      [0, 0],
    ]);
  });

  it("counts the same when it is counted anew", () => {
    const who = known("孔令堃");
    move(who.id, "2024-03-15");
    db.$client.exec("DROP TRIGGER summary_people_person_residence_added");
    keepSummary(db.$client);
    expect(people(lastYear)).toEqual([0, 1]);
  });
});
