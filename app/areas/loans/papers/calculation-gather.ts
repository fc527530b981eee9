import type { CalculatorPage } from "../calculator.server";
import type { CalculationOnPaper } from "../pdf/draw-calculation";

type Result = NonNullable<NonNullable<CalculatorPage["answer"]>["result"]>;

/** A calculation for paper: its rows, and each rule that is not met or is still to be proved. */
export function calculationOnPaper(
  values: Readonly<Record<string, string>>,
  r: Result,
  facts: readonly string[],
  name: string | null,
): CalculationOnPaper {
  const say = (verdict: string) =>
    r.findings.filter((f) => f.verdict === verdict).map((f) => [f.title, f.way].filter(Boolean).join("："));
  const [failing, unproved] = [say("fails"), say("proof")];
  return {
    name,
    amount: r.rowTotals.principal,
    rate: r.rateWords.replace(/^年利率\s*/, ""),
    from: values.disbursedOn ?? "",
    term: values.term ?? "",
    rows: r.rows,
    totals: {
      interest: r.rowTotals.interest,
      subsidy: r.merged ? r.totals.subsidy : null,
      own: r.merged ? r.totals.own : null,
      sum: r.rowTotals.sum,
    },
    own: r.own,
    notes: [
      failing.length > 0 ? `不符合 ${failing.length} 项：${failing.join("；")}` : "",
      unproved.length > 0 ? `待证明 ${unproved.length} 项：${unproved.join("；")}` : "",
      failing.length + unproved.length === 0 ? "资格规则都符合。" : "",
      // Shares are made by the quarter: beside the sums of the rows they would not add up.
      r.merged
        ? ""
        : `按季度贴息，一个季度的利息合起来进位一次：利息 ${r.totals.interest} = 财政贴息 ${r.totals.subsidy} + ${r.own} ${r.totals.own}；和各期利息之和 ${r.rowTotals.interest} 可能差几分。`,
      [r.ruleText, ...facts].join("　"),
      r.formula,
    ].filter(Boolean),
  };
}
