import { village } from "db/schema";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { PersonInput } from "~/areas/people";
import { createPersonIn } from "~/areas/people/index.server";
import { addDays, todayOn } from "~/platform/dates";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeVillage } from "../../../tests/support/training-fixture";
import { openVillages, whyClosed } from "./open-villages.server";
import * as choices from "./routes/choices";
import { openVillageChoices, villageChoices } from "./village-choices.server";

describe("a village that was taken up", () => {
  it("is a filter of the past, and nothing new is written in it", async () => {
    const db = testDb();
    const [kept, taken, left] = ["孔庄村", "冯屯村", "薛楼村"].map((name, i) =>
      makeVillage(db, name, `37172510120${i + 1}`),
    ) as [number, number, number];
    const set = (id: number, values: Partial<typeof village.$inferInsert>) =>
      db.update(village).set(values).where(eq(village.id, id)).run();
    set(taken, { mergedIntoId: kept, leftOn: addDays(todayOn(), -1) });
    set(left, { leftOn: addDays(todayOn(), -1) });

    expect(villageChoices(db, "all", "zh").villages).toHaveLength(3);
    expect(openVillageChoices(db, "all", "zh").villages.map((v) => v.id)).toEqual([kept]);
    expect(openVillages(db, "all").map((v) => v.id)).toEqual([kept]);
    expect(whyClosed(db, kept)).toBeNull();
    expect(whyClosed(db, left)).toMatch(/^closedVillage\.left/);

    const { person, cookie } = signInAs(db, "administrator");
    const typed = async (query: string) =>
      (await (await choices.loader(call(`/villages/choices?q=村${query}`, cookie, {}))).json()) as unknown[];
    expect([(await typed("")).length, (await typed("&open=1")).length]).toEqual([3, 1]);

    const made = db.transaction((tx) =>
      createPersonIn(tx, actorFor(person, "person.create"), {
        name: "尹新登",
        idNumber: "372926199001011234",
        villageId: taken,
      } as PersonInput),
    );
    expect(made).toMatchObject({ ok: false, why: whyClosed(db, taken) });
    expect(whyClosed(db, taken)).toContain("closedVillage.merged");
    expect(whyClosed(db, taken)).toContain("孔庄村");
  });
});
