import { expect, it } from "vitest";
import { testDb } from "../../../tests/support/test-db";
import { makeVillage } from "../../../tests/support/training-fixture";
import { takePlaceWords } from "./place-meant.server";

it("takes the place that words mean among villages and others together, and asks where they mean several", () => {
  const db = testDb();
  const [own, quiet] = ["孔庄村", "薛楼村"].map((name, i) =>
    makeVillage(db, name, `37172510120${i + 1}`),
  ) as [number, number];
  const others = [
    { value: "h-1", label: "孔庄村 孔庄小学" },
    { value: "h-2", label: "孔庄村 电商服务站" },
    { value: "back", label: "退回联拓公司" },
  ];
  const meant = (words: string, choice = "") => {
    const form = new FormData();
    form.set("to", choice);
    form.set("toWords", words);
    takePlaceWords(db, "all", form, "to", others);
    return form.get("to");
  };
  // One village fits, and things in it: the page says so as well.
  expect([meant("孔"), meant("孔庄")]).toEqual(["", ""]);
  expect([meant("孔", `v-${own}`), meant("")]).toEqual(["", ""]);
  // A whole name, and the only one that fits, are meant.
  expect([meant("孔庄村"), meant("薛")]).toEqual([`v-${own}`, `v-${quiet}`]);
  expect([meant("小学"), meant("孔庄村 电商服务站"), meant("退回")]).toEqual(["h-1", "h-2", "back"]);
  expect([meant("哪里"), meant("孔庄村 孔庄小学", "h-1")]).toEqual(["", "h-1"]);
});
