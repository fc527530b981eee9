import { auditEvent } from "db/schema";
import { desc } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { todayOn } from "~/platform/dates";
import { signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeClass, makeVillage, statusOf } from "../../../tests/support/training-fixture";
import * as profile from "./routes/profile-pdf";
import * as targets from "./routes/targets";
import { supportOfVillage } from "./village-support.server";

const year = Number(todayOn().slice(0, 4));
let db: ReturnType<typeof testDb>;
let own: number;
let foreign: number;
beforeEach(() => {
  db = testDb();
  own = makeVillage(db);
  foreign = makeVillage(db, "大高庄村", "371725109209");
});

const send = (cookie: string, villageId: number, form: Record<string, string>) =>
  targets.action(call(`/x?year=${year}`, cookie, { villageId: String(villageId) }, form));

describe("targets of a village", () => {
  it("are set, changed, taken away; the page says how far they are reached", async () => {
    makeClass(db, own, { startsOn: `${year}-01-05` });
    const { cookie, person } = signInAs(db, "leader", [own]);
    expect(await statusOf(() => send(cookie, own, { trained: "12", sales: "1.5万", shops: "" }))).toBe(303);
    const shown = () =>
      supportOfVillage(db, person, own, "zh")?.targets.map((t) => [t.key, t.doneText, t.targetText, t.share]);
    expect(shown()).toEqual([
      ["trained", "3", "12", 25],
      ["sales", "0.00", "15,000.00", 0],
    ]);
    await send(cookie, own, { trained: "3", sales: "" });
    expect(shown()).toEqual([["trained", "3", "3", 100]]);
    const event = db.select().from(auditEvent).orderBy(desc(auditEvent.id)).limit(1).get();
    expect([event?.event, JSON.parse(event?.after ?? "{}")]).toEqual([
      "target.set",
      { trained: 3, sales: null },
    ]);
  });

  it("of a day long ago are none, and the page stands", () => {
    const { person } = signInAs(db, "leader", [own]);
    expect(supportOfVillage(db, person, own, "zh", "1999-01-01")?.targets).toEqual([]);
  });

  it("keep what was typed wrong", async () => {
    const { cookie } = signInAs(db, "leader", [own]);
    const refused = (await send(cookie, own, { trained: "很多", shops: "3" })) as {
      data: { typed: Record<string, string>; errors: Record<string, string> };
      init: { status: number };
    };
    expect(refused.init.status).toBe(400);
    expect(refused.data.typed).toMatchObject({ trained: "很多", shops: "3" });
    expect(Object.keys(refused.data.errors)).toEqual(["trained"]);
  });

  it("of another village are not there, and are not for everybody", async () => {
    const { cookie } = signInAs(db, "leader", [own]);
    expect(await statusOf(() => send(cookie, foreign, { trained: "1" }))).toBe(404);
    const params = { villageId: String(foreign) };
    expect(await statusOf(() => targets.loader(call("/x", cookie, params)))).toBe(404);
    expect(await statusOf(() => profile.loader(call("/x", cookie, params)))).toBe(404);
    expect(await statusOf(() => send(signInAs(db, "cadre", [own]).cookie, own, { trained: "1" }))).toBe(403);
    expect(supportOfVillage(db, signInAs(db, "cadre", [own]).person, foreign, "zh")).toBeNull();
  });
});
