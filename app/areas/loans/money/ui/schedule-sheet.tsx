import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Sheet } from "~/ui/sheet";
import { moneyText } from "../../text/money";
import type { LoanPage } from "../loan-page.server";

/** A figure that a phone reads with its label, as the heading is not there. */
export function Cell(props: { label: string; value: string | null; strong?: boolean }) {
  return (
    <td className="num">
      <span className="onlyphone sub">{props.label} </span>
      {props.strong ? <b>{props.value}</b> : props.value}
    </td>
  );
}

/** The plan of the contract beside what was really due and paid; rows of an extension stand behind it. */
export function ScheduleSheet({ rows }: { rows: LoanPage["schedule"] }) {
  const t = useText(moneyText);
  const col = (key: "planPrincipal" | "planInterest" | "interest" | "paidPrincipal" | "paidInterest") =>
    t(`schedule.${key}`);
  return (
    <Sheet
      id="schedule"
      title={t("schedule.title")}
      count={t("schedule.count", { count: rows.length })}
      foot={t("schedule.foot")}
    >
      <table className="tbl dense two">
        <caption className="vh">{t("schedule.title")}</caption>
        <thead>
          <tr>
            <th>{t("schedule.no")}</th>
            <th>{t("schedule.dueOn")}</th>
            <th className="num">{col("planPrincipal")}</th>
            <th className="num">{col("planInterest")}</th>
            <th className="num">{col("interest")}</th>
            <th className="num">{col("paidPrincipal")}</th>
            <th className="num">{col("paidInterest")}</th>
            <th>{t("schedule.state")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.no}>
              <td>{row.no}</td>
              <td>
                <span className="nw">{row.dueOn}</span>
                {row.extension && <span className="sub"> {t("schedule.extension")}</span>}
                {row.deferred && <span className="sub"> {row.deferred}</span>}
              </td>
              <Cell label={col("planPrincipal")} value={row.planPrincipal} />
              <Cell label={col("planInterest")} value={row.planInterest} />
              <Cell label={col("interest")} value={row.interest} />
              <Cell label={col("paidPrincipal")} value={row.paidPrincipal} strong />
              <Cell label={col("paidInterest")} value={row.paidInterest} strong />
              <td className="nw">{row.state && <Badge tone={row.state.tone}>{row.state.word}</Badge>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}
