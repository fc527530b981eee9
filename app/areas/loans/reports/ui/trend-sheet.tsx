import { useText } from "~/platform/i18n/use-text";
import { Tabs } from "~/ui/list";
import { MonthBars } from "~/ui/month-bars";
import { Sheet } from "~/ui/sheet";
import { loanListText } from "../../text/lists";
import type { ReportPage } from "../report-page.server";
import { Linked } from "./linked-cell";

const steps = ["month", "quarter"] as const;
const money = ["repaid", "compensated", "recovered", "subsidy"] as const;
const words = {
  repaid: "repaid",
  compensated: "compensated",
  recovered: "recovered",
  subsidy: "subsidyPaid",
} as const;

/** The months or quarters of the year under each other, with what was paid out as bars. */
export function TrendSheet({ page: d, at }: { page: ReportPage; at: (change: { trend: string }) => string }) {
  const t = useText(loanListText);
  const title = t("report.trend", { year: d.key.slice(0, 4) });
  return (
    <Sheet
      title={title}
      actions={
        <Tabs
          label={t("report.trendBy")}
          items={steps.map((step) => ({
            label: t(step === "month" ? "report.byMonth" : "report.byQuarter"),
            to: at({ trend: step }),
            current: step === d.step,
          }))}
        />
      }
    >
      <div className="sb">
        <p className="sub">{t("report.amountIn10k")}</p>
        <MonthBars
          wide
          height={160}
          months={d.trend.map((r) => ({ month: r.key, value: Math.round(r.amountFen / 1_000_000) }))}
          label={`${title} ${t("report.amount")}`}
          format={(n) => String(n)}
          tick={(n) => String(n)}
          tableTitle={t("report.chartTable")}
        />
      </div>
      <table className="tbl dense two">
        <caption className="vh">{title}</caption>
        <thead>
          <tr>
            <th>{t("report.when")}</th>
            <th className="num">{t("report.loans")}</th>
            <th className="num">{t("report.persons")}</th>
            <th className="num">{t("report.amount")}</th>
            {money.map((key) => (
              <th key={key} className="num">
                {t(`report.${words[key]}`)}
              </th>
            ))}
            <th className="num">{t("report.runningEnd")}</th>
            <th className="num">{t("report.balanceEnd")}</th>
          </tr>
        </thead>
        <tbody>
          {d.trend.map((r) => (
            <tr key={r.key}>
              <td className="nw">
                <a href={`/loans/reports?period=${r.key}&by=${d.by}&trend=${d.step}`}>{r.name}</a>
              </td>
              <Linked label={t("report.loans")} value={r.loans} href={r.began} />
              <Linked label={t("report.persons")} value={r.persons} href={r.began} />
              <Linked label={t("report.amount")} value={r.amount} href={r.began} />
              {money.map((key) => (
                <Linked
                  key={key}
                  label={t(`report.${words[key]}`)}
                  value={r[key]}
                  href={`/loans/reports/rows/${key}?period=${r.key}`}
                />
              ))}
              <Linked
                label={t("report.runningEnd")}
                value={r.running}
                href={`/loans/reports/rows/running?period=${r.key}`}
              />
              <Linked
                label={t("report.balanceEnd")}
                value={r.balance}
                href={`/loans/reports/rows/running?period=${r.key}`}
              />
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}
