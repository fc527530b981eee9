import { village, villagePast } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { loanFactsAt } from "~/areas/loans/reports/loan-facts.server";
import { readPeriod as loanPeriod } from "~/areas/loans/reports/period";
import { makeLoan } from "../../../tests/support/loan-fixture";
import { register } from "../../../tests/support/people-fixture";
import { signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeVillage } from "../../../tests/support/training-fixture";
import { liveSnapshot } from "./briefings.server";
import { overviewPaper } from "./overview-paper.server";
import { calendarPeriod } from "./period";
import * as comparison from "./routes/comparison";
import * as overview from "./routes/overview";
import * as rows from "./routes/rows";

let db: ReturnType<typeof testDb>;
let one: number;
let two: number;

/** A village with a loan of 2025, renamed and given to another town from 15 November 2026. */
beforeEach(() => {
  db = testDb();
  one = makeVillage(db);
  two = makeVillage(db, "大高庄村", "371725109209");
  makeLoan(db, one, "2025-04-21", {}, { personId: register(db, one, { name: "徐兰" }).id });
  const { name, townName, countyName, code, divisionId } = db
    .select()
    .from(village)
    .where(eq(village.id, one))
    .get()!;
  db.insert(villagePast)
    .values({
      ...{ villageId: one, name, townName, countyName, code, divisionId },
      ...{ untilOn: "2026-11-14", basis: "郓政发", changedBy: "x", changedByName: "x", createdAt: 0 },
    })
    .run();
  db.update(village).set({ name: "孔家新村", townName: "新镇" }).where(eq(village.id, one)).run();
});

const cases: [period: string, name: string, town: string][] = [
  ["2025", "孔庄村", "黄安镇"],
  ["2026-10", "孔庄村", "黄安镇"],
  ["2026", "孔家新村", "新镇"],
];

it.each(cases)("a report of %s names the village %s of %s", async (key, name, town) => {
  const { cookie, person } = signInAs(db, "leader");
  const page = await overview.loader(call(`/overview?period=${key}`, cookie, {}));
  expect(page.table.villages.find((v) => v.id === one)).toMatchObject({ name, town });
  const to = `/overview/rows/loans?period=${key}&village=${one}`;
  expect((await rows.loader(call(to, cookie, { figure: "loans" }))).villageName).toBe(`${town} ${name}`);
  const beside = await comparison.loader(
    call(`/overview/comparison?period=${key}&v=${one}&v=${two}`, cookie, {}),
  );
  expect(beside.villages[0]?.name).toBe(name);
  const paper = overviewPaper(db, person, "all", calendarPeriod(key)!, {
    origin: "",
    now: Date.now(),
    language: "zh",
  });
  expect(paper.rows.find((r) => r[1]?.startsWith("孔"))?.slice(0, 2)).toEqual([town, name]);
  const loans = loanFactsAt(db, "all", loanPeriod(key)!, "2026-11-30");
  expect(loans.map((f) => f.village)).toEqual([name]);
});

it("a briefing that is written late names the villages of its month", () => {
  expect(liveSnapshot(db, "2026-10").villages.map((v) => v.name)).toContain("孔庄村");
  expect(liveSnapshot(db, "2026-11").villages.map((v) => v.name)).toContain("孔家新村");
});
