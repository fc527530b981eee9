import type { MeasureKey } from "db/summary/measures";
import type { VillageTrip } from "~/areas/study-trips/index.server";
import type { VillageFigure } from "~/areas/villages";
import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { type Goal, MonthBars, type MonthValue } from "~/ui/month-bars";
import { EmptyState, Note, Sheet } from "~/ui/sheet";
import { reportsText } from "../text";
import { FourCharts, type FourChartsFacts } from "./four-charts";
import { type FunnelFacts, FunnelSheet } from "./funnel-sheet";
import { shortNumber, yuanOf } from "./short-number";
import { type ShownThings, VillageThingsSheet } from "./village-things-sheet";
import { VillageTripsSheet } from "./village-trips-sheet";

export interface Progress {
  key: MeasureKey;
  done: number;
  target: number;
  share: number;
  doneText: string;
  targetText: string;
  to: string;
}

export interface SupportFacts {
  villageId: number;
  year: number;
  /** A day that is past, with the figures as they were on it; null today. */
  asOf: { day: string; figures: readonly VillageFigure[] } | null;
  four: FourChartsFacts;
  funnel: FunnelFacts;
  sales: readonly MonthValue[];
  /** Shops that were open at the end of each month. */
  shops: readonly MonthValue[];
  /** The share of a month in what a year is to bring, while a target is set. */
  salesGoals: readonly Goal[];
  salesFoot: string;
  /** Null for who may not see trips, or things, of the village. */
  trips: readonly VillageTrip[] | null;
  things: ShownThings | null;
  targets: readonly Progress[];
  may: { set: boolean; print: boolean };
}

/** Above the figures of a village on a day that is past. */
export function FiguresThen({ day }: { day: string }) {
  const t = useText(reportsText);
  return <Note tone="mute">{t("asOf.note", { day })}</Note>;
}

/** On a village's page: the way from trip to shop, sales, support month by month, and what the year is to bring. */
export function SupportSheets(d: SupportFacts) {
  const t = useText(reportsText);
  const sold = d.sales.some((m) => m.value > 0) || d.shops.some((m) => m.value > 0);
  return (
    <>
      <div className="cols c2 level">
        <FunnelSheet {...d.funnel} />
        <Sheet
          title={t("village.chart")}
          actions={<a href={`/shops?village=${d.villageId}`}>{t("village.shopsOpen")}</a>}
          foot={sold ? d.salesFoot : undefined}
          pad={sold}
        >
          {sold ? (
            <>
              <MonthBars
                months={d.sales}
                height={120}
                unit={t("figure.sales.unit")}
                label={t("overview.chart")}
                format={yuanOf}
                tick={(v) => shortNumber(v / 100)}
                tableTitle={t("overview.chartTable")}
                goals={d.salesGoals}
              />
              <h3 className="t13 mt3">{t("village.shopsByMonth")}</h3>
              <MonthBars
                months={d.shops}
                height={84}
                unit={t("figure.shops.unit")}
                label={t("village.shopsByMonth")}
                format={shortNumber}
                tick={shortNumber}
                tableTitle={t("overview.chartTable")}
              />
            </>
          ) : (
            <EmptyState icon="store" title={t("village.chart")} text={t("village.chartNone")} />
          )}
        </Sheet>
      </div>
      {d.trips && <VillageTripsSheet villageId={d.villageId} trips={d.trips} />}
      {d.things && <VillageThingsSheet things={d.things} then={d.asOf?.day ?? null} />}
      <TargetSheet {...d} />
      <FourCharts {...d.four} />
    </>
  );
}

function TargetSheet(d: SupportFacts) {
  const t = useText(reportsText);
  const none = d.targets.length === 0;
  return (
    <Sheet
      title={t("village.targets", { year: d.year })}
      actions={
        d.may.set && (
          <a href={`/villages/${d.villageId}/targets?year=${d.year}`}>
            {t(none ? "village.set" : "village.change")}
          </a>
        )
      }
    >
      {none ? (
        <EmptyState
          icon="flag"
          title={t("village.targets", { year: d.year })}
          text={t("village.noTargets", { year: d.year })}
        />
      ) : (
        <ul className="targets">
          {d.targets.map((g) => (
            <li key={g.key}>
              <span className="row between">
                <a href={g.to}>{t(`figure.${g.key}.label`)}</a>
                <span>
                  {g.share >= 100 && <Icon name="circle-check" />}{" "}
                  {t("village.progress", {
                    done: g.doneText,
                    target: g.targetText,
                    unit: t(`figure.${g.key}.unit`),
                    share: g.share,
                  })}
                </span>
              </span>
              <progress value={Math.min(g.share, 100)} max={100} aria-label={t(`figure.${g.key}.label`)} />
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}
