import { expect, it } from "vitest";
import { heldFields } from "./held-fields";

it("kept fields are called by their names; what nobody typed is left out", () => {
  expect(
    heldFields([
      ["requestKey", "k"],
      ["villageId", "3"],
      ["name", "张小龙"],
      ["phone", ""],
      ["toString", "x"],
    ]),
  ).toEqual([
    { name: "name", value: "张小龙" },
    { name: null, value: "x" },
  ]);
});
