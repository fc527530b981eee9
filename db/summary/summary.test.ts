import {
  person,
  personResidence,
  shopMonth,
  studyTrip,
  tripPlace,
  tripSign,
  tripStop,
  villageMonthSummary,
  villageShop,
} from "db/schema";
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { changeClassState } from "~/areas/training/change-class-state.server";
import { actorFor } from "../../tests/support/signed-in";
import { testDb } from "../../tests/support/test-db";
import { makeClass, makePeople, makeVillage } from "../../tests/support/training-fixture";
import { compareSummary, countAnew, keepSummary } from "./keep-summary.server";
import { measureKeys, measures } from "./measures";

let db: ReturnType<typeof testDb>;
let here: number;
let there: number;
beforeEach(() => {
  db = testDb();
  here = makeVillage(db);
  there = makeVillage(db, "大高庄村", "371725109209");
});

const stored = (measure: string, villageId = here): Record<string, number> =>
  Object.fromEntries(
    db
      .select()
      .from(villageMonthSummary)
      .where(and(eq(villageMonthSummary.measure, measure), eq(villageMonthSummary.villageId, villageId)))
      .all()
      .filter((r) => r.value !== 0)
      .map((r) => [r.month, r.value]),
  );
const same = () => expect(compareSummary(db.$client).differences).toEqual([]);

describe("the summary", () => {
  it("has a measure for each key", () => expect(measures.map((m) => m.key)).toEqual([...measureKeys]));

  it("follows people who come, move and go", () => {
    const [a, b] = makePeople(db, here, ["孔令堃", "王㛃"]) as [number, number];
    const month = Object.keys(stored("people"))[0] as string;
    expect(stored("people")).toEqual({ [month]: 2 });
    db.update(personResidence).set({ villageId: there }).where(eq(personResidence.personId, a)).run();
    db.update(person).set({ deletedAt: 1 }).where(eq(person.id, b)).run();
    expect([stored("people"), stored("people", there)]).toEqual([{}, { [month]: 1 }]);
    same();
  });

  it("follows a class that begins, and one that is put off", () => {
    const made = makeClass(db, here, { until: "enrolling", startsOn: "2026-03-02" });
    expect(stored("trained")).toEqual({});
    const done = changeClassState(db, actorFor(made.trainer.person, "class.edit"), made.id, "running");
    expect(done.ok).toBe(true);
    expect([stored("classes"), stored("trained")]).toEqual([{ "2026-03": 1 }, { "2026-03": 3 }]);
    db.$client.prepare("update training_class set starts_on = '2026-05-04' where id = ?").run(made.id);
    expect([stored("classes"), stored("trained")]).toEqual([{ "2026-05": 1 }, { "2026-05": 3 }]);
    db.$client.prepare("update training_class set state = 'cancelled' where id = ?").run(made.id);
    expect([stored("classes"), stored("trained")]).toEqual([{}, {}]);
    same();
  });

  it("counts somebody on a trip once, from the first leg they were seen at until the last is taken back", () => {
    const people = makePeople(db, here, ["孔令堃", "王㛃"]);
    const trip = db
      .insert(studyTrip)
      .values({
        year: 2025,
        number: 1,
        title: "t",
        purpose: "t",
        basis: "t",
        fromOn: "2025-03-20",
        toOn: "2025-03-20",
        leaderName: "t",
        busSeats: 9,
        capacity: 9,
        state: "running",
        createdBy: "u",
        createdAt: 1,
        updatedAt: 1,
      })
      .returning()
      .get();
    const stops = ["06:30", "16:40"].map(
      (at) =>
        db
          .insert(tripStop)
          .values({ tripId: trip.id, on: "2025-03-20", at, kind: "visit", place: "t", signs: true })
          .returning()
          .get().id,
    );
    const places = people.map(
      (personId, i) =>
        db
          .insert(tripPlace)
          .values({
            tripId: trip.id,
            personId,
            villageId: here,
            state: "seated",
            code: `c${i}`,
            createdBy: "u",
            createdAt: 1,
          })
          .returning()
          .get().id,
    );
    const [one, other] = places as [number, number];
    const sign = (stop: number, placeId: number, mark: string) =>
      db
        .insert(tripSign)
        .values({ stopId: stops[stop]!, placeId, mark, how: "list", signedAt: 1, signedBy: "u" })
        .onConflictDoUpdate({ target: [tripSign.stopId, tripSign.placeId], set: { mark } })
        .run();
    expect(stored("tripPeople")).toEqual({});
    sign(0, one, "present");
    sign(1, one, "present");
    sign(1, other, "own-way");
    expect(stored("tripPeople")).toEqual({ "2025-03": 1 });
    sign(0, other, "own-way");
    sign(0, other, "present");
    expect(stored("tripPeople")).toEqual({ "2025-03": 2 });
    sign(0, one, "own-way");
    expect(stored("tripPeople")).toEqual({ "2025-03": 2 });
    db.delete(tripSign).where(eq(tripSign.placeId, one)).run();
    expect(stored("tripPeople")).toEqual({ "2025-03": 1 });
    db.update(tripPlace).set({ state: "withdrawn" }).where(eq(tripPlace.id, other)).run();
    expect(stored("tripPeople")).toEqual({});
    same();
  });

  it("follows sales that are put right, and a shop whose owner's village is another one", () => {
    const [owner] = makePeople(db, here, ["孔令堃"]) as [number];
    const shop = db
      .insert(villageShop)
      .values({
        personId: owner,
        villageId: here,
        platform: "taobao",
        name: "店",
        goods: "草编",
        openedOn: "2025-04-15",
        createdBy: "u",
        createdAt: 1,
        updatedAt: 1,
      })
      .returning()
      .get().id;
    const write = (month: string, salesFen: number) =>
      db
        .insert(shopMonth)
        .values({ shopId: shop, month, salesFen, incomeFen: 0, writtenBy: "u", writtenAt: 1 })
        .onConflictDoUpdate({ target: [shopMonth.shopId, shopMonth.month], set: { salesFen } })
        .run();
    write("2025-05", 120_050);
    write("2025-05", 130_000);
    write("2025-06", 7);
    expect(stored("sales")).toEqual({ "2025-05": 130_000, "2025-06": 7 });
    db.update(villageShop).set({ villageId: there }).where(eq(villageShop.id, shop)).run();
    expect([stored("sales"), stored("shops")]).toEqual([{}, {}]);
    expect([stored("sales", there), stored("shops", there)]).toEqual([
      { "2025-05": 130_000, "2025-06": 7 },
      { "2025-04": 1 },
    ]);
    same();
  });

  it("tells a cell that is wrong, and is right again when counted anew", () => {
    makePeople(db, here, ["孔令堃"]);
    db.$client.exec("update village_month_summary set value = value + 1 where measure = 'people'");
    expect(compareSummary(db.$client).differences).toMatchObject([
      { measure: "people", villageId: here, stored: 2, live: 1 },
    ]);
    countAnew(db.$client);
    same();
  });

  it("keeps the sums of all villages, and tells one that is wrong", () => {
    makePeople(db, here, ["孔令堃"]);
    makePeople(db, there, ["王㛃"]);
    const sums = () =>
      db.$client
        .prepare("select sum(value) from programme_month_summary where measure = 'people'")
        .pluck()
        .get();
    expect(sums()).toBe(2);
    db.$client.exec("update programme_month_summary set value = 5 where measure = 'people'");
    expect(compareSummary(db.$client).differences).toMatchObject([
      { measure: "people", villageId: 0, stored: 5, live: 2 },
    ]);
    countAnew(db.$client);
    expect(sums()).toBe(2);
    same();
  });

  it("puts a trigger back that is gone, and counts what it missed", () => {
    db.$client.exec("DROP TRIGGER summary_people_person_residence_added");
    makePeople(db, here, ["孔令堃"]);
    expect(stored("people")).toEqual({});
    keepSummary(db.$client);
    expect(Object.values(stored("people"))).toEqual([1]);
  });
});
