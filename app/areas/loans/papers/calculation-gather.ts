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
      interest: r.merged ? r.totals.interest : r.rowTotals.interest,
      subsidy: r.totals.subsidy,
      own: r.totals.own,
      sum: r.rowTotals.sum,
    },
    own: r.own,
    notes: [
      failing.length > 0 ? `不符合 ${failing.length} 项：${failing.join("；")}` : "",
      unproved.length > 0 ? `待证明 ${unproved.length} 项：${unproved.join("；")}` : "",
      failing.length + unproved.length === 0 ? "资格规则都符合。" : "",
      [r.ruleText, ...facts].join("　"),
      r.formula,
    ].filter(Boolean),
  };
}
