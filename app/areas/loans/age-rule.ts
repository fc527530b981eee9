import { addMonths, ageOn, type Day } from "~/platform/dates";
import {
  type AgeGround,
  type AgeTable,
  ageFits,
  leastAge,
  possibleCategories,
  retiresOn,
} from "./retirement";

/** What the rule of age needs of a borrower. */
export interface AgeAsked {
  appliedOn: Day;
  /** The day from which the term runs. */
  startsOn: Day;
  maturesOn: Day;
  termMonths: number;
  birthOn: Day | null;
  /** The insurance on record; unknown: every one that their sex allows. */
  ageCategory: AgeGround;
  sex: string | null;
}

interface AgeFinding {
  verdict: "fails" | "proof" | "meets";
  values: Record<string, Day | number | null>;
}

/** The longest term in months that ends before somebody retires: no more than was asked for. */
function longestTerm(a: AgeAsked, retires: Day): number {
  let months = a.termMonths;
  while (months > 0 && addMonths(a.startsOn, months) >= retires) months -= 1;
  return months;
}

/**
 * Whether a loan ends before its borrower retires (DOMAIN §1.2, §1.9). Where the insurance is not on record every age they
 * may retire at is asked: all the same answer is an answer, different ones have to be proved. `months` is the longest term
 * that fits, `unsure` where only an insurance that has to be proved allows it.
 */
export function ageFinding(a: AgeAsked, table: AgeTable): AgeFinding {
  const values = { retires: null, matures: a.maturesOn, young: 0, retired: 0 };
  if (!a.birthOn) return { verdict: "proof", values };
  const birthOn = a.birthOn;
  const days = possibleCategories(a.ageCategory, a.sex)
    .map((c) => retiresOn(birthOn, c, table))
    .sort();
  const [first, last] = [days[0]!, days.at(-1)!];
  const fits = (retires: Day) => ageFits(birthOn, a.appliedOn, a.maturesOn, retires);
  const verdict = fits(first) ? "meets" : fits(last) ? "proof" : "fails";
  const young = ageOn(birthOn, a.appliedOn) < leastAge;
  const [sure, maybe] = [longestTerm(a, first), longestTerm(a, last)];
  const months = sure > 0 || verdict === "proof" ? sure : maybe;
  return {
    // Without a term nothing is said yet of who is not past the age.
    verdict: verdict === "meets" && a.termMonths <= 0 ? "proof" : verdict,
    values: {
      retires: last,
      ...(first === last ? {} : { soonest: first }),
      // Without a term nothing matures.
      matures: a.termMonths > 0 ? a.maturesOn : null,
      young: young ? 1 : 0,
      retired: last <= a.appliedOn ? 1 : 0,
      ...(verdict === "meets" || young || a.termMonths <= 0 ? {} : { months }),
      ...(verdict === "proof" || (verdict === "fails" && sure === 0 && maybe > 0) ? { unsure: 1 } : {}),
    },
  };
}
