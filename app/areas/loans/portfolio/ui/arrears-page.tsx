import { useText } from "~/platform/i18n/use-text";
import { Figure, Tabs } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { EmptyState, Sheet } from "~/ui/sheet";
import { Cell } from "../../money/ui/schedule-sheet";
import { Linked } from "../../reports/ui/linked-cell";
import { loanListText } from "../../text/lists";
import type { ArrearsPage } from "../arrears-page.server";
import { CallCells } from "./call-cells";
import { MoneyLinks } from "./money-links";

const dimensions = ["village", "officer", "bank", "year"] as const;

/** What is overdue by age, how much of the balance is at risk and where, and whom to call. */
export function ArrearsPageView({ page: d }: { page: ArrearsPage }) {
  const t = useText(loanListText);
  const unit = t("yuan");
  return (
    <>
      <PageHead
        crumbs={[{ label: t("area"), to: "/loans" }, { label: d.title }]}
        title={d.title}
        facts={[d.asOf]}
        actions={
          <>
            <MoneyLinks may={d.may} here="arrears" />
            {d.may.export && d.late.length > 0 && (
              <a className="btn" href="/loans/arrears.xlsx">
                {t("arrears.sheet")}
              </a>
            )}
          </>
        }
      />
      <div className="stack">
        <div className="kpis">
          {d.ages.map((a) => (
            <Figure
              key={a.age}
              label={t(`arrears.ages.${a.age}`)}
              value={a.value}
              unit={unit}
              bad={a.value !== "0.00"}
              href={`/loans/granted?stage=overdue&age=${encodeURIComponent(a.age)}`}
            />
          ))}
          <Figure label={t("arrears.sum")} value={d.sum} unit={unit} href="/loans/granted?stage=overdue" />
        </div>
        <p className="sub">{t("arrears.equal")}</p>
        <Sheet
          title={t("arrears.risk")}
          count={d.risk}
          foot={d.interestOnly ? `${d.formula} ${d.interestOnly}` : d.formula}
          actions={
            <Tabs
              label={t("arrears.by")}
              items={dimensions.map((by) => ({
                label: t(`arrears.dimension.${by}`),
                to: `/loans/arrears?by=${by}`,
                current: by === d.by,
              }))}
            />
          }
        >
          <table className="tbl dense two">
            <caption className="vh">{t("arrears.risk")}</caption>
            <thead>
              <tr>
                <th>{t("arrears.group")}</th>
                <th className="num">{t("arrears.count")}</th>
                <th className="num">{t("arrears.balance")}</th>
                <th className="num">{t("arrears.late")}</th>
                <th className="num">{t("arrears.overdue")}</th>
                <th className="num">{t("arrears.atRisk")}</th>
                <th className="num">{t("arrears.risk")}</th>
              </tr>
            </thead>
            <tbody>
              {d.groups.map((g) => (
                <tr key={g.query}>
                  <td>
                    <a href={`/loans/granted?stage=running&${g.query}`}>{g.name}</a>
                  </td>
                  <Linked
                    label={t("arrears.count")}
                    value={String(g.loans)}
                    href={`/loans/granted?stage=running&${g.query}`}
                  />
                  <Linked
                    label={t("arrears.balance")}
                    value={g.balance}
                    href={`/loans/granted?stage=running&${g.query}`}
                  />
                  <Linked
                    label={t("arrears.late")}
                    value={String(g.lateLoans)}
                    href={g.lateLoans > 0 ? `/loans/granted?stage=overdue&${g.query}` : null}
                  />
                  <Linked
                    label={t("arrears.overdue")}
                    value={g.overdue}
                    href={g.lateLoans > 0 ? `/loans/granted?stage=overdue&${g.query}` : null}
                  />
                  <Linked
                    label={t("arrears.atRisk")}
                    value={g.atRisk}
                    href={
                      g.atRisk === "0.00"
                        ? null
                        : `/loans/granted?stage=overdue&age=${encodeURIComponent("30+")}&${g.query}`
                    }
                  />
                  <Cell label={t("arrears.risk")} value={g.risk} strong />
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
        {d.late.length === 0 ? (
          <section className="sheet">
            <EmptyState icon="circle-check" title={t("arrears.none")} text={t("arrears.noneText")} />
          </section>
        ) : (
          <Sheet
            title={t("arrears.list")}
            count={t("arrears.loans", { count: d.lateLoans })}
            foot={
              d.more && (
                <>
                  {d.more} <a href="/loans/granted?stage=overdue">{t("arrears.worstAll")}</a>
                </>
              )
            }
          >
            <table className="tbl two">
              <caption className="vh">{t("arrears.list")}</caption>
              <thead>
                <tr>
                  <th>{t("col.borrower")}</th>
                  <th>{t("col.village")}</th>
                  <th>{t("col.phone")}</th>
                  <th>{t("col.bank")}</th>
                  <th className="num">{t("col.overdue")}</th>
                  <th className="num">{t("col.days")}</th>
                  <th className="num">{t("col.balance")}</th>
                  <th>{t("col.lastCall")}</th>
                  <th />
                </tr>
              </thead>
              <tbody>
                {d.late.map((r) => (
                  <tr key={r.id} className="flag">
                    <td className="nw">
                      <a href={`/loans/${r.id}`}>{r.name}</a>
                    </td>
                    <td className="nw">{r.village}</td>
                    <td className="nw">{r.phone}</td>
                    <td className="sub">{r.bank}</td>
                    <Cell label={t("col.overdue")} value={r.overdue} strong />
                    <Cell label={t("col.days")} value={String(r.days)} />
                    <Cell label={t("col.balance")} value={r.balance} />
                    <CallCells loanId={r.id} last={r.call} may={d.may.call} />
                  </tr>
                ))}
              </tbody>
            </table>
          </Sheet>
        )}
      </div>
    </>
  );
}
