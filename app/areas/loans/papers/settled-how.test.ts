import { describe, expect, it } from "vitest";
import type { Day } from "~/platform/dates";
import { stateWord } from "../money/loan-badge";
import type { BookEvent } from "../money/loan-book";
import { settledHow } from "./settled-how";

const maturesOn = "2027-04-16";
const extendedTo = "2027-10-16";
const extension: BookEvent = {
  id: 1,
  kind: "extended",
  on: maturesOn,
  toOn: extendedTo,
  principalFen: 0,
  interestFen: 0,
  penaltyFen: 0,
  ratePpm: null,
  lprPpm: null,
  ofId: null,
  recordedOn: maturesOn,
};
const how = (settledOn: Day, events: BookEvent[]) => {
  const said = settledHow({ state: "settled", settledOn, balanceFen: 0, maturesOn }, events, null, 0);
  return said && [said.way, said.extendedTo];
};
/** The word of pages and of the ledger card. */
const badge = (settledOn: Day, extended: boolean) =>
  stateWord(
    { state: "settled", settledOn, balanceFen: 0 },
    {
      maturesOn,
      extended,
      overdueFen: 0,
      today: "2027-12-01",
      ...(extended ? { endsOn: extendedTo } : {}),
    },
  ).word;

describe("how a loan came to its end", () => {
  it.each([
    ["2027-04-15", [], ["early", null], "settled-early"],
    ["2027-04-16", [], ["due", null], "settled-due"],
    ["2027-04-17", [], ["late", null], "settled-late"],
    // Paid off before the extension began: it never held.
    ["2027-04-15", [extension], ["early", null], "settled-early"],
    ["2027-04-16", [extension], ["due", null], "settled-due"],
    ["2027-05-26", [extension], ["extended-early", extendedTo], "settled-early"],
    ["2027-10-16", [extension], ["extended", extendedTo], "settled-due"],
    ["2027-10-17", [extension], ["late", extendedTo], "settled-late"],
  ] as const)("%s, extended %j: %j, %s", (on, events, said, word) => {
    expect(how(on, [...events])).toEqual(said);
    expect(badge(on, events.length > 0)).toBe(word);
  });
});
