import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { Figure } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { EmptyState, Note, Sheet } from "~/ui/sheet";
import { Cell } from "../../money/ui/schedule-sheet";
import { LoanTable } from "../../portfolio/ui/loan-table";
import { MoneyLinks } from "../../portfolio/ui/money-links";
import { fundText } from "../../text/fund";
import type { FundList, FundPage } from "../fund-page.server";

export function FundListView(props: {
  page: FundList;
  may: { subsidy: boolean; fund: boolean; import: boolean; setup: boolean };
}) {
  const t = useText(fundText);
  const { page: d } = props;
  return (
    <>
      <PageHead
        crumbs={[{ label: t("area"), to: "/loans" }, { label: d.title }]}
        title={d.title}
        actions={
          <>
            <MoneyLinks may={props.may} here="funds" />
            {props.may.setup && (
              <>
                <a className="btn" href="/loans/banks">
                  {t("setup.banks")}
                </a>
                <a className="btn pri" href="/guarantee-funds/new/setup">
                  <Icon name="plus" />
                  {t("setup.setUp")}
                </a>
              </>
            )}
          </>
        }
      />
      <section className="sheet">
        {d.rows.length === 0 ? (
          <EmptyState icon="landmark" title={t("emptyTitle")} text={t("emptyText")} />
        ) : (
          <table className="tbl two">
            <caption className="vh">{d.title}</caption>
            <thead>
              <tr>
                <th>{t("name")}</th>
                <th className="num">{t("balance")}</th>
                <th className="num">{t("guaranteed")}</th>
                <th className="num">{t("leverage")}</th>
                <th className="num">{t("committed")}</th>
                <th className="num">{t("room")}</th>
                <th className="num">{t("compensated")}</th>
                <th className="num">{t("recovered")}</th>
                <th>{t("state")}</th>
              </tr>
            </thead>
            <tbody>
              {d.rows.map((f) => (
                <tr key={f.id}>
                  <td>
                    <a href={`/guarantee-funds/${f.id}`}>{f.name}</a> <span className="sub">{f.kind}</span>
                  </td>
                  <Cell label={t("balance")} value={f.balance} strong />
                  <Cell label={t("guaranteed")} value={f.guaranteed} />
                  <Cell label={t("leverage")} value={`${f.leverage} ${t("times")}`} />
                  <Cell label={t("committed")} value={f.committed} />
                  <Cell label={t("room")} value={f.room ?? t("noLimit")} />
                  <Cell label={t("compensated")} value={f.compensated} />
                  <Cell label={t("recovered")} value={f.recovered} />
                  <td>
                    <Badge tone={f.stops ? "bad" : "ok"}>{f.stops ?? t("open")}</Badge>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </>
  );
}

/** A fund: money, loans, limits, what today's arrears would cost it, its book. */
export function FundPageView({ page: d }: { page: FundPage }) {
  const t = useText(fundText);
  const f = d.figures;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("area"), to: "/loans" },
          { label: t("title"), to: "/guarantee-funds" },
          { label: d.title },
        ]}
        title={d.title}
        facts={[d.kind, d.share, t("loansCount", { count: d.loans })]}
        actions={
          <>
            {d.may.setup && (
              <a className="btn" href={`/guarantee-funds/${d.id}/setup`}>
                {t("setup.change")}
              </a>
            )}
            {d.may.enter && (
              <a className="btn pri" href={`/guarantee-funds/${d.id}/entries/new`}>
                {t("enter")}
              </a>
            )}
          </>
        }
      />
      <div className="stack">
        {f.stops && <Note tone="bad">{t("stopped", { why: f.stops })}</Note>}
        <div className="kpis tight">
          <Figure label={t("balance")} value={f.balance} unit={t("yuan")} />
          <Figure label={t("guaranteed")} value={f.guaranteed} unit={t("yuan")} />
          <Figure
            label={f.leverageMost ? t("leverageMost", { most: f.leverageMost }) : t("leverage")}
            value={f.leverage}
            unit={t("times")}
          />
          <Figure label={t("committed")} value={f.committed} unit={t("yuan")} />
          <Figure label={t("room")} value={f.room ?? t("noLimit")} unit={f.room === null ? "" : t("yuan")} />
          <Figure label={t("compensated")} value={f.compensated} unit={t("yuan")} />
          <Figure label={t("recovered")} value={f.recovered} unit={t("yuan")} />
        </div>
        <Sheet title={t("limits")} foot={t("leverageFormula")}>
          <table className="tbl dense two">
            <caption className="vh">{t("limits")}</caption>
            <tbody>
              {f.roomFormula && (
                <tr>
                  <td>{t("room")}</td>
                  <td className="num">
                    <b>{f.room}</b>
                  </td>
                  <td className="sub">{f.roomFormula}</td>
                  <td />
                </tr>
              )}
              <tr>
                <td>{t("overdue")}</td>
                <td className="num">
                  <b>{f.overdue}</b>
                </td>
                <td className="sub">{f.overdueFormula}</td>
                <td>{f.overdueStop && t("stopAt", { percent: f.overdueStop })}</td>
              </tr>
              <tr>
                <td>{t("compensation")}</td>
                <td className="num">
                  <b>{f.compensation}</b>
                </td>
                <td className="sub">{f.compensationFormula}</td>
                <td>{f.compensationStop && t("stopAt", { percent: f.compensationStop })}</td>
              </tr>
            </tbody>
          </table>
        </Sheet>
        <Sheet title={t("forecastTitle")} foot={t("forecastFoot")}>
          <table className="tbl dense two">
            <caption className="vh">{t("forecastTitle")}</caption>
            <thead>
              <tr>
                <th>{t("case")}</th>
                <th className="num">{t("pays")}</th>
                <th className="num">{t("balance")}</th>
                <th className="num">{t("guaranteed")}</th>
                <th className="num">{t("leverage")}</th>
                <th className="num">{t("compensation")}</th>
                <th>{t("state")}</th>
              </tr>
            </thead>
            <tbody>
              {d.forecasts.map((c) => (
                <tr key={c.key}>
                  <td>{c.label}</td>
                  <Cell label={t("pays")} value={c.pays} />
                  <Cell label={t("balance")} value={c.balance} strong />
                  <Cell label={t("guaranteed")} value={c.guaranteed} />
                  <Cell label={t("leverage")} value={c.leverage} />
                  <Cell label={t("compensation")} value={c.compensation} />
                  <td>
                    <Badge tone={c.stops ? "bad" : "ok"}>{c.stops ?? t("open")}</Badge>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
        {d.late.length > 0 && (
          <Sheet
            title={t("late")}
            count={d.lateLoans}
            foot={
              d.worst && (
                <>
                  {d.worst} <a href="/loans/granted?stage=overdue">{t("worstAll")}</a>
                </>
              )
            }
          >
            <LoanTable rows={d.late} title={t("late")} />
          </Sheet>
        )}
        <Book page={d} />
      </div>
    </>
  );
}

function Book({ page: d }: { page: FundPage }) {
  const t = useText(fundText);
  return (
    <Sheet title={t("book")} count={d.book.length}>
      <table className="tbl dense two">
        <caption className="vh">{t("book")}</caption>
        <thead>
          <tr>
            <th>{t("on")}</th>
            <th>{t("what")}</th>
            <th className="num">{t("amount")}</th>
            <th className="num">{t("after")}</th>
            <th>{t("note")}</th>
            <th>{t("by")}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {d.book.map((e) => (
            <tr key={e.id}>
              <td className="nw">{e.on}</td>
              <td>
                {e.reversed ? <s>{e.kind}</s> : e.kind}{" "}
                {e.reversed && <Badge tone="mute">{t("reversedAlready")}</Badge>}
              </td>
              <Cell label={t("amount")} value={e.fen} strong />
              <Cell label={t("after")} value={e.balance} />
              <td className="sub">{e.note}</td>
              <td className="nw sub">{e.by}</td>
              <td className="num nw">
                {e.loanId && <a href={`/loans/${e.loanId}`}>{t("loan")}</a>}
                {e.may && <a href={`/guarantee-funds/${d.id}/entries/${e.id}`}>{t("reverse")}</a>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}
