import { expect, it } from "vitest";
import { sourceRow } from "./source-rows";

const patterns = [
  { field: "name" as const, heading: /姓名/, needed: true },
  { field: "phone" as const, heading: /电话/ },
];
const layout = { headingRow: 0, columns: { name: 1, phone: 2 }, ignored: [] };

it("a row with nothing but a telephone number is a record that lacks its name; numbered and closing lines are none", () => {
  const read = sourceRow(layout as never, patterns as never);
  const row = (...texts: string[]) =>
    read(
      5,
      texts.map((text) => ({ text, kind: text ? "text" : "empty" }) as never),
    );
  expect(row("3", "", "138 5301 2345")).toMatchObject({ row: 5 });
  expect(row("4", "", "")).toBeNull();
  expect(row("合计", "", "12")).toBeNull();
});
