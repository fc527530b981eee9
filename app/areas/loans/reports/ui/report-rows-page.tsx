import { useText } from "~/platform/i18n/use-text";
import { PageHead } from "~/ui/page-head";
import { EmptyState } from "~/ui/sheet";
import { Cell } from "../../money/ui/schedule-sheet";
import { loanListText } from "../../text/lists";
import type { ReportRows } from "../report-rows.server";

/** The rows that a figure of the report is the sum of. */
export function ReportRowsView({ page: d }: { page: ReportRows }) {
  const t = useText(loanListText);
  const unit = t(d.counted ? "report.number" : "report.money");
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("area"), to: "/loans" },
          { label: t("report.title"), to: d.back },
          { label: d.title },
        ]}
        title={d.title}
        facts={[
          d.days,
          t("report.rowsCount", { count: d.rows.length }),
          t("report.rowsPersons", { count: d.persons }),
        ]}
      />
      <section className="sheet">
        {d.rows.length === 0 ? (
          <EmptyState icon="hand-coins" title={t("report.rowsNone")} text={d.days} />
        ) : (
          <table className="tbl two">
            <caption className="vh">{d.title}</caption>
            <thead>
              <tr>
                <th>{t(d.standing ? "col.disbursed" : "report.day")}</th>
                <th>{t("col.borrower")}</th>
                <th>{t("col.village")}</th>
                <th>{t("col.note")}</th>
                <th className="num">{unit}</th>
              </tr>
            </thead>
            <tbody>
              {d.rows.map((r) => (
                <tr key={r.key}>
                  <td className="nw">{r.on}</td>
                  <td className="nw">
                    <a href={`/loans/${r.loanId}`}>{r.name}</a>
                  </td>
                  <td className="nw">{r.village}</td>
                  <td className="nw sub">{r.note}</td>
                  <Cell label={unit} value={r.value} strong />
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td colSpan={4}>{t("report.sum")}</td>
                <Cell label={t("report.sum")} value={d.sum} strong />
              </tr>
            </tfoot>
          </table>
        )}
      </section>
    </>
  );
}
