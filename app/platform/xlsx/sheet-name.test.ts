import { expect, it } from "vitest";
import { sheetName } from "./sheet-name";

it("a long name of a sheet is cut between words, and says that it was", () => {
  expect(sheetName("Who changed or opened this record")).toBe("Who changed or opened this…");
  expect(sheetName("Applications for guaranteed loans")).toBe("Applications for guaranteed…");
  expect(sheetName("贷款/申请")).toBe("贷款 申请");
  expect(sheetName("长".repeat(40))).toBe(`${"长".repeat(30)}…`);
  expect(sheetName("Repayments")).toBe("Repayments");
});
