import { useText } from "~/platform/i18n/use-text";
import { Sheet } from "~/ui/sheet";
import { moneyText } from "../../text/money";
import type { LoanPage } from "../loan-page.server";
import { Cell } from "./schedule-sheet";

/** The subsidy by quarter: entitled, applied for, approved, paid; each opens its working. */
export function LedgerSheet(props: {
  loanId: number;
  ledger: LoanPage["ledger"];
  clawbacks: LoanPage["clawbacks"];
  claw: boolean;
}) {
  const t = useText(moneyText);
  const { rows, totals } = props.ledger;
  if (rows.length === 0)
    return (
      <Sheet id="subsidy" title={t("ledger.title")} pad>
        <p className="sub">{t("ledger.empty")}</p>
      </Sheet>
    );
  return (
    <Sheet id="subsidy" title={t("ledger.title")} foot={t("ledger.foot")}>
      <table className="tbl dense two">
        <caption className="vh">{t("ledger.title")}</caption>
        <thead>
          <tr>
            <th>{t("ledger.quarter")}</th>
            <th>{t("ledger.days")}</th>
            <th className="num">{t("ledger.interest")}</th>
            <th className="num">{t("ledger.entitled")}</th>
            <th className="num">{t("ledger.applied")}</th>
            <th className="num">{t("ledger.approved")}</th>
            <th className="num">{t("ledger.paid")}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {rows.map((q) => (
            <tr key={q.quarter}>
              <td className="nw">{q.name}</td>
              <td className="nw sub">{q.days}</td>
              <Cell label={t("ledger.interest")} value={q.interest} />
              <Cell label={t("ledger.entitled")} value={q.entitled} strong />
              {q.open ? (
                <td className="sub" colSpan={3}>
                  {t(
                    props.ledger.held === "stopped"
                      ? "ledger.openStopped"
                      : props.ledger.held === "late"
                        ? "ledger.openLate"
                        : "ledger.open",
                  )}
                </td>
              ) : (
                <>
                  <Cell label={t("ledger.applied")} value={q.applied} />
                  <Cell label={t("ledger.approved")} value={q.approved} />
                  <td className="num">
                    <span className="onlyphone sub">{t("ledger.paid")} </span>
                    {q.paid}
                    {q.clawed && (
                      <span className="sub">
                        {" "}
                        {t("ledger.clawed")} {q.clawed}
                      </span>
                    )}
                  </td>
                </>
              )}
              <td className="num">
                <a href={`/loans/${props.loanId}/subsidy/${q.quarter}`}>{t("ledger.why")}</a>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{t(props.ledger.open ? "ledger.totalOpen" : "ledger.total")}</td>
            <td className="nophone" />
            <Cell label={t("ledger.interest")} value={totals.interest} />
            <Cell label={t("ledger.entitled")} value={totals.entitled} />
            <Cell label={t("ledger.applied")} value={totals.applied} />
            <Cell label={t("ledger.approved")} value={totals.approved} />
            <Cell label={t("ledger.paid")} value={totals.paid} />
            <td className="nophone" />
          </tr>
        </tfoot>
      </table>
      {props.clawbacks.length > 0 && (
        <ul className="sb">
          {props.clawbacks.map((c) => (
            <li key={c.id}>
              {t("ledger.clawed")} {c.amount}
              {[` ${t("yuan")}`, c.reason, c.askedOn].join(t("comma"))}{" "}
              {c.lifted && <span className="sub">{c.lifted} </span>}
              {props.claw && !c.paidOn && !c.lifted && (
                <a className="u" href={`/loans/${props.loanId}/clawbacks/${c.id}`}>
                  {t("loan.see")}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}
