import { person } from "db/schema";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { changeDonationState } from "~/areas/donations/change-donation-state.server";
import { answered, askFacts } from "~/areas/reports/ask.server";
import { scopeFor } from "~/platform/access/actor";
import { roles } from "~/platform/access/capabilities";
import { addDays, todayOn } from "~/platform/dates";
import { closedClass } from "../../../tests/support/closed-class";
import { donationLine, makeDonation } from "../../../tests/support/donation-fixture";
import { makeHousehold } from "../../../tests/support/household-fixture";
import { register } from "../../../tests/support/people-fixture";
import { signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeClass, makeVillage } from "../../../tests/support/training-fixture";
import { homeSources } from "./home-sources.server";
import { loader } from "./routes/home";
import { waitingCounts } from "./waiting.server";

it("counts on the overview the areas that the home page lists, by the same item of the menu", () => {
  expect(answered.map((a) => [a.menu, a.home]).sort()).toEqual(homeSources.map((s) => [s.menu, s]).sort());
});

it("for every role the home page, the overview and the menu say the same number of things that wait", async () => {
  const db = testDb();
  const own = makeVillage(db);
  closedClass(db, { villageId: own, names: ["张小龙", "孔令霞"] });
  makeClass(db, own, { until: "applied", startsOn: addDays(todayOn(), 9) });
  makeClass(db, own, { startsOn: addDays(todayOn(), -1), halfDays: 4 });
  const d = makeDonation(db, [donationLine(own)], { until: "registered" });
  changeDonationState(db, d.edit, d.id, "submitted");
  makeDonation(db, [donationLine(own)], { until: "approved" });
  const [old, son] = ["孔庆山", "孔令魁"].map((name) => register(db, own, { name }));
  makeHousehold(db, own, old!.id, [[son!.id, "20"]]);
  db.update(person).set({ diedOn: todayOn() }).where(eq(person.id, old!.id)).run();

  const said: Record<string, number> = {};
  for (const role of roles) {
    const { person: who, cookie } = signInAs(db, role, role === "cadre" ? [own] : "all");
    const { heading } = await loader(call("/", cookie, {}));
    const onHome = Number(heading.match(/(\d+) 件/)?.[1] ?? 0);
    const scope = scopeFor(who.grants, "report.view") ?? [];
    const onOverview = askFacts(db, who, scope, [], "zh").waiting.count;
    const inMenu = Object.values(waitingCounts(db, who)).reduce((sum, n) => sum + n, 0);
    expect([role, onOverview, inMenu]).toEqual([role, onHome, onHome]);
    said[role] = onHome;
  }
  // Each of these has something, so that equal is not none.
  for (const role of ["administrator", "leader", "certificate-clerk", "loan-officer", "cadre"] as const)
    expect([role, said[role]]).not.toEqual([role, 0]);
});
