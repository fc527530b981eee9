import { useText } from "~/platform/i18n/use-text";
import { PageHead } from "~/ui/page-head";
import { EmptyState, Sheet } from "~/ui/sheet";
import { Cell } from "../../money/ui/schedule-sheet";
import { loanListText } from "../../text/lists";
import { loanPaperText } from "../../text/papers";
import type { DuePage } from "../arrears-page.server";
import { CallCells } from "./call-cells";
import { MoneyLinks } from "./money-links";

/** What is due within thirty days, by village: the list to telephone by. */
export function DuePageView({ page: d }: { page: DuePage }) {
  const t = useText(loanListText);
  const p = useText(loanPaperText);
  return (
    <>
      <PageHead
        crumbs={[{ label: t("area"), to: "/loans" }, { label: d.title }]}
        title={d.title}
        facts={[d.period, t("due.count", { count: d.count }), `${t("due.sum")} ${d.sum} ${t("yuan")}`]}
        actions={
          <>
            <MoneyLinks may={d.may} here="due" />
            {d.may.call && d.count > 0 && (
              <a className="btn" href="/loans/due.pdf" target="_blank" rel="noreferrer">
                {p("issue.callSheet")}
              </a>
            )}
            {d.may.export && d.count > 0 && (
              <a className="btn" href="/loans/due.xlsx">
                {t("due.sheet")}
              </a>
            )}
          </>
        }
      />
      {d.count === 0 && (
        <section className="sheet">
          <EmptyState icon="calendar-days" title={t("due.none")} text={t("due.noneText")} />
        </section>
      )}
      {d.folded && <Folded page={d} />}
      {d.one && (
        <p>
          <a href="/loans/due">{t("due.allVillages")}</a>
        </p>
      )}
      <div className="stack">
        {(d.folded ? [] : d.villages).map((v) => (
          <Sheet key={v.id} title={v.name} count={v.rows.length}>
            <table className="tbl dense two duelist">
              <caption className="vh">{v.name}</caption>
              <thead>
                <tr>
                  <th>{t("col.dueOn")}</th>
                  <th>{t("col.borrower")}</th>
                  <th>{t("col.phone")}</th>
                  <th>{t("col.bank")}</th>
                  <th className="num">{t("col.principalDue")}</th>
                  <th className="num">{t("col.interestDue")}</th>
                  <th className="num">{t("col.amount")}</th>
                  <th>{t("col.lastCall")}</th>
                  <th />
                </tr>
              </thead>
              <tbody>
                {v.rows.map((r) => (
                  <tr key={r.key}>
                    <td>
                      <span className="nw">{r.dueOn}</span>
                      {r.grace && <div className="sub">{r.grace}</div>}
                    </td>
                    <td className="nw">
                      <a href={`/loans/${r.id}`}>{r.name}</a>
                    </td>
                    <td className="nw">{r.phone}</td>
                    <td className="sub">{r.bank}</td>
                    <Cell label={t("col.principalDue")} value={r.principal} />
                    <Cell label={t("col.interestDue")} value={r.interest} />
                    <Cell label={t("col.amount")} value={r.amount} strong />
                    <CallCells loanId={r.id} last={r.call} may={d.may.call} />
                  </tr>
                ))}
              </tbody>
            </table>
          </Sheet>
        ))}
      </div>
    </>
  );
}

/** More than a page shows: the villages with their sums, each opened by itself. */
function Folded({ page: d }: { page: DuePage }) {
  const t = useText(loanListText);
  return (
    <Sheet title={t("due.byVillage")} count={d.villages.length} foot={t("due.folded")}>
      <table className="tbl dense two">
        <caption className="vh">{t("due.byVillage")}</caption>
        <thead>
          <tr>
            <th>{t("col.village")}</th>
            <th className="num">{t("due.payments")}</th>
            <th className="num">{t("col.amount")}</th>
          </tr>
        </thead>
        <tbody>
          {d.villages.map((v) => (
            <tr key={v.id}>
              <td>
                <a href={`/loans/due?village=${v.id}`}>{v.name}</a>
              </td>
              <Cell label={t("due.payments")} value={String(v.count)} />
              <Cell label={t("col.amount")} value={v.sum} strong />
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}
