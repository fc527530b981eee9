import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Cell } from "../../money/ui/schedule-sheet";
import { loanListText } from "../../text/lists";
import type { LoanListRow } from "../loan-rows";

/** Loans, one a row: who, where, how much is owed, what is late. */
export function LoanTable({ rows, title }: { rows: readonly LoanListRow[]; title: string }) {
  const t = useText(loanListText);
  return (
    <table className="tbl two">
      <caption className="vh">{title}</caption>
      <thead>
        <tr>
          <th>{t("col.borrower")}</th>
          <th>{t("col.village")}</th>
          <th>{t("col.note")}</th>
          <th>{t("col.bank")}</th>
          <th>{t("col.disbursed")}</th>
          <th>{t("col.matures")}</th>
          <th className="num">{t("col.principal")}</th>
          <th className="num">{t("col.balance")}</th>
          <th className="num">{t("col.overdue")}</th>
          <th>{t("col.state")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.id} className={r.overdue ? "flag" : undefined}>
            <td className="nw">
              <a href={`/loans/${r.id}`}>{r.name}</a>
            </td>
            <td className="nw">{r.village}</td>
            <td className="nw sub">{r.note}</td>
            <td className="sub">{r.bank}</td>
            <td className="nw">
              <span className="onlyphone sub">{t("col.disbursed")} </span>
              {r.disbursed}
            </td>
            <td className="nw">
              <span className="onlyphone sub">{t("col.matures")} </span>
              {r.matures}
            </td>
            <Cell label={t("col.principal")} value={r.principal} />
            <Cell label={t("col.balance")} value={r.balance} strong />
            <Cell label={t("col.overdue")} value={r.overdue} />
            <td className="nw">
              <Badge tone={r.state.tone}>{r.state.word}</Badge>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
