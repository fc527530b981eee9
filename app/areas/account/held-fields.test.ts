import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { heldFields } from "./held-fields";

it("kept fields are called by their names; what nobody typed is left out", () => {
  expect(
    heldFields([
      ["requestKey", "k"],
      ["villageId", "3"],
      ["name", "张小龙"],
      ["phone", ""],
      ["toString", "x7"],
    ]),
  ).toEqual([
    { name: "name", about: null, says: null, value: "张小龙" },
    { name: null, about: null, says: null, value: "x7" },
  ]);
});

it("a choice is said to be made, never by the program's word or number for it", () => {
  expect(
    heldFields([
      ["marital", "not-married"],
      ["weekdays", "1"],
      ["weekdays", "2"],
      ["village", "12"],
      ["succeeds", "yes"],
      ["lines[2].amount", "300"],
      ["cost-7", "45.00"],
      ["spouseId", "371725199003070021"],
      ["note", "ok"],
    ]).map((f) => [f.name, f.says ?? f.value]),
  ).toEqual([
    ["marital", "chosen"],
    ["weekdays", ""],
    ["village", "chosen"],
    ["succeeds", "yes"],
    ["amount", "300"],
    ["cost", "45.00"],
    ["spouseId", "371725199003070021"],
    ["note", "ok"],
  ]);
});

it("a mark of one among many says whose it is", () => {
  expect(
    heldFields([
      ["about-61", "郝艳"],
      ["was-planScore-61", "70"],
      ["planScore-61", "85"],
      ["relation.61", "妻"],
      ["testScore-62", "90"],
    ]),
  ).toEqual([
    { name: "planScore", about: "郝艳", says: null, value: "85" },
    { name: "relation", about: "郝艳", says: null, value: "妻" },
    { name: "testScore", about: null, says: null, value: "90" },
  ]);
});

/** Files, codes and passwords are never kept. */
const unkept = ["scan", "front", "code", "password"];

it("marks say which they are; what stood there before and still does is none", () => {
  expect(
    heldFields([
      ["weekdays", "1"],
      ["weekdays", "5"],
      ["halves", "pm"],
      ["was-planScore-61", "85"],
      ["planScore-61", "85"],
      ["was-testScore-61", "70"],
      ["testScore-61", ""],
    ]).map((f) => [f.name, f.marks ?? f.says]),
  ).toEqual([
    ["weekdays", ["day.1", "day.5"]],
    ["halves", ["half.pm"]],
    ["testScore", "emptied"],
  ]);
  expect(heldFields([["to", "张小龙"]], "/certificates/44")[0]?.name).toBe("handTo");
  expect(heldFields([["to", "李"]], "/equipment/1")[0]?.name).toBe("to");
});

it("every field of a form that is typed into has a name", () => {
  const names = new Map<string, string>();
  for (const file of readdirSync("app/areas", { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".tsx") || file.startsWith("kit")) continue;
    const page = readFileSync(`app/areas/${file}`, "utf8");
    for (const [, name = ""] of page.matchAll(/(?:field|text)\("([a-z]\w+)"/g)) names.set(name, file);
  }
  expect(names.size).toBeGreaterThan(150);
  const nameless = [...names].filter(
    ([name]) => !unkept.includes(name) && heldFields([[name, "7 张"]]).some((f) => f.name === null),
  );
  expect(nameless).toEqual([]);
});
