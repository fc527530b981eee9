import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { Figure, Tabs } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { MoneyLinks } from "../../portfolio/ui/money-links";
import { loanListText } from "../../text/lists";
import type { ReportPage } from "../report-page.server";
import { Linked } from "./linked-cell";
import { TrendSheet } from "./trend-sheet";

const dimensions = ["village", "group", "kind"] as const;

/** 当期, 累计 and 在享, each by itself; then the same by village, group or kind. */
export function ReportPageView({ page: d }: { page: ReportPage & { unread: string | null } }) {
  const t = useText(loanListText);
  const at = (period: string, by: string = d.by, trend: string = d.step) =>
    `/loans/reports?period=${period}&by=${by}&trend=${trend}`;
  const words = { village: "byVillage", group: "byGroup", kind: "byKind" } as const;
  return (
    <>
      <PageHead
        crumbs={[{ label: t("area"), to: "/loans" }, { label: d.title }]}
        title={d.title}
        facts={[d.period]}
        actions={
          <>
            <MoneyLinks may={d.may} here="reports" />
            {d.may.export && (
              <a className="btn" href={`/loans/reports.xlsx?period=${d.key}&by=${d.by}`}>
                <Icon name="download" />
                {t("report.export")}
              </a>
            )}
          </>
        }
      />
      <div className="stack">
        {d.unread !== null && (
          <Note tone="warn" role="status">
            {t("report.unread", { typed: d.unread, period: d.period })}
          </Note>
        )}
        <div className="tabrow">
          <Tabs
            label={t("report.year")}
            items={d.years.map((y) => ({
              label: String(y),
              to: at(String(y)),
              current: d.key.startsWith(String(y)),
            }))}
          />
        </div>
        <nav className="row wrap" aria-label={t("report.period")}>
          {d.periods.map((p) => (
            <a
              key={p.key}
              className={`btn sm ${p.key === d.key ? "pri" : ""}`}
              href={at(p.key)}
              aria-current={p.key === d.key ? "page" : undefined}
            >
              {p.label}
            </a>
          ))}
        </nav>
        <div className="kpis">
          {d.standing.map((f) => (
            <Figure key={f.label} {...f} />
          ))}
        </div>
        <p className="sub">{`${t("report.standingOn", { day: d.standingOn })} ${t("report.defStanding")}`}</p>
        <Sheet
          title={d.period}
          foot={`${t("report.defFlow")} ${t("report.defTotal")} ${t("report.defPersons")} ${t("report.defBorne")}`}
        >
          <table className="tbl dense two">
            <caption className="vh">{d.title}</caption>
            <thead>
              <tr>
                <th>{t("report.figure")}</th>
                <th>{t("report.unit")}</th>
                <th className="num">{t("report.flow")}</th>
                <th className="num">{t("report.total")}</th>
              </tr>
            </thead>
            <tbody>
              {d.rows.map((r) => (
                <tr key={r.label}>
                  <td>{r.label}</td>
                  <td className="sub">{r.unit}</td>
                  <Linked label={t("report.flow")} value={r.flow} href={r.flowHref} />
                  <Linked label={t("report.total")} value={r.total} href={r.totalHref} />
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
        <TrendSheet page={d} at={({ trend }) => at(d.key, d.by, trend)} />
        <Sheet
          title={t(`report.${words[d.by]}`)}
          foot={d.smallNote ? t("report.smallNote") : t("report.measure")}
          actions={
            <Tabs
              label={t("arrears.by")}
              items={dimensions.map((by) => ({
                label: t(`report.${words[by]}`),
                to: at(d.key, by),
                current: by === d.by,
              }))}
            />
          }
        >
          <table className="tbl dense two">
            <caption className="vh">{t(`report.${words[d.by]}`)}</caption>
            <thead>
              <tr>
                <th rowSpan={2}>{t(`report.${d.by}`)}</th>
                <th className="num" colSpan={2}>
                  {t("report.flow")}
                </th>
                <th className="num" colSpan={3}>
                  {t("report.total")}
                </th>
                <th className="num" colSpan={3}>
                  {t("report.standing")}
                </th>
              </tr>
              <tr>
                <th className="num">{t("report.loans")}</th>
                <th className="num">{t("report.amount")}</th>
                <th className="num">{t("report.loans")}</th>
                <th className="num">{t("report.persons")}</th>
                <th className="num">{t("report.amount")}</th>
                <th className="num">{t("report.running")}</th>
                <th className="num">{t("report.balance")}</th>
                <th className="num">{t("report.overdueFen")}</th>
              </tr>
            </thead>
            <tbody>
              {d.parts.map((p) => (
                <tr key={p.key}>
                  <td>{p.ever ? <a href={p.ever}>{p.name}</a> : p.name}</td>
                  <Linked label={`${t("report.flow")} ${t("report.loans")}`} value={p.loans} href={p.began} />
                  <Linked
                    label={`${t("report.flow")} ${t("report.amount")}`}
                    value={p.amount}
                    href={p.began}
                  />
                  <Linked
                    label={`${t("report.total")} ${t("report.loans")}`}
                    value={p.totalLoans}
                    href={p.ever}
                  />
                  <Linked
                    label={`${t("report.total")} ${t("report.persons")}`}
                    value={p.totalPersons}
                    href={p.ever}
                  />
                  <Linked
                    label={`${t("report.total")} ${t("report.amount")}`}
                    value={p.totalAmount}
                    href={p.ever}
                  />
                  <Linked label={t("report.running")} value={p.running} href={p.runningHref} />
                  <Linked label={t("report.balance")} value={p.balance} href={p.runningHref} />
                  <Linked label={t("report.overdueFen")} value={p.overdue} href={p.overdueHref} />
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td>{t("report.sum")}</td>
                <Linked label={`${t("report.flow")} ${t("report.loans")}`} value={d.all.loans} href={null} />
                <Linked
                  label={`${t("report.flow")} ${t("report.amount")}`}
                  value={d.all.amount}
                  href={null}
                />
                <Linked
                  label={`${t("report.total")} ${t("report.loans")}`}
                  value={d.all.totalLoans}
                  href={null}
                />
                <Linked
                  label={`${t("report.total")} ${t("report.persons")}`}
                  value={d.all.totalPersons}
                  href={null}
                />
                <Linked
                  label={`${t("report.total")} ${t("report.amount")}`}
                  value={d.all.totalAmount}
                  href={null}
                />
                <Linked label={t("report.running")} value={d.all.running} href={null} />
                <Linked label={t("report.balance")} value={d.all.balance} href={null} />
                <Linked label={t("report.overdueFen")} value={d.all.overdue} href={null} />
              </tr>
            </tfoot>
          </table>
        </Sheet>
      </div>
    </>
  );
}
