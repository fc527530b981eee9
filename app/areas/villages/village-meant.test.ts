import { expect, it } from "vitest";
import { testDb } from "../../../tests/support/test-db";
import { makeVillage } from "../../../tests/support/training-fixture";
import { takeVillageWords, villageMeant } from "./village-meant.server";

it("takes the village that words mean, asks when they mean several or none, and never one outside the scope", () => {
  const db = testDb();
  const [own, alike, foreign] = ["孔庄村", "孔庄东村", "薛楼村"].map((name, i) =>
    makeVillage(db, name, `37172510120${i + 1}`),
  ) as [number, number, number];
  const scope = [own, alike];
  expect(villageMeant(db, scope, "孔庄村")?.id).toBe(own);
  expect(villageMeant(db, scope, "孔庄")).toBeUndefined();
  expect(villageMeant(db, scope, "孔庄东")?.id).toBe(alike);
  expect(villageMeant(db, scope, "薛楼村")).toBeUndefined();
  expect(villageMeant(db, "all", "薛楼村")?.id).toBe(foreign);

  const sent = (villageId: string, villageIdWords?: string) => {
    const form = new URLSearchParams({
      villageId,
      ...(villageIdWords === undefined ? {} : { villageIdWords }),
    });
    takeVillageWords(db, scope, form);
    return form.get("villageId");
  };
  // A list sends no words; a choice keeps its own, other words win over it, none clear it.
  expect(sent(String(foreign))).toBe(String(foreign));
  expect(sent(String(alike), "孔庄东村")).toBe(String(alike));
  expect(sent(String(alike), "孔庄村")).toBe(String(own));
  expect(sent(String(alike), "  ")).toBe("");
  expect(sent("", "哪里")).toBe("");
});
