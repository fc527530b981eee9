import { expect, it } from "vitest";
import { saveButton } from "./save-button";

const plain = { forEnter: false, primary: false };
const leads = { ...plain, primary: true };
const forEnter = { ...plain, forEnter: true };

it("Ctrl Enter presses the button that saves, and none where nobody can tell which", () => {
  expect(saveButton([plain], true)).toBe(plain);
  expect(saveButton([plain, leads], true)).toBe(leads);
  expect(saveButton([forEnter, leads], true)).toBe(forEnter);
  expect(saveButton([{ ...plain }, { ...plain }], true)).toBeUndefined();
  expect(saveButton([leads, { ...leads }], true)).toBeUndefined();
});

it("Ctrl Enter presses nothing where there is nothing to fill in", () => {
  expect(saveButton([leads], false)).toBeUndefined();
});
