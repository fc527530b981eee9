import type { Db } from "db/client.server";
import { equipmentHolder, household, householdMember, person, shopMonth, villageShop } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import * as headPage from "~/areas/people/routes/households/head";
import * as leavingPage from "~/areas/people/routes/households/leaving";
import * as pensionPage from "~/areas/people/routes/households/pension";
import { type Role, roles } from "~/platform/access/capabilities";
import { setDatabase } from "~/platform/database.server";
import { addDays, todayOn } from "~/platform/dates";
import { readNotice } from "~/platform/http/notice.server";
import { donationLine, makeDonation } from "../../../tests/support/donation-fixture";
import { makeHousehold } from "../../../tests/support/household-fixture";
import { makeLoan } from "../../../tests/support/loan-fixture";
import { freshNumber, register } from "../../../tests/support/people-fixture";
import { signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeVillage } from "../../../tests/support/training-fixture";
import { homeSources } from "./home-sources.server";

let db: Db;
let village: number;
let [xu, son, home] = [0, 0, 0];

/** 徐兰 owes a loan, holds things and keeps an open shop. */
beforeEach(() => {
  db = testDb();
  setDatabase(db);
  village = makeVillage(db);
  xu = register(db, village, { name: "徐兰", idNumber: freshNumber("19560301", "female") }).id;
  son = register(db, village, { name: "徐大海" }).id;
  makeLoan(db, village, "2026-03-10", {}, { appliedOn: "2026-02-01", personId: xu });
  const { id: holderId } = db
    .insert(equipmentHolder)
    .values({ villageId: village, kind: "person", personId: xu, createdBy: "x", createdAt: 0 })
    .returning()
    .get();
  makeDonation(db, [donationLine(village, { holder: { holderId } })]);
  db.insert(villageShop)
    .values({
      ...{ personId: xu, villageId: village, platform: "taobao", name: "徐兰店", goods: "蒜" },
      ...{ openedOn: "2025-05-08", createdBy: "x", createdAt: 0, updatedAt: 0 },
    })
    .run();
});

const cadre = () => signInAs(db, "cadre", [village]).cookie;
const told = async (answer: unknown) => {
  const cookie = (answer as Response).headers.get("Set-Cookie") ?? "";
  return (await readNotice(new Request("http://x/", { headers: { cookie } })))?.text ?? "";
};
const tellsAll = (text: string) => {
  for (const words of ["1 笔贷款没有还清", "名下还有捐赠设备", "网店「徐兰店」还记着在营"])
    expect(text).toContain(words);
};
const memberId = () =>
  String(db.select().from(householdMember).where(eq(householdMember.personId, xu)).get()?.id);

it("whoever says that a member left by death is told what hangs on them", async () => {
  home = makeHousehold(db, village, son, [[xu, "52"]]);
  const leaves = (reason: string, lastOn: string) =>
    leavingPage.action(
      call("/x", cadre(), { householdId: String(home), memberId: memberId() }, { reason, lastOn }),
    );
  tellsAll(await told(await leaves("died", "2026-11-01")));
  expect(db.select().from(person).where(eq(person.id, xu)).get()?.diedOn).toBe("2026-11-01");
});

it("whoever names the next head of a household whose head died is told", async () => {
  home = makeHousehold(db, village, xu, [[son, "20"]]);
  const { revision } = db.select().from(household).where(eq(household.id, home)).get()!;
  const form = { personId: String(son), fromOn: "2026-11-02", former: "died", revision: String(revision) };
  tellsAll(await told(await headPage.action(call("/x", cadre(), { householdId: String(home) }, form))));
});

it("whoever enters a pension check that finds a death is told: alone, a member, or the head", async () => {
  const check = (result: string) =>
    pensionPage.action(
      call(
        "/x",
        cadre(),
        { personId: String(xu) },
        { checkedOn: todayOn(), status: result === "deceased" ? "ended" : "receiving", result },
      ),
    );
  expect(await told(await check("passed"))).not.toContain("贷款");
  tellsAll(await told(await check("deceased")));
  db.update(person).set({ diedOn: null }).run();
  home = makeHousehold(db, village, son, [[xu, "52"]]);
  tellsAll(await told(await check("deceased")));
});

it("things and shops of the dead stand on the home of who has to act, until somebody else has them, the shop is closed or sells on", async () => {
  const keys = async (role: Role, villages: "all" | number[] = "all") => {
    const who = signInAs(db, role, villages).person;
    const parts = await Promise.all(homeSources.map((s) => s.part(db, who, "zh")));
    return parts
      .flatMap((p) => p.sections ?? [])
      .filter((s) => ["equipment.deaths", "trips.shopDeaths"].includes(s.key))
      .map((s) => [s.key, s.rows[0]?.to]);
  };
  for (const role of roles) expect(await keys(role, role === "cadre" ? [village] : "all")).toEqual([]);
  db.update(person).set({ diedOn: "2026-10-20" }).where(eq(person.id, xu)).run();
  const shop = ["trips.shopDeaths", expect.stringMatching(/^\/shops\/\d+$/)];
  const thing = ["equipment.deaths", expect.stringMatching(/^\/equipment\/\d+$/)];
  const own = async () => keys("cadre", [village]);
  expect(new Set(await own())).toEqual(new Set([shop, thing]));
  expect(await keys("trainer")).toEqual([shop]);
  expect(await keys("administrator")).toEqual([]);
  expect(await keys("cadre", [makeVillage(db, "外村", "371725101299")])).toEqual([]);
  const month = { shopId: 1, salesFen: 100, incomeFen: 0, writtenBy: "x", writtenAt: 0 };
  db.insert(shopMonth)
    .values({ ...month, month: "2026-10" })
    .run();
  expect(await own()).toHaveLength(2);
  db.insert(shopMonth)
    .values({ ...month, month: "2026-11" })
    .run();
  expect(await own()).toEqual([thing]);
  db.delete(shopMonth).run();
  db.update(villageShop)
    .set({ closedOn: addDays(todayOn(), -1) })
    .run();
  expect(await own()).toEqual([thing]);
  db.update(equipmentHolder).set({ kind: "village", personId: null }).run();
  expect(await own()).toEqual([]);
});
