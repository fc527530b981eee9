import { division, policyValue, policyVersion } from "db/schema";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { addDays } from "~/platform/dates";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeVillage, statusOf } from "../../../tests/support/training-fixture";
import { addPolicyVersion } from "./add-policy-version.server";
import { decidePolicyVersion } from "./decide-policy-version.server";
import { loadPolicies } from "./load-policies.server";
import { notePolicyUse } from "./note-policy-use.server";
import {
  allGroups,
  calendarEdits,
  findGroups,
  findPolicy,
  lprTable,
  policyVersionsOf,
} from "./policies.server";
import { policiesHome } from "./policies-home.server";
import { covers, numberOf, policyOn, whyNotVersion, wordOf } from "./policy";
import { policyVersionForm } from "./policy-forms";
import { earlierNames } from "./policy-group";
import { allKeys, clauseField, policyKeys } from "./policy-key";
import { residentRules } from "./resident-rules.server";
import * as calendarRoute from "./routes/calendar";
import * as lprRoute from "./routes/lpr";
import * as newRoute from "./routes/new-policy";
import * as listRoute from "./routes/policies";
import * as versionRoute from "./routes/policy";
import { typedValue } from "./ui/typed-value";
import { addWorkingDays, isWorkingDay, knowsYear, workingDaysBetween } from "./working-day";

let db: ReturnType<typeof testDb>;
let admin: ReturnType<typeof signInAs>;
beforeEach(() => {
  db = testDb();
  db.insert(division)
    .values([
      { code: "371700000000", name: "菏泽市", level: "city" },
      { code: "371725000000", name: "郓城县", level: "county" },
    ])
    .run();
  loadPolicies(db);
  admin = signInAs(db, "administrator");
});

const yuncheng = "371725";
const openVersion = () => {
  const found = policyVersionsOf(db).find((v) => v.region === "37" && v.toOn === null);
  if (!found) throw new Error("no open version of the province");
  return found;
};
const typed = (version: ReturnType<typeof openVersion>, change: Record<string, string> = {}) => ({
  intent: "save",
  region: "37",
  previousUntil: "",
  fromOn: "2027-01-01",
  document: "鲁财金〔2026〕12号",
  source: "省财政厅网页 2026-11-20",
  confidence: "official",
  ...Object.fromEntries(
    allKeys.map((key) => [
      key,
      typedValue(policyKeys[key], version.values.find((v) => v.key === key)?.value),
    ]),
  ),
  ...Object.fromEntries(
    allKeys.map((key) => [clauseField(key), version.values.find((v) => v.key === key)?.clause ?? ""]),
  ),
  ...change,
});
/** Another administrator says yes. */
const confirm = (id: number) =>
  decidePolicyVersion(db, actorFor(signInAs(db, "administrator").person, "policy.confirm"), id, {
    yes: true,
    text: null,
  });
const proposed = () => policyVersionsOf(db, "guaranteed-loan", "proposed").at(-1)!;
const add = (change: Record<string, string> = {}) => {
  const base = openVersion();
  const input = policyVersionForm.parse(typed(base, change));
  const done = addPolicyVersion(db, actorFor(admin.person, "policy.manage"), base, input);
  if (done.ok) expect(confirm(done.id)).toEqual({ ok: true });
  return done;
};

it("a committee needs no more votes than it has members", () => {
  const votes = (needed: string) =>
    policyVersionForm
      .safeParse(typed(openVersion(), { committeeNeeded: needed, committeeMembers: "3" }))
      .error?.issues.filter((i) => i.path[0] === "committeeNeeded")
      .map((i) => i.message);
  expect(votes("5")).toEqual(["policy.votes"]);
  expect(votes("3") ?? []).toEqual([]);
});

describe("versions by region and date (DOMAIN §1.1)", () => {
  it("every lane that comes with the product has one version a day, without gaps", () => {
    const versions = policyVersionsOf(db);
    for (const region of new Set(versions.map((v) => v.region))) {
      const lane = versions.filter((v) => v.region === region);
      lane.slice(1).forEach((v, k) => {
        expect([region, v.fromOn]).toEqual([region, addDays(lane[k]?.toOn ?? "", 1)]);
      });
    }
    expect(versions[0]).toMatchObject({ region: "0", fromOn: "2008-01-01" });
  });

  it("a rule of another city that no paper of here has is a stand-in: the loans area says 参照 of it", () => {
    const now = findPolicy(db, yuncheng, "2026-11-29")!;
    for (const key of [
      "checkOtherLoans",
      "checkOtherJob",
      "smallLoanCap",
      "graduateYears",
      "ageTable",
    ] as const)
      expect([key, now.values[key]?.confidence]).toEqual([key, "proxy"]);
  });

  it("each row carries its source and how sure we are", () => {
    for (const v of policyVersionsOf(db))
      for (const row of [v, ...v.values]) {
        expect(row.source.length).toBeGreaterThan(3);
        expect(["official", "mirror", "proxy", "none"]).toContain(row.confidence);
      }
  });

  it.each([
    ["2010-06-01", 10_000_000, "FULL", 300],
    ["2015-09-12", 10_000_000, "FULL", 300],
    ["2018-05-16", 15_000_000, "FULL", 100],
    ["2020-04-01", 15_000_000, "FULL", 100],
    ["2020-04-15", 20_000_000, "FULL", 50],
    ["2021-01-01", 20_000_000, "LPR_MINUS", 50],
    ["2023-09-30", 20_000_000, "LPR_MINUS", 50],
    ["2023-10-01", 30_000_000, "PCT", 50],
    ["2026-11-25", 30_000_000, "PCT", 50],
  ] as const)("what held in Yuncheng on %s", (on, cap, rule, points) => {
    const policy = findPolicy(db, yuncheng, on);
    expect(
      policy && [numberOf(policy, "personCap"), wordOf(policy, "personRule"), numberOf(policy, "rateCap")],
    ).toEqual([cap, rule, points]);
  });

  it("elsewhere: Weifang 2015, Gansu's limits, Shenzhen's ceiling, Urumqi's third year", () => {
    const weifang = findPolicy(db, "3707", "2015-12-01");
    expect(weifang && numberOf(weifang, "personCap")).toBe(20_000_000);
    const gansu = findPolicy(db, "62", "2024-06-01");
    // Its own paper has limits only: the ceiling comes from the country's.
    expect(gansu && [numberOf(gansu, "limitReview"), numberOf(gansu, "personCap")]).toEqual([7, 30_000_000]);
    expect(gansu?.values.personCap?.region).toBe("0");
    const shenzhen = findPolicy(db, "4403", "2025-01-01");
    expect(shenzhen && numberOf(shenzhen, "firmTopCap")).toBe(500_000_000);
    const urumqi = findPolicy(db, "6501", "2024-01-01");
    expect(urumqi && numberOf(urumqi, "subsidisedYears")).toBe(2);
    expect(findPolicy(db, yuncheng, "2007-12-31")).toBeNull();
    expect(findPolicy(db, yuncheng, "2026-01-20", "central-subsidy")?.values.exclusive?.value).toBe("yes");
    expect(findPolicy(db, yuncheng, "2025-12-31", "central-subsidy")).toBeNull();
  });

  it("a place whose name the source does not give holds nowhere", () => {
    expect(covers("99", yuncheng)).toBe(false);
    expect(covers("0", yuncheng)).toBe(true);
    expect(covers("3717", yuncheng)).toBe(true);
    expect(covers("371721", yuncheng)).toBe(false);
  });

  it("the LPR table begins with August 2019 and ends with May 2025", () => {
    const table = lprTable(db);
    expect([table.length, table[0], table.at(-1)]).toEqual([
      13,
      { from: "2019-08-20", ratePpm: 42_500 },
      { from: "2025-05-20", ratePpm: 30_000 },
    ]);
  });

  it("groups by the day: renamed ones under their name, lapsed ones not (DOMAIN §8.15)", () => {
    const names = (on: string) => findGroups(db, yuncheng, on).map((g) => g.name);
    expect(names("2020-06-01")).toContain("建档立卡贫困人口");
    expect(names("2020-06-01")).toContain("平台就业人员");
    expect(names("2021-02-01")).toContain("脱贫人口");
    expect(names("2021-02-01")).not.toContain("平台就业人员");
    expect(names("2023-09-30")).toContain("高校在校生");
    expect(names("2023-10-01")).not.toContain("高校在校生");
    expect(names("2026-11-25")).toHaveLength(10);
    expect(
      earlierNames(allGroups(db), { code: "out-of-poverty", name: "脱贫人口", fromOn: "2021-01-01" }),
    ).toEqual(["建档立卡贫困人口"]);
  });
});

describe("a new version", () => {
  it("ends the open one the day before; what did not change keeps its source", () => {
    const result = add({ personCap: "50万", limitReview: "5", "clause-personCap": " 第五条第一款 " });
    expect(result.ok).toBe(true);
    const lane = policyVersionsOf(db).filter((v) => v.region === "37");
    expect(lane.slice(-2).map((v) => [v.fromOn, v.toOn])).toEqual([
      ["2023-10-01", "2026-12-31"],
      ["2027-01-01", null],
    ]);
    const now = findPolicy(db, yuncheng, "2027-01-01");
    expect(now?.values.personCap).toMatchObject({
      value: "50000000",
      clause: "第五条第一款",
      source: "省财政厅网页 2026-11-20",
    });
    expect(now?.values.firmCap).toMatchObject({ value: "400000000", source: "济宁市汶上县人社局通告" });
    expect(numberOf(findPolicy(db, yuncheng, "2026-12-31") ?? { values: {} }, "personCap")).toBe(30_000_000);
  });

  it("a region's own first version begins where it likes; until then it follows the wider one", () => {
    expect(add({ region: "371725", fromOn: "2027-03-01", personCap: "35万" }).ok).toBe(true);
    const cap = (on: string) => numberOf(findPolicy(db, yuncheng, on) ?? { values: {} }, "personCap");
    expect([cap("2027-02-28"), cap("2027-03-01")]).toEqual([30_000_000, 35_000_000]);
  });

  it("refuses a gap and an overlap, with their days", () => {
    expect(add({ fromOn: "2027-01-01", previousUntil: "2026-11-30" })).toEqual({
      ok: false,
      why: "policy.gap",
      from: "2026-12-01",
      to: "2026-12-31",
    });
    expect(add({ fromOn: "2027-01-01", previousUntil: "2027-01-10" })).toEqual({
      ok: false,
      why: "policy.overlap",
      from: "2027-01-01",
      to: "2027-01-10",
    });
    expect(add({ fromOn: "2022-01-01" })).toMatchObject({
      ok: false,
      why: "policy.overlap",
      from: "2022-01-01",
    });
    expect(add({ region: "99" })).toMatchObject({ ok: false, why: "policy.noRegion" });
    expect(policyVersionsOf(db).filter((v) => v.region === "37" && v.toOn === null)).toHaveLength(1);
  });

  it("a version that was used cannot end before its last use, and its values are never written again", () => {
    const { id } = openVersion();
    const values = () =>
      db
        .select()
        .from(policyValue)
        .all()
        .filter((v) => v.versionId === id);
    const before = values();
    db.transaction((tx) =>
      notePolicyUse(tx, {
        versionId: id,
        kind: "loan",
        subjectId: 1,
        on: "2026-06-01",
        villageId: null,
        amountFen: 1,
      }),
    );
    expect(add({ fromOn: "2026-01-01" })).toMatchObject({ ok: false, why: "policy.used" });
    expect(add({ fromOn: "2026-06-02", personCap: "1万" }).ok).toBe(true);
    expect(values()).toEqual(before);
    expect(
      db
        .select()
        .from(policyVersion)
        .all()
        .find((v) => v.id === id)?.toOn,
    ).toBe("2026-06-01");
  });

  it("whatever is added in whatever order, a region has one version a day from its first on", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.option(fc.integer({ min: 0, max: 900 }))), {
          maxLength: 12,
        }),
        (spans) => {
          const kept: { region: string; fromOn: string; toOn: string | null }[] = [];
          for (const [start, length] of spans) {
            const fromOn = addDays("2024-01-01", start);
            const added = { region: "37", fromOn, toOn: length === null ? null : addDays(fromOn, length) };
            if (whyNotVersion(kept, added) === null) kept.push(added);
          }
          const lane = kept.sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1));
          lane.slice(1).forEach((v, k) => {
            expect(v.fromOn).toBe(addDays(lane[k]?.toOn ?? "", 1));
          });
        },
      ),
    );
  });

  it("two versions that both hold are never asked which: the narrower wins, of one region there is one", () => {
    const row = (id: number, region: string) => ({
      id,
      region,
      fromOn: "2024-01-01",
      toOn: null,
      document: "",
      values: [],
    });
    expect(policyOn([row(1, "0"), row(2, "3717"), row(3, "37")], yuncheng, "2025-01-01")?.version.id).toBe(2);
  });
});

describe("pages of the policies", () => {
  const post = (
    page: { action: (a: never) => Promise<unknown> },
    cookie: string,
    params: object,
    body: object,
  ) => statusOf(() => page.action(call("/x", cookie, params as never, body as never) as never) as never);

  it("anybody may look, the administrator adds", async () => {
    const officer = signInAs(db, "loan-officer");
    const id = openVersion().id;
    for (const page of [listRoute, lprRoute, calendarRoute])
      expect(await statusOf(() => page.loader(call("/x", officer.cookie, {}) as never))).toBe(200);
    expect(
      await statusOf(() =>
        versionRoute.loader(call("/x", officer.cookie, { versionId: String(id) }) as never),
      ),
    ).toBe(200);
    expect(
      await statusOf(() => versionRoute.loader(call("/x", officer.cookie, { versionId: "x" }) as never)),
    ).toBe(404);
    expect(await post(newRoute, officer.cookie, { versionId: String(id) }, typed(openVersion()))).toBe(403);
    expect(await post(lprRoute, officer.cookie, {}, {})).toBe(403);
    expect(await post(calendarRoute, officer.cookie, {}, {})).toBe(403);
  });

  it("a look shows what changes and saves nothing; a gap is repaired by its button", async () => {
    const base = openVersion();
    const params = { versionId: String(base.id) };
    const answer = (change: Record<string, string>) =>
      newRoute.action(call("/x", admin.cookie, params, typed(base, change)) as never) as unknown as Promise<{
        data: { look: { rows: unknown[] } | null; hurdle: { repair: Record<string, string | null> } | null };
        init: { status?: number } | null;
      }>;
    const look = await answer({ intent: "look", personCap: "500,000" });
    expect(look.data.look?.rows).toEqual([{ label: "个人额度", before: "30 万元", after: "50 万元" }]);
    expect(policyVersionsOf(db).filter((v) => v.region === "37")).toHaveLength(4);
    const gap = await answer({ previousUntil: "2026-11-30" });
    expect(gap.init?.status).toBe(422);
    expect(gap.data.hurdle?.repair).toEqual({ fromOn: "2026-12-01", previousUntil: "2026-12-31" });
    const repaired = { previousUntil: "2026-11-30", "repair-fromOn": "2026-12-01" };
    expect(await post(newRoute, admin.cookie, params, typed(base, repaired))).toBe(303);
    expect(policyVersionsOf(db).find((v) => v.fromOn === "2026-12-01")).toBeUndefined();
    const next = proposed();
    const decide = (cookie: string, body: object) =>
      post(versionRoute, cookie, { versionId: String(next.id) }, body);
    // Who proposed it cannot confirm it; nothing is in force until another does.
    expect(await decide(admin.cookie, { answer: "yes" })).toBe(403);
    expect(await decide(signInAs(db, "loan-officer").cookie, { answer: "yes" })).toBe(403);
    const { cookie: leader, person } = signInAs(db, "leader");
    expect([policiesHome.waiting(db, person), policiesHome.waiting(db, admin.person)]).toEqual([1, 0]);
    expect(await policiesHome.part(db, person, "zh")).toMatchObject({
      sections: [{ count: 1, waits: true }],
    });
    expect(await decide(leader, { answer: "no" })).toBe(400);
    expect(
      await statusOf(() => versionRoute.loader(call("/policies/1", leader, { versionId: String(next.id) }))),
    ).toBe(200);
    expect(add({ fromOn: "2028-01-01" })).toMatchObject({ ok: false });
    expect(await decide(leader, { answer: "yes" })).toBe(303);
    expect(policyVersionsOf(db).find((v) => v.fromOn === "2026-12-01")).toBeDefined();
    expect(openVersion().fromOn).toBe("2026-12-01");
  });

  it("says in the field what is wrong", async () => {
    const base = openVersion();
    const params = { versionId: String(base.id) };
    for (const [change, status] of [
      [{ personCap: "many" }, 400],
      [{ statePays: "300" }, 400],
      [{ repeatMost: "-1" }, 400],
      [{ personRule: "HALF" }, 400],
      [{ fromOn: "2027-02-30" }, 400],
      [{ document: "" }, 400],
      [{ fromOn: "2023-10-01" }, 422],
    ] as const)
      expect(await post(newRoute, admin.cookie, params, typed(base, change))).toBe(status);
  });

  it("enters an LPR once, not ahead of its day", async () => {
    const lpr = (publishedOn: string, rate = "3.00") =>
      post(
        lprRoute,
        admin.cookie,
        {},
        {
          publishedOn,
          rate,
          source: "公告",
          confidence: "official",
          read: `lpr ${publishedOn} 30000`,
        },
      );
    expect(await lpr("2025-11-20")).toBe(303);
    expect(await lpr("2025-11-20", "2.95")).toBe(422);
    // The base lending rate is a series of its own: the same day is free there, once.
    const base = () =>
      post(
        lprRoute,
        admin.cookie,
        {},
        {
          series: "base",
          publishedOn: "2007-09-15",
          rate: "7.29",
          read: "base 2007-09-15 72900",
          source: "公告",
          confidence: "official",
        },
      );
    expect(await base()).toBe(303);
    expect(await base()).toBe(422);
    expect(await lpr("2199-11-20")).toBe(422);
    expect(await lpr("2019-07-20")).toBe(422);
    expect(await lpr("2025-12-22", "three")).toBe(400);
    expect(lprTable(db).find((r) => r.from === "2025-11-20")?.ratePpm).toBe(30_000);
  });

  it("the calendar: holidays and make-up days as shipped, and what the administrator says over them", async () => {
    const edit = (body: object) => post(calendarRoute, admin.cookie, {}, body);
    const none = new Map();
    expect(isWorkingDay("2026-10-01", none)).toBe(false);
    expect(isWorkingDay("2026-10-10", none)).toBe(true);
    expect(addWorkingDays("2026-09-30", 1, none)).toBe("2026-10-08");
    expect(workingDaysBetween("2026-09-30", "2026-10-10", none)).toBe(3);
    expect(await edit({ fromOn: "2027-02-05", toOn: "2027-02-11", kind: "rest", name: "春节" })).toBe(303);
    const edits = calendarEdits(db);
    expect(edits.size).toBe(7);
    expect(addWorkingDays("2027-02-04", 1, edits)).toBe("2027-02-12");
    // The year is known by its last holidays: then the page asks for it no more.
    expect(knowsYear("2027", edits)).toBe(false);
    expect(await edit({ fromOn: "2027-10-01", toOn: "2027-10-07", kind: "rest", name: "国庆节" })).toBe(303);
    expect(knowsYear("2027", calendarEdits(db))).toBe(true);
    expect(await edit({ fromOn: "2027-10-01", toOn: "2027-10-07", kind: "usual" })).toBe(303);
    expect(await edit({ fromOn: "2027-02-05", toOn: "2027-02-11", kind: "usual" })).toBe(303);
    expect(calendarEdits(db).size).toBe(0);
    expect(await edit({ fromOn: "2027-02-11", toOn: "2027-02-05", kind: "rest", name: "春节" })).toBe(400);
    expect(await edit({ fromOn: "2027-01-01", toOn: "2027-12-31", kind: "rest", name: "全年" })).toBe(422);
  });
});

describe("rules about residents", () => {
  it("hold by region and day: a county's own version from its day on, the country's before and elsewhere", () => {
    const country = policyVersionsOf(db, "residents").find((v) => v.toOn === null)!;
    const here = makeVillage(db);
    expect(residentRules(db, "2026-03-01", here)).toMatchObject({ receivingAge: 60, checkMonths: 12 });
    expect(residentRules(db, "2010-01-01", here)).toMatchObject({ receivingAge: null, checkMonths: null });
    const empty = Object.fromEntries(allKeys.map((key) => [key, ""]));
    const input = policyVersionForm.parse({
      ...empty,
      intent: "save",
      region: "371725",
      previousUntil: "",
      fromOn: "2026-05-01",
      document: "郓人社〔2026〕9号",
      source: "县人社局文件 2026-04-20",
      confidence: "official",
      pensionCheckMonths: "6",
      overAge: "62",
    });
    const made = addPolicyVersion(db, actorFor(admin.person, "policy.manage"), country, input);
    if (!made.ok) throw new Error(made.why);
    expect(residentRules(db, "2026-05-01", here)).toMatchObject({ checkMonths: 12 });
    expect(confirm(made.id)).toEqual({ ok: true });
    expect(residentRules(db, "2026-04-30", here)).toMatchObject({ checkMonths: 12, overAge: 60 });
    expect(residentRules(db, "2026-05-01", here)).toMatchObject({
      checkMonths: 6,
      overAge: 62,
      receivingAge: 60,
      againMonths: 1,
      document: "郓人社〔2026〕9号",
    });
  });

  it("an installation with loans' versions gets them with the upgrade, once", () => {
    const ids = policyVersionsOf(db, "residents").map((v) => v.id);
    for (const id of ids) {
      db.delete(policyValue).where(eq(policyValue.versionId, id)).run();
      db.delete(policyVersion).where(eq(policyVersion.id, id)).run();
    }
    const loans = policyVersionsOf(db).length;
    loadPolicies(db);
    loadPolicies(db);
    expect(policyVersionsOf(db, "residents")).toHaveLength(ids.length);
    expect(policyVersionsOf(db)).toHaveLength(loans);
  });
});
