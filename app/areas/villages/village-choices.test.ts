import { describe, expect, it } from "vitest";
import { signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeVillage } from "../../../tests/support/training-fixture";
import * as choices from "./routes/choices";
import { villageChoices, villageFilter } from "./village-choices.server";

describe("choosing a village", () => {
  it("offers few villages outright and many by typing, never one outside the scope", async () => {
    const db = testDb();
    const ids = Array.from({ length: 61 }, (_, i) => makeVillage(db, `第${i}村`, `3717251${10_000 + i}`));
    const few = villageChoices(db, ids.slice(0, 60), "zh");
    expect(few.byTyping).toBe(false);
    expect(few.villages.map((v) => v.id)).toEqual(ids.slice(0, 60));

    expect(villageChoices(db, "all", "zh")).toEqual({ villages: [], byTyping: true });
    expect(villageChoices(db, "all", "zh", ids[7]).villages.map((v) => v.id)).toEqual([ids[7]]);
    // The filter of a list: what is chosen has its name, the others come from the address.
    expect(villageFilter(db, "all", "zh", ids[7])).toMatchObject({
      items: [{ id: ids[7] }],
      from: "/villages/choices",
    });
    expect(villageFilter(db, ids.slice(0, 60), "zh").from).toBeNull();
    const own = ids.slice(0, 2);
    expect(villageChoices(db, own, "zh", ids[7]).villages.map((v) => v.id)).toEqual(own);

    const { cookie } = signInAs(db, "cadre", own);
    const typed = async (q: string) =>
      (await (await choices.loader(call(`/villages/choices?q=${q}`, cookie, {}))).json()) as {
        value: string;
      }[];
    expect((await typed("第1村")).map((v) => v.value)).toEqual([String(ids[1])]);
    expect(await typed("第7村")).toEqual([]);
  });
});
