import { expect, it } from "vitest";
import { readGranted, typedOfLines } from "./approval-form";

const lines = [
  { id: 1, subsidyFen: 80_673 },
  { id: 2, subsidyFen: 50_000 },
  { id: 3, subsidyFen: -4_887 },
];
const form = (fields: Record<string, string>) => {
  const made = new FormData();
  for (const [name, value] of Object.entries(fields)) made.set(name, value);
  return made;
};

it("says of each field why finance's answer cannot be taken, and keeps what was typed", () => {
  const typed = { "granted-1": "782.29", "reason-1": "", "granted-2": "9,999", "granted-3": "abc" };
  expect(readGranted(form(typed), lines)).toEqual({
    ok: false,
    errors: { "reason-1": "reasonMissing", "granted-2": "grantedTooMuch", "granted-3": "badAmount" },
  });
  expect(typedOfLines(form(typed), lines)).toEqual(typed);
});

it("refuses less than nothing in words, with a reason or without", () => {
  for (const reason of ["核减", ""])
    expect(readGranted(form({ "granted-1": "-3", "reason-1": reason }), lines)).toEqual({
      ok: false,
      errors: { "granted-1": "grantedNegative" },
    });
});

it("takes a cut with its reason and an adjustment as it stands", () => {
  const read = readGranted(
    form({ "granted-1": "782.29", "reason-1": "少一天", "granted-2": "", "granted-3": "-48.87" }),
    lines,
  );
  expect(read.ok && [...read.granted]).toEqual([
    [1, { fen: 78_229, reason: "少一天" }],
    [3, { fen: -4_887, reason: null }],
  ]);
});
