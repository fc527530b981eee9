import { loanApplication, loanBank } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { setCalendarDays } from "~/areas/policies/set-calendar-days.server";
import { calendarUsers } from "~/calendar-users.server";
import type { Day } from "~/platform/dates";
import { loanHouse, makeApplication } from "../../../../tests/support/application-fixture";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { findApplication } from "../application/application-queries.server";
import { offeredSteps } from "./offered-steps.server";
import { takeStep } from "./take-step.server";
import { standingOf } from "./why-not-step.server";

let db: ReturnType<typeof testDb>;
let house: ReturnType<typeof loanHouse>;
let village: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
  house = loanHouse(db, village);
});
const row = (id: number) => db.select().from(loanApplication).where(eq(loanApplication.id, id)).get()!;
/** Says of days whether people work; as the administrator's page does. */
const say = (fromOn: Day, toOn: Day, kind: "rest" | "usual") =>
  setCalendarDays(
    db,
    actorFor(signInAs(db, "administrator").person, "policy.manage"),
    { fromOn, toOn, kind, name: "停电" },
    calendarUsers,
  );

it("a calendar that changes moves the last day of what runs, and moves it back", () => {
  const { id } = makeApplication(db, house.staff, village, { until: "first-review" });
  const { dueOn, updatedAt } = row(id);
  say(dueOn as Day, dueOn as Day, "rest");
  expect((row(id).dueOn as Day) > (dueOn as Day)).toBe(true);
  // Nobody wrote the application: what is typed into its form meanwhile is not refused.
  expect(row(id).updatedAt).toBe(updatedAt);
  say(dueOn as Day, dueOn as Day, "usual");
  expect(row(id).dueOn).toBe(dueOn);
});

it("the day by which a refusal is told moves, too; what is over has none", () => {
  const { id } = makeApplication(db, house.staff, village, { until: "second-review" });
  const refused = takeStep(db, actorFor(house.staff.reviewer, "loan.review"), id, "refuse", {
    reason: "不符合条件",
    rule: "other",
    proofOn: row(id).appliedOn,
  });
  expect(refused).toMatchObject({ ok: true });
  const { dueOn } = row(id);
  expect(dueOn).not.toBeNull();
  say(dueOn as Day, dueOn as Day, "rest");
  expect((row(id).dueOn as Day) > (dueOn as Day)).toBe(true);
  const over = makeApplication(db, house.staff, village, { until: "contract-signed" }).id;
  db.update(loanApplication).set({ dueOn: null }).where(eq(loanApplication.id, over)).run();
  say("2026-12-01", "2026-12-04", "rest");
  expect(row(over).dueOn).toBeNull();
});

it("送银行 offers the bank that was applied for first of all", () => {
  const { id } = makeApplication(db, house.staff, village, { until: "guarantee-agreed" });
  db.update(loanApplication).set({ bankId: 2 }).where(eq(loanApplication.id, id)).run();
  const toBank = () =>
    offeredSteps(
      db,
      actorFor(house.staff.officer, "loan.view"),
      standingOf(db, findApplication(db, { villages: "all" }, id)!, "2026-11-20"),
      "zh",
    ).find((s) => s.key === "to-bank")!;
  const step = toBank();
  expect(step.asks.bank).toBe("2");
  expect(step.asks.banks?.map((b) => b.value)).toContain("2");
  // Stopped since: it is still there for what is under way, said so, and nobody sends it there unasked.
  db.update(loanBank).set({ leftOn: "2026-11-19" }).where(eq(loanBank.id, 2)).run();
  const { asks } = toBank();
  expect(asks.bank).toBeNull();
  expect(asks.banks?.find((b) => b.value === "2")?.label).toContain("（已停办）");
  const send = (bankId: number | null) =>
    takeStep(db, actorFor(house.staff.officer, "loan.edit"), id, "to-bank", { bankId });
  db.update(loanBank).set({ leftOn: "2026-11-19" }).where(eq(loanBank.id, 3)).run();
  expect(send(3)).toMatchObject({ ok: false, why: "step.why.bank" });
  expect(send(null)).toMatchObject({ ok: false, why: "step.why.bank" });
  expect(send(2)).toMatchObject({ ok: true });
});
