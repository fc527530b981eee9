import { person, tripTask } from "db/schema";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { addDays, todayOn } from "~/platform/dates";
import { drawList } from "~/platform/pdf/list-paper";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfText } from "../../../tests/support/pdf-text";
import { actorFor } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makePeople, makeVillage } from "../../../tests/support/training-fixture";
import { makeTrip } from "../../../tests/support/trip-fixture";
import { fewNominees, findNominees } from "./find-nominee.server";
import { signInPaper, signingHeight } from "./roll-papers.server";
import * as tripRoute from "./routes/trip";
import { signPeople } from "./sign-people.server";
import { findTrip } from "./trip-queries.server";
import { tradesOfVillage } from "./trips-of-village.server";
import { perHead } from "./write-trip.server";

it("the people of a small village stand as a list; a village is found by its name", () => {
  const db = testDb();
  const village = makeVillage(db);
  const people = makePeople(db, village, ["孔一", "孔二", "孔三"]);
  const trip = makeTrip(db, [{ villageId: village, quota: 2 }], { people: people.slice(0, 1) });
  const found = findTrip(db, "all", trip.id)!;
  const list = fewNominees(db, "all", found, "zh");
  expect(list?.people.map((p) => [p.name, p.why])).toEqual(
    expect.arrayContaining([
      ["孔一", "nominate.why.twice"],
      ["孔三", null],
    ]),
  );
  for (const name of ["孔庄村", "孔庄"]) expect(findNominees(db, "all", found, name, "zh").total).toBe(3);
  expect(findNominees(db, [], found, "孔庄", "zh").total).toBe(0);
});

it("a child on the roll is told with the age on the day, while the insurer can still be asked", async () => {
  const db = testDb();
  const village = makeVillage(db);
  const people = makePeople(db, village, ["孔一", "孔二"]);
  db.update(person)
    .set({ birthOn: addDays(todayOn(), -3000) })
    .where(eq(person.id, people[1]!))
    .run();
  const trip = makeTrip(db, [{ villageId: village, quota: 2 }], { people });
  const page = await tripRoute.loader(
    call(`/trips/${trip.id}`, trip.trainer.cookie, { tripId: String(trip.id) }),
  );
  expect(page.roll.map((r) => r.ageToAsk)).toEqual([null, 8]);
});

it("nobody is absent while people board; from the second leg on they are", async () => {
  const db = testDb();
  const village = makeVillage(db);
  const people = makePeople(db, village, ["孔一", "孔二"]);
  const trip = makeTrip(db, [{ villageId: village, quota: 2 }], { people, until: "running" });
  const page = async () =>
    tripRoute.loader(call(`/trips/${trip.id}`, trip.trainer.cookie, { tripId: String(trip.id) }));
  const [one] = trip.roll();
  const sign = (leg: number) =>
    signPeople(db, actorFor(trip.trainer.person, "trip.sign"), trip.id, trip.legs[leg]!.id, [
      { placeId: one!.id, mark: "present" },
    ]);
  const rows = async () => (await page()).roll.map((r) => [r.waits, r.absent]);
  expect(await rows()).toEqual([
    [true, false],
    [true, false],
  ]);
  sign(0);
  expect(await rows()).toEqual([
    [false, false],
    [true, false],
  ]);
  sign(1);
  expect(await rows()).toEqual([
    [false, false],
    [false, true],
  ]);
});

it("a copied budget line is worked out on the people of the new trip", () => {
  const line = { working: "19 人 × 40 元", fen: 76_000 };
  expect(perHead(line, 19, 3)).toEqual({ working: "3 人 × 40 元", fen: 12_000 });
  expect(perHead({ working: "1 辆 × 1 天", fen: 180_000 }, 19, 3).fen).toBe(180_000);
  expect(perHead({ working: "119 人 × 1 元", fen: 11_900 }, 19, 3).fen).toBe(11_900);
});

it("trades of a village stand one by one, each once", () => {
  const db = testDb();
  const village = makeVillage(db);
  const trip = makeTrip(db, [{ villageId: village, quota: 1 }]);
  const task = { tripId: trip.id, villageId: village, ownerId: "x", what: "开店", dueOn: "2027-01-01" };
  db.insert(tripTask)
    .values(["木艺", "木艺、草编"].map((trade) => ({ ...task, trade, createdBy: "x", createdAt: 1 })))
    .run();
  expect(tradesOfVillage(db, village)).toEqual(["木艺", "草编"]);
});

it("nineteen people sign on one sheet", () => {
  const db = testDb();
  const village = makeVillage(db);
  const names = [..."一二三四五六七八九十甲乙丙丁戊己庚辛壬"].map((x) => `孔${x}`);
  const people = makePeople(db, village, names);
  const trip = makeTrip(db, [{ villageId: village, quota: 19 }], { people, until: "frozen" });
  const by = { actor: trip.trainer.person, origin: "http://x", now: Date.now() };
  const paper = signInPaper(db, findTrip(db, "all", trip.id)!, by);
  expect(paper.rowHeight).toBeGreaterThanOrEqual(10);
  expect(pdfText(drawList(paper, paperFonts()))).toHaveLength(1);
});

it("a row to sign in is lower where that saves a sheet, and never too low to write in", () => {
  expect(signingHeight(5, 10)).toBe(11.8);
  // 19 and 20 a sheet would leave the last one a sheet of its own.
  expect(signingHeight(60, 10)).toBeLessThan(11.8);
  for (let rows = 1; rows <= 80; rows += 1) expect(signingHeight(rows, 12)).toBeGreaterThanOrEqual(10);
});
