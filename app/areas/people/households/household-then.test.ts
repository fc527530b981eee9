import {
  benefit,
  household,
  householdIncome,
  householdNeed,
  householdResidence,
  personResidence,
} from "db/schema";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { findVillage } from "~/areas/villages/index.server";
import { makeHousehold } from "../../../../tests/support/household-fixture";
import { register } from "../../../../tests/support/people-fixture";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { changeHead } from "./change-head.server";
import { householdHead } from "./household-head.server";
import { benefitsForPage, incomeForPage, leftMembers } from "./household-page.server";
import { findHousehold, membersOf } from "./household-queries.server";
import { joinHousehold } from "./join-household.server";
import { moveHousehold } from "./move-household.server";
import { needsForPage } from "./needs-view.server";

it("a household is shown as it was on a day, and a year's income is shared by those of its end", () => {
  const db = testDb();
  const here = makeVillage(db);
  const there = makeVillage(db, "大高庄村", "371725109209");
  const [old, son, wife] = ["孔令堃", "孔大河", "李小满"].map((name) => register(db, here, { name }).id);
  const home = makeHousehold(db, here, old!, [[son!, "20"]], "2020-01-01", "12 号");
  db.update(householdResidence)
    .set({ fromOn: "2020-01-01" })
    .where(eq(householdResidence.householdId, home))
    .run();
  db.update(personResidence).set({ fromOn: "2020-01-01" }).run();
  const { person: boss } = signInAs(db, "administrator");
  const edit = actorFor(boss, "household.edit");
  const recorded = { recordedByName: "孟凡亮", createdAt: 1 };
  const years = [2023, 2024].map((year) => ({
    householdId: home,
    year,
    source: "farming",
    amountFen: 600_000,
  }));
  db.insert(householdIncome)
    .values(years.map((y) => ({ ...y, ...recorded })))
    .run();
  const policy = { householdId: home, updatedAt: 1, ...recorded };
  db.insert(benefit)
    .values([
      { ...policy, kind: "minimum-living", fromOn: "2021-01-01", toOn: "2024-06-30" },
      { ...policy, kind: "medical", fromOn: "2025-01-01" },
    ])
    .run();
  db.insert(householdNeed)
    .values({ ...policy, kind: "loan", toldOn: "2024-02-01", closedOn: "2025-02-01", outcome: "已放款" })
    .run();
  const row = () => findHousehold(db, "all", home)!;
  const base = { joiner: { personId: wife! }, fromOn: "2024-05-01", note: null };
  expect(joinHousehold(db, edit, null, home, { ...base, relation: "28" })).toMatchObject({ ok: true });
  const change = { personId: son!, fromOn: "2025-03-02", former: "died" as const, note: null };
  const relations = new Map([[wife!, "12"]]);
  expect(changeHead(db, edit, home, { ...change, relations, revision: row().revision })).toEqual({
    ok: true,
  });
  const to = {
    villageId: there,
    fromOn: "2025-09-01",
    villageGroup: null,
    reason: "搬迁",
    houseNumber: "3 号",
  };
  const mover = actorFor(boss, "household.move");
  expect(
    moveHousehold(db, mover, home, { ...to, address: null, revision: row().revision }, []),
  ).toMatchObject({
    ok: true,
  });

  const viewer = { signedIn: boss, sensitive: true, language: "zh" as const };
  const on = (day: string) => {
    const members = membersOf(db, home);
    const head = householdHead(db, boss, row(), "zh", day);
    return {
      head: [head.title, head.houseNumber, head.count, head.village.includes("大高庄")],
      left: leftMembers(members, day, viewer).map((m) => m.what),
      benefits: benefitsForPage(db, row(), members, day, viewer).map((b) => [b.what, b.standing]),
      needs: needsForPage(db, row(), members, day, { ...viewer, nameOf: (m) => m.name }).map(
        (n) => n.closed === null,
      ),
      income: incomeForPage(db, home, members, day, "zh").map((y) => [y.year, y.perHead]),
    };
  };
  expect(on("2024-03-01")).toEqual({
    head: ["孔令堃户", "12 号", 2, false],
    left: [],
    benefits: [["低保", true]],
    needs: [true],
    income: [
      [2024, "年底 3 人，人均 2,000 元"],
      [2023, "年底 2 人，人均 3,000 元"],
    ],
  });
  expect(on("2025-10-01")).toMatchObject({
    head: ["孔大河户", "3 号", 2, true],
    left: ["孔令堃"],
    benefits: [["医疗救助", true]],
    needs: [false],
  });
  // Its number is the new village's; one that a merger took along still says what it was.
  const numbers = () =>
    ["2024-03-01", "2025-10-01"].map((day) => householdHead(db, boss, row(), "zh", day).registryNo);
  for (const [now, then] of [
    ["021", null],
    [`${findVillage(db, "all", here)!.name}013`, "013"],
  ]) {
    db.update(household).set({ registryNo: now }).where(eq(household.id, home)).run();
    expect(numbers()).toEqual([then, now]);
  }
  expect(on("2023-01-01")).toMatchObject({ needs: [], income: [[2023, "年底 2 人，人均 3,000 元"]] });
});
