import { useText } from "~/platform/i18n/use-text";
import { addressOf } from "~/platform/list-address";
import { Icon } from "~/ui/icon";
import { MonthBars, type MonthValue } from "~/ui/month-bars";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { reportsText } from "../text";
import { type AskFacts, AskSheet } from "./ask-sheet";
import { FourCharts, type FourChartsFacts } from "./four-charts";
import { type FunnelFacts, FunnelSheet } from "./funnel-sheet";
import { type MapFacts, MapSheet } from "./map-sheet";
import { PeriodBar, type PeriodBarFacts } from "./period-bar";
import { shortNumber, yuanOf } from "./short-number";
import { type ShownFigure, VillageTable, type VillageTableFacts } from "./village-table";

export interface OverviewFacts {
  title: string;
  periodText: string;
  period: PeriodBarFacts;
  kept: readonly (readonly [string, string])[];
  query: string;
  kpis: readonly (ShownFigure & { icon: string; note: string | null })[];
  table: VillageTableFacts;
  totals: readonly ShownFigure[];
  sales: readonly MonthValue[];
  ask: AskFacts;
  four: FourChartsFacts;
  funnel: FunnelFacts;
  compareWrong: number | null;
  /** The ways to the table and to the map. */
  shows: { table: string; map: string };
  /** Null while the table is shown. */
  map: MapFacts | null;
  mapKept: readonly (readonly [string, string])[];
  may: { export: boolean; check: boolean };
}

/** All villages: figures of a period, each of them the way to its rows (FEATURES 111). */
export function OverviewPage(d: OverviewFacts) {
  const t = useText(reportsText);
  return (
    <>
      <PageHead
        title={d.title}
        facts={[d.periodText, t("overview.villages", { count: d.table.all }), t("overview.live")]}
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
                <a className="btn" href={addressOf("/overview.pdf", [...d.kept, ...d.mapKept])}>
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
          <PeriodBar
            {...d.period}
            kept={[...(d.table.term ? [["q", d.table.term] as const] : []), ...d.mapKept]}
          />
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
                <span className="u1">{t(`figure.${f.key}.unit`, { count: Math.abs(f.value) })}</span>
              </span>
              {f.note && <span className="block t12 sub">{f.note}</span>}
            </a>
          ))}
        </section>
        <nav className="tabs shows" aria-label={t("overview.shows")}>
          {(["table", "map"] as const).map((key) => (
            <a
              key={key}
              href={d.shows[key]}
              aria-current={(d.map !== null) === (key === "map") ? "page" : undefined}
            >
              {t(`overview.show.${key}`)}
            </a>
          ))}
        </nav>
        {d.map ? (
          <MapSheet {...d.map} />
        ) : (
          <VillageTable {...d.table} kept={d.table.kept} period={d.kept} totals={d.totals} />
        )}
        <div className="cols c-main-side">
          <Sheet title={t("overview.chart")} pad>
            {d.sales.every((m) => m.value === 0) ? (
              <p className="sub">{t("overview.empty")}</p>
            ) : (
              <MonthBars
                wide
                width={780}
                height={372}
                months={d.sales}
                label={t("overview.chart")}
                format={yuanOf}
                tick={(v) => shortNumber(v / 100)}
                tableTitle={t("overview.chartTable")}
              />
            )}
          </Sheet>
          <AskSheet {...d.ask} />
        </div>
        <FunnelSheet {...d.funnel} />
        <FourCharts {...d.four} />
      </div>
    </>
  );
}
