import { type AgeCategory, type AgeGround, possibleCategories, retiresOn } from "~/areas/policies";
import { addDays, addMonths, type Day } from "~/platform/dates";

/**
 * Who is past the age of training and loans, and whose age cannot be told before their kind of insurance is proved
 * (DOMAIN §1.9): farmers have the age of residents, which the policy says; employees retire by sex and month of birth under
 * the reform of 2025, a woman at 50 or 55 by her work. Pure.
 */
const categories = ["farmer", "man", "woman50", "woman55"] as const satisfies readonly AgeCategory[];

/** The last day of birth of those who have reached the age by a day, for each kind of insurance. */
export type AgeCuts = Readonly<Record<AgeCategory, Day>>;

/** @param farmerAge years of age of farmers and residents, by the policy of the day */
export function ageCuts(today: Day, farmerAge: number): AgeCuts {
  const cut = (retires: (birthOn: Day) => Day): Day => {
    // Who is born later retires no sooner: the last day that fits is found by halving.
    let [from, span] = ["1900-01-01", 1 << 16];
    for (; span >= 1; span >>= 1) {
      const next = addDays(from, span);
      if (next <= today && retires(next) <= today) from = next;
    }
    return from;
  };
  const farmer = cut((birthOn) => addMonths(birthOn, farmerAge * 12));
  const [man, woman50, woman55] = categories.slice(1).map((c) => cut((birthOn) => retiresOn(birthOn, c)));
  return { farmer, man: man!, woman50: woman50!, woman55: woman55! };
}

const sooner = (...days: Day[]): Day => days.reduce((a, b) => (a < b ? a : b));
const later = (...days: Day[]): Day => days.reduce((a, b) => (a > b ? a : b));

/** Of whom no insurance is on record: born by the first day they are past the age whatever it is, by the second maybe. */
export const unknownCuts = (cuts: AgeCuts, sex: "male" | "female"): { sure: Day; maybe: Day } => {
  const days = possibleCategories("unknown", sex).map((c) => cuts[c]);
  return { sure: sooner(...days), maybe: later(...days) };
};

/** Past the age, past it only under one of the insurances they may have, or not. */
export function ageState(
  who: { birthOn: Day; sex: "male" | "female"; ground: AgeGround },
  cuts: AgeCuts,
): "over" | "unsure" | "under" {
  if (who.ground !== "unknown") return who.birthOn <= cuts[who.ground] ? "over" : "under";
  const { sure, maybe } = unknownCuts(cuts, who.sex);
  return who.birthOn <= sure ? "over" : who.birthOn <= maybe ? "unsure" : "under";
}
