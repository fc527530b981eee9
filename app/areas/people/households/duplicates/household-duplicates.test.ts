import { auditEvent, household, householdMember, householdPair, person } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { bySystem } from "~/platform/audit/record-event.server";
import { brokenDays, makeHousehold } from "../../../../../tests/support/household-fixture";
import { freshNumber, register } from "../../../../../tests/support/people-fixture";
import { actorFor, signInAs } from "../../../../../tests/support/signed-in";
import { testDb } from "../../../../../tests/support/test-db";
import { call, makeVillage, statusOf } from "../../../../../tests/support/training-fixture";
import { compareAtNight, lastCompared } from "../../compare/compare-all.server";
import * as pairRoute from "../../routes/households/household-duplicate";
import * as listRoute from "../../routes/households/household-duplicates";
import { headBeforeMerge, openHouseholdMerge } from "../household-merges.server";
import { mergeHouseholds } from "../merge/merge-households.server";
import { undoHouseholdMerge } from "../merge/undo-household-merge.server";
import { head } from "../relation";
import { householdScore } from "./household-score";
import { scanHouseholds } from "./scan-households.server";

let db: ReturnType<typeof testDb>;
let here: number;
let there: number;
beforeEach(() => {
  db = testDb();
  here = makeVillage(db);
  there = makeVillage(db, "大丁村", "371725101207");
});

const someone = (name: string, birth: string, villageId = here, sex: "male" | "female" = "male") =>
  register(db, villageId, { name, phone: null, idNumber: freshNumber(birth, sex) }).id;
const pairs = () => db.select().from(householdPair).all();

/** A household and its double: the head and a member on record twice, in whatever villages. */
function twice(second = here, houseNumber: string | null = "12号") {
  const a = makeHousehold(
    db,
    here,
    someone("张守田", "19500301"),
    [[someone("王秀兰", "19520501", here, "female"), "12"]],
    "2020-01-01",
    houseNumber,
  );
  const b = makeHousehold(
    db,
    second,
    someone("张守田", "19500301", second),
    [[someone("王秀兰", "19520501", second, "female"), "12"]],
    "2021-01-01",
    houseNumber,
  );
  return { a, b };
}

describe("double households", () => {
  it("the same head, door and people are found; a divided family and a namesake are not", () => {
    const { a, b } = twice();
    makeHousehold(db, here, someone("张建国", "19780301"), [], "2020-01-01", "12号");
    makeHousehold(db, here, someone("张守田", "19880301"), [], "2020-01-01", "40号");
    scanHouseholds(db, bySystem);
    expect(pairs().map((p) => [p.householdAId, p.householdBId, p.score])).toEqual([[a, b, 100]]);
  });

  it("of two villages too, by the people; told apart, the pair does not come back", async () => {
    const { a, b } = twice(there, null);
    scanHouseholds(db, bySystem);
    expect(pairs()).toMatchObject([{ householdAId: a, householdBId: b, score: 100 }]);
    const { cookie } = signInAs(db, "loan-officer");
    const at = { householdPairId: String(pairs()[0]!.id) };
    const page = (await pairRoute.loader(call("/x", cookie, at))) as { a: { members: string[] } };
    expect(page.a.members).toEqual(["妻子 王秀兰，74 岁"]);
    expect(await statusOf(() => pairRoute.action(call("/x", cookie, at, {})))).toBe(303);
    scanHouseholds(db, bySystem);
    expect(pairs()).toMatchObject([{ state: "dismissed" }]);
    const list = (await listRoute.loader(call("/x?state=dismissed", cookie, {}))) as { pairs: unknown[] };
    expect(list.pairs).toHaveLength(1);
    const reopen = () => listRoute.action(call("/x", cookie, {}, { reopen: at.householdPairId }));
    expect(await statusOf(reopen)).toBe(303);
    expect(pairs()).toMatchObject([{ state: "suspected" }]);
    // Half a pair is none; and not everybody merges.
    const half = signInAs(db, "loan-officer", [here]).cookie;
    expect(await statusOf(() => pairRoute.loader(call("/x", half, at)))).toBe(404);
    const cadre = signInAs(db, "cadre", [here, there]).cookie;
    expect(await statusOf(() => pairRoute.loader(call("/x", cadre, at)))).toBe(403);
  });

  it("merged across villages: one household, the question answered; undone, both are as they were", () => {
    const { a, b } = twice(there, null);
    scanHouseholds(db, bySystem);
    const before = [household, householdMember, householdPair, person].map((t) => db.select().from(t).all());
    const { person: staff } = signInAs(db, "loan-officer");
    const actor = actorFor(staff, "household.merge");
    const rows = db.select().from(household).all();
    const members = db.select().from(householdMember).where(eq(householdMember.householdId, b)).all();
    const done = mergeHouseholds(db, actor, {
      survivorId: a,
      mergedId: b,
      choices: {},
      years: new Map(),
      benefits: new Map(),
      relations: new Map(members.map((m) => [m.personId, "97"])),
      revisions: { survivor: rows[0]!.revision, merged: rows[1]!.revision },
    });
    if (!done.ok) throw new Error(done.why);
    expect(pairs()).toMatchObject([{ state: "merged" }]);
    // The page of the merge names both as they were.
    const kept = openHouseholdMerge(db, a, b)!;
    const headOfMerged = members.find((m) => m.relation === head)?.personId;
    expect(headBeforeMerge(db, kept, b)).toBe(
      db.select().from(person).where(eq(person.id, headOfMerged!)).get()?.name,
    );
    expect(brokenDays(db, "2020-12-01", "2021-02-01")).toEqual([]);
    scanHouseholds(db, bySystem);
    expect(undoHouseholdMerge(db, actor, done.mergeId)).toMatchObject({ ok: true });
    expect([household, householdMember, householdPair, person].map((t) => db.select().from(t).all())).toEqual(
      before,
    );
  });

  it("by night once, in the small hours", async () => {
    twice();
    const night = Date.parse("2026-11-29T02:30:00+08:00");
    expect(compareAtNight(db, night - 3 * 3_600_000)).toBeNull();
    await compareAtNight(db, night);
    expect(pairs()).toHaveLength(1);
    expect(lastCompared(db)).not.toBeNull();
    expect(compareAtNight(db, Date.parse("2026-11-29T03:30:00+08:00"))).toBeNull();
    const events = db
      .select()
      .from(auditEvent)
      .all()
      .map((e) => e.event);
    expect(events.filter((e) => e.startsWith("duplicate."))).toEqual([
      "duplicate.scanned",
      "duplicate.households-scanned",
    ]);
  });

  it("no points for what is blank in both", () => {
    const blank = { villageId: 1, registryNo: null, houseNumber: "", head: null, others: [] };
    expect(householdScore(blank, { ...blank })).toEqual({ score: 0, reasons: [] });
  });
});
