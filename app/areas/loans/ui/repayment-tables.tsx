import { useText } from "~/platform/i18n/use-text";
import { Sheet } from "~/ui/sheet";
import type { CalculatorPage } from "../calculator.server";
import { loanText } from "../text";

type Result = NonNullable<NonNullable<CalculatorPage["answer"]>["result"]>;

/** Row by row: what is due when; with the shares where rows and quarters are the same days, else the quarters apart. */
export function RepaymentTables({ result: r, file }: { result: Result; file: string }) {
  const t = useText(loanText);
  const title = t(r.merged ? "calculator.tableTitle" : "calculator.planTitle");
  const { sum } = r;
  return (
    <div className="stack mt4">
      <Sheet
        title={title}
        count={t("calculator.rows", { count: r.rows.length })}
        actions={<a href={file}>{t("calculator.export")}</a>}
        foot={`${r.formula} ${r.ruleText}`}
      >
        <table className="tbl dense two">
          <caption className="vh">{title}</caption>
          <thead>
            <tr>
              <th>{t("calculator.no")}</th>
              <th>{t("calculator.due")}</th>
              <th className="num">{t("calculator.days")}</th>
              <th className="num">{t("calculator.balance")}</th>
              <th className="num">{t("calculator.principal")}</th>
              <th className="num">{t("calculator.interest")}</th>
              {r.merged && <th className="num">{t("calculator.subsidy")}</th>}
              {r.merged && <th className="num">{r.own}</th>}
              <th className="num">{sum}</th>
            </tr>
          </thead>
          <tbody>
            {r.rows.map((row) => (
              <tr key={row.no}>
                <td>{row.no}</td>
                <td className="wide">{row.due}</td>
                <Figure label={t("calculator.days")} value={String(row.days)} />
                <Figure label={t("calculator.balance")} value={row.balance} />
                <Figure label={t("calculator.principal")} value={row.principal ?? t("calculator.none")} />
                <Figure label={t("calculator.interest")} value={row.interest} />
                {r.merged && <Figure label={t("calculator.subsidy")} value={row.subsidy ?? ""} strong />}
                {r.merged && <Figure label={r.own} value={row.own ?? ""} />}
                <Figure label={sum} value={row.sum} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td />
              <td className="wide">{t("calculator.total")}</td>
              <Figure label={t("calculator.days")} value={r.rowTotals.days.toLocaleString("en")} />
              <td className="nophone" />
              <Figure label={t("calculator.principal")} value={r.rowTotals.principal} />
              <Figure label={t("calculator.interest")} value={r.rowTotals.interest} />
              {r.merged && <Figure label={t("calculator.subsidy")} value={r.totals.subsidy} />}
              {r.merged && <Figure label={r.own} value={r.totals.own} />}
              <Figure label={sum} value={r.rowTotals.sum} />
            </tr>
          </tfoot>
        </table>
      </Sheet>
      {!r.merged && <QuarterTable result={r} />}
    </div>
  );
}

/** A figure that a phone reads with its label, as the heading is not there. */
function Figure(props: { label: string; value: string; strong?: boolean }) {
  return (
    <td className="num">
      <span className="onlyphone sub">{props.label} </span>
      {props.strong ? <b>{props.value}</b> : props.value}
    </td>
  );
}

function QuarterTable({ result: r }: { result: Result }) {
  const t = useText(loanText);
  const title = t("calculator.quarterTitle");
  return (
    <Sheet
      title={title}
      count={t("calculator.quarters", { count: r.quarters.length })}
      foot={t("calculator.roundingNote")}
    >
      <table className="tbl dense two">
        <caption className="vh">{title}</caption>
        <thead>
          <tr>
            <th>{t("calculator.from")}</th>
            <th>{t("calculator.to")}</th>
            <th className="num">{t("calculator.days")}</th>
            <th className="num">{t("calculator.interest")}</th>
            <th className="num">{t("calculator.subsidy")}</th>
            <th className="num">{r.own}</th>
          </tr>
        </thead>
        <tbody>
          {r.quarters.map((q) => (
            <tr key={q.from}>
              <td className="wide">{q.from}</td>
              <td>{q.to}</td>
              <Figure label={t("calculator.days")} value={String(q.days)} />
              <Figure label={t("calculator.interest")} value={q.interest} />
              <Figure label={t("calculator.subsidy")} value={q.subsidy} strong />
              <Figure label={r.own} value={q.own} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td className="wide">{t("calculator.total")}</td>
            <td className="nophone" />
            <td className="nophone" />
            <Figure label={t("calculator.interest")} value={r.totals.interest} />
            <Figure label={t("calculator.subsidy")} value={r.totals.subsidy} />
            <Figure label={r.own} value={r.totals.own} />
          </tr>
        </tfoot>
      </table>
    </Sheet>
  );
}
