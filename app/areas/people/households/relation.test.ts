import { describe, expect, it } from "vitest";
import { type Kin, oddAge, relationToNewHead } from "./relation";

const kin = (personId: number, relation: string, sex: "male" | "female", birthOn: string): Kin => ({
  personId,
  relation,
  sex,
  birthOn,
});

/** An old couple, their only son with wife and child, and the old man's mother. */
const family = [
  kin(1, "02", "male", "1950-03-01"),
  kin(2, "12", "female", "1952-05-01"),
  kin(3, "20", "male", "1978-08-01"),
  kin(4, "38", "female", "1980-02-01"),
  kin(5, "42", "female", "2008-09-01"),
  kin(6, "52", "female", "1930-01-01"),
];
const to = (successor: number, all = family) =>
  Object.fromEntries(
    all
      .filter((k) => k.personId !== successor)
      .map((k) => [k.personId, relationToNewHead(all, successor, k.personId)]),
  );

describe("relations after a change of head", () => {
  it("the wife takes over: children stay hers, his mother is her mother-in-law", () => {
    expect(to(2)).toEqual({ 1: "11", 3: "20", 4: "38", 5: "42", 6: "54" });
  });

  it("the only son takes over: parents, wife, daughter, grandmother", () => {
    expect(to(3)).toEqual({ 1: "51", 2: "52", 4: "12", 5: "30", 6: "62" });
  });

  it("the daughter-in-law takes over: parents-in-law, husband, daughter; the rest must be said", () => {
    expect(to(4)).toEqual({ 1: "53", 2: "54", 3: "11", 5: "30", 6: null });
  });

  it("the mother takes over: a son and a grandchild", () => {
    expect(to(6)).toEqual({ 1: "20", 2: "38", 3: "41", 4: null, 5: null });
  });

  it("with two sons nobody guesses whose wife and whose child it is; brothers go by age", () => {
    const two = [...family, kin(7, "20", "male", "1982-04-01")];
    expect(to(3, two)).toMatchObject({ 4: null, 5: null, 7: "73" });
    expect(to(7, two)).toMatchObject({ 3: "71" });
  });

  it("nothing is said of who is no member", () => {
    expect(relationToNewHead(family, 3, 99)).toBeNull();
    expect(relationToNewHead(family, 99, 1)).toBeNull();
    expect(relationToNewHead(family, 3, 3)).toBeNull();
  });
});

describe("a relation and the ages", () => {
  it.each([
    // Of an older brother who is younger, a younger one who is older; of the same day either.
    ["71", "1963-05-01", "1962-07-01", { why: "younger", years: 0 }],
    ["71", "1961-05-01", "1962-07-01", null],
    ["77", "1961-05-01", "1962-07-01", { why: "older", years: 1 }],
    ["73", "1962-07-01", "1962-07-01", null],
    // Children and parents are a generation apart; step-children and in-laws need not be.
    ["20", "1975-07-01", "1962-07-01", { why: "close", years: 13 }],
    ["20", "1976-07-01", "1962-07-01", null],
    ["30", "1960-07-01", "1962-07-01", { why: "older", years: 2 }],
    ["37", "1970-07-01", "1962-07-01", null],
    ["52", "1963-07-01", "1962-07-01", { why: "younger", years: 1 }],
    ["41", "1985-07-01", "1962-07-01", { why: "close", years: 23 }],
    ["12", "1930-07-01", "1962-07-01", null],
    ["38", "1960-07-01", "1962-07-01", null],
  ] as const)("%s born %s to a head born %s", (relation, born, headBorn, odd) => {
    expect(oddAge(relation, born, headBorn)).toEqual(odd);
  });
});
