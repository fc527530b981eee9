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
  /** What the bureau's check of the pension says, whatever the application does; null: nothing. */
  checked: AgeGround | null;
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
 * The rule of age. Where the bureau's check speaks against the insurance that the application names, both days are said,
 * and where they lead to different answers it has to be proved which is right.
 */
export function ageFinding(a: AgeAsked, table: AgeTable): AgeFinding {
  const said = ageByGround(a, table);
  if (a.checked === null || a.checked === a.ageCategory) return said;
  const other = ageByGround({ ...a, ageCategory: a.checked }, table);
  if (other.values.retires === said.values.retires) return said;
  return {
    verdict: other.verdict === said.verdict ? said.verdict : "proof",
    values: { ...said.values, checked: other.values.retires ?? null },
  };
}

/**
 * Whether a loan ends before its borrower retires (DOMAIN §1.2, §1.9). Where the insurance is not on record every age they
 * may retire at is asked: all the same answer is an answer, different ones have to be proved. `months` is the longest term
 * that fits, `unsure` where only an insurance that has to be proved allows it, `provable` the longest with that proof.
 */
function ageByGround(a: AgeAsked, table: AgeTable): AgeFinding {
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
      ...(verdict === "fails" && sure > 0 && maybe > sure ? { provable: maybe } : {}),
      ...(verdict === "proof" || (verdict === "fails" && sure === 0 && maybe > 0) ? { unsure: 1 } : {}),
    },
  };
}
