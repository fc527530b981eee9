import { division } from "db/schema";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { addDays, todayOn } from "~/platform/dates";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeClass, makeVillage, statusOf } from "../../../tests/support/training-fixture";
import { addCourseRule } from "./add-course-rule.server";
import { findClass } from "./class-queries.server";
import { ruleInForce } from "./course-rule";
import { courseRuleForm } from "./course-rule-form";
import { courseRulesOf } from "./course-rules.server";
import * as page from "./routes/new-course-rule";

const form = {
  region: "37",
  fromOn: "2027-01-01",
  hours: "80",
  hoursPerHalfDay: "4",
  maxClassSize: "30",
  minLecturers: "2",
  threshold: "85",
  lateCounts: "no",
  planPassMark: "60",
  testPassMark: "",
  subsidy: "1,500.50",
  source: "鲁人社字〔2026〕9号",
  confidence: "official",
};
const input = (change: Partial<typeof form> = {}) => courseRuleForm.parse({ ...form, ...change });

describe("versions of a course rule", () => {
  let db: ReturnType<typeof testDb>;
  let made: ReturnType<typeof makeClass>;
  let admin: ReturnType<typeof signInAs>;
  const add = (change: Partial<typeof form> = {}) =>
    addCourseRule(db, actorFor(admin.person, "course-rule.manage"), "syb", input(change));
  beforeEach(() => {
    db = testDb();
    made = makeClass(db, makeVillage(db), { until: "planned" });
    db.insert(division).values({ code: "371700000000", name: "菏泽市", level: "city" }).run();
    admin = signInAs(db, "administrator");
  });

  it("a new version ends the open one the day before, and a class keeps the one it was made under", () => {
    const before = findClass(db, "all", made.id)?.rule;
    expect(add().ok).toBe(true);
    const rules = courseRulesOf(db, "syb");
    expect(rules.map((r) => [r.fromOn, r.toOn])).toEqual([
      ["2024-01-01", "2026-12-31"],
      ["2027-01-01", null],
    ]);
    expect(rules[1]).toMatchObject({
      attendanceThresholdBp: 8500,
      lateCounts: false,
      planPassMark: 60,
      testPassMark: null,
      subsidyFen: 150050,
      courseCode: "02",
    });
    const after = findClass(db, "all", made.id)?.rule;
    expect({ ...after, toOn: null }).toEqual(before);
  });

  it("refuses an overlap and a region that is none", () => {
    expect(add().ok).toBe(true);
    expect(add({ fromOn: "2026-06-01" })).toEqual({ ok: false, why: "courseRule.overlap" });
    expect(add({ fromOn: "2027-01-01" })).toEqual({ ok: false, why: "courseRule.overlap" });
    expect(add({ region: "99" })).toEqual({ ok: false, why: "courseRule.noRegion" });
    expect(add({ region: "3717", fromOn: "2026-06-01" }).ok).toBe(true);
    expect(courseRulesOf(db, "syb")).toHaveLength(3);
  });

  it("whatever is added, each day has one rule at most in a region, and no day between versions has none", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -400, max: 800 }), { maxLength: 8 }), (days) => {
        db = testDb();
        makeClass(db, makeVillage(db), { until: "planned" });
        admin = signInAs(db, "administrator");
        for (const d of days) add({ fromOn: addDays(todayOn(), d) });
        const rules = courseRulesOf(db, "syb");
        for (let i = 1; i < rules.length; i += 1)
          expect(rules[i]?.fromOn).toBe(addDays(rules[i - 1]?.toOn ?? "1900-01-01", 1));
        expect(rules.filter((r) => r.toOn === null)).toHaveLength(1);
        expect(ruleInForce(rules, "371725", "2024-01-01")?.fromOn).toBe("2024-01-01");
      }),
      { numRuns: 12 },
    );
  });

  it("is for the administrator, and says in the field what is wrong", async () => {
    const post = (cookie: string, change: Partial<typeof form>) =>
      statusOf(() => page.action(call("/x", cookie, { course: "syb" }, { ...form, ...change })));
    expect(await post(made.trainer.cookie, {})).toBe(403);
    expect(await post(admin.cookie, { hours: "lots" })).toBe(400);
    expect(await post(admin.cookie, { threshold: "180" })).toBe(400);
    expect(await post(admin.cookie, { fromOn: "2024-01-01" })).toBe(422);
    expect(await post(admin.cookie, {})).toBe(303);
    expect(await statusOf(() => page.loader(call("/x", admin.cookie, { course: "nonsense" })))).toBe(404);
  });
});
