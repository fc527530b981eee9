import { describe, expect, it } from "vitest";
import { detailsFrom, differencesOf } from "./people-difference";

const nothing = { phone: null, group: null, ethnicity: null, education: null, category: null };
const empty = {
  phone: null,
  villageGroup: null,
  address: null,
  ethnicity: null,
  education: null,
  category: null,
};

describe("what a roster says otherwise than the record", () => {
  it("is nothing where a cell is empty or says the same", () => {
    const on = { ...empty, phone: "13805301204", villageGroup: "3 组", category: "veteran" };
    expect(differencesOf(nothing, on)).toEqual([]);
    expect(differencesOf({ ...nothing, phone: "13805301204", group: "3" }, on)).toEqual([]);
  });

  it("does not forget a known category for a word that is none, but fills an empty one", () => {
    const row = { ...nothing, category: "other" as const };
    expect(differencesOf(row, { ...empty, category: "veteran" })).toEqual([]);
    expect(differencesOf(row, empty)).toEqual([{ field: "category", from: null, to: "other" }]);
  });

  it("fills what is empty always, replaces only when asked", () => {
    const all = differencesOf(
      { ...nothing, phone: "13905301204", education: "senior" },
      { ...empty, phone: "13805301204" },
    );
    expect(detailsFrom(all, false)).toEqual({ education: "senior" });
    expect(detailsFrom(all, true)).toEqual({ phone: "13905301204", education: "senior" });
  });
});
