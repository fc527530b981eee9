import { rateWords } from "~/areas/policies";
import { addDays, type Day } from "~/platform/dates";
import type { WorkingDay } from "../engine/schedule";
import { type LoanRow, subsidyTermsOf } from "../money/loan-record.server";
import { firstPlan, planInForce, plansDiffer } from "../money/plan-in-force";
import type { Position } from "../money/positions.server";

/** Days by which holidays move a due day at most: who pays on the day of the contract pays nothing ahead. */
const movedMost = 10;

/** The plan in force and, where it is another one, the contract's beside it, with what has changed it. */
export function scheduleOnPaper(loan: LoanRow, position: Position, today: Day, isWorkingDay: WorkingDay) {
  const { life } = position;
  const terms = subsidyTermsOf(loan);
  const rows = planInForce(position, terms, today, isWorkingDay);
  const first = firstPlan(life, terms, isWorkingDay);
  // Paid ahead: more principal came back by some day than the contract asks for by then.
  const ahead = life.repayments.some((r) => {
    const sum = (parts: readonly number[]) => parts.reduce((a, b) => a + b, 0);
    const paid = sum(life.repayments.filter((x) => x.on <= r.on).map((x) => x.principalFen));
    const soon = addDays(r.on, movedMost);
    const asked = sum(first.filter((row) => row.dueOn <= soon).map((row) => row.principalFen));
    return r.on < loan.maturesOn && r.principalFen > 0 && paid > asked;
  });
  const differs = plansDiffer(rows, first, today);
  return {
    rows: differs ? rows : first,
    first: differs ? first : null,
    changes: [
      ...(life.extension ? [`展期至 ${life.extension.to}`] : []),
      ...life.rates.slice(1).map((r) => `${r.from} 起年利率 ${rateWords(r.ratePpm)}`),
      ...(ahead ? ["提前还本"] : []),
    ],
  };
}
