import type { MeasureKey } from "db/summary/measures";
import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { MonthBars, type MonthValue, Spark } from "~/ui/month-bars";
import { PageHead } from "~/ui/page-head";
import { EmptyState, Note, Sheet } from "~/ui/sheet";
import { reportsText } from "../text";
import { FourCharts, type FourChartsFacts } from "./four-charts";
import { type FunnelFacts, FunnelSheet } from "./funnel-sheet";
import { PeriodBar, type PeriodBarFacts } from "./period-bar";
import { shortNumber, yuanOf } from "./short-number";

export interface ShownFigure {
  key: MeasureKey;
  text: string;
  to: string;
  zero: boolean;
}

export interface OverviewFacts {
  title: string;
  periodText: string;
  period: PeriodBarFacts;
  kept: readonly (readonly [string, string])[];
  query: string;
  kpis: readonly (ShownFigure & { icon: string; note: string | null })[];
  columns: readonly MeasureKey[];
  villages: readonly {
    id: number;
    name: string;
    town: string;
    figures: readonly ShownFigure[];
    spark: readonly number[];
    sparkLabel: string;
  }[];
  totals: readonly ShownFigure[];
  sales: readonly MonthValue[];
  four: FourChartsFacts;
  funnel: FunnelFacts;
  compareWrong: number | null;
  may: { export: boolean; check: boolean };
}

/** All villages: figures of a period, each of them the way to its rows (FEATURES 111). */
export function OverviewPage(d: OverviewFacts) {
  const t = useText(reportsText);
  return (
    <>
      <PageHead
        title={d.title}
        facts={[d.periodText, t("overview.villages", { count: d.villages.length }), t("overview.live")]}
        actions={
          <>
            <a className="btn" href="/briefings">
              <Icon name="file-text" />
              {t("overview.briefings")}
            </a>
            {d.may.check && (
              <a className="btn" href="/overview/check">
                <Icon name="list-checks" />
                {t("overview.check")}
              </a>
            )}
            {d.may.export && (
              <>
                <a className="btn" href={`/overview.xlsx${d.query}`}>
                  <Icon name="download" />
                  {t("overview.export")}
                </a>
                <a className="btn" href={`/overview.pdf${d.query}`}>
                  <Icon name="printer" />
                  {t("overview.pdf")}
                </a>
              </>
            )}
          </>
        }
      />
      <div className="stack">
        <section className="sheet">
          <PeriodBar {...d.period} />
        </section>
        {d.compareWrong !== null && (
          <Note tone="bad" role="alert">
            {t("overview.compareWrong", { count: d.compareWrong })}
          </Note>
        )}
        <section className="kpis" aria-label={t("overview.figures")}>
          {d.kpis.map((f) => (
            <a key={f.key} href={f.to} data-figure={f.key}>
              <span className="lab">
                <Icon name={f.icon} />
                {t(`figure.${f.key}.label`)}
              </span>
              <span className="fig">
                {f.text}
                <span className="u1">{t(`figure.${f.key}.unit`)}</span>
              </span>
              {f.note && <span className="block t12 sub">{f.note}</span>}
            </a>
          ))}
        </section>
        <VillageTable {...d} />
        <Sheet title={t("overview.chart")} pad>
          {d.sales.every((m) => m.value === 0) ? (
            <p className="sub">{t("overview.empty")}</p>
          ) : (
            <MonthBars
              wide
              height={230}
              months={d.sales}
              label={t("overview.chart")}
              format={yuanOf}
              tick={(v) => shortNumber(v / 100)}
              tableTitle={t("overview.chartTable")}
            />
          )}
        </Sheet>
        <div className="cols c2 level">
          <FunnelSheet {...d.funnel} />
          <FourCharts {...d.four} />
        </div>
      </div>
    </>
  );
}

function VillageTable(d: OverviewFacts) {
  const t = useText(reportsText);
  if (d.villages.length === 0)
    return (
      <section className="sheet">
        <EmptyState icon="map-pinned" title={t("overview.empty")} text={t("rows.emptyText")} />
      </section>
    );
  return (
    <form action="/overview/comparison" method="get">
      {d.kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Sheet
        title={t("overview.table")}
        actions={<span className="sub">{t("overview.hint")}</span>}
        foot={
          <span className="row between wrap">
            <span>{t("overview.note")}</span>
            {d.villages.length > 1 && (
              <span className="row pickcol">
                <span className="sub">{t("overview.choose")}</span>
                <button type="submit" className="btn sm">
                  <Icon name="git-compare" />
                  {t("overview.compare")}
                </button>
              </span>
            )}
          </span>
        }
      >
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard */}
        <section className="scroll" aria-label={t("overview.table")} tabIndex={0}>
          <table className="tbl ov">
            <caption className="vh">{t("overview.table")}</caption>
            <thead>
              <tr>
                <th className="pickcol">
                  <span className="vh">{t("overview.compareColumn")}</span>
                </th>
                <th>{t("overview.village")}</th>
                {d.columns.map((key) => (
                  <th key={key} className="num">
                    {t(`figure.${key}.short`)}
                  </th>
                ))}
                <th>{t("overview.trend")}</th>
              </tr>
            </thead>
            <tbody>
              {d.villages.map((v) => (
                <tr key={v.id}>
                  <td className="pickcol">
                    <input
                      type="checkbox"
                      className="cb"
                      name="v"
                      value={v.id}
                      aria-label={t("overview.chooseOne", { village: v.name })}
                    />
                  </td>
                  <td className="nw">
                    <a className="who" href={`/villages/${v.id}`}>
                      {v.name}
                    </a>
                    <span className="sub block">{v.town}</span>
                  </td>
                  {v.figures.map((f) => (
                    <FigureCell key={f.key} figure={f} />
                  ))}
                  <td>
                    <Spark values={v.spark} label={v.sparkLabel} />
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr className="total">
                <td className="pickcol" />
                <td>{t("overview.total")}</td>
                {d.totals.map((f) => (
                  <FigureCell key={f.key} figure={f} />
                ))}
                <td />
              </tr>
            </tfoot>
          </table>
        </section>
      </Sheet>
    </form>
  );
}

function FigureCell({ figure: f }: { figure: ShownFigure }) {
  return (
    <td className="num">
      {f.zero ? (
        <span className="sub">0</span>
      ) : (
        <a href={f.to} data-figure={f.key}>
          {f.text}
        </a>
      )}
    </td>
  );
}
