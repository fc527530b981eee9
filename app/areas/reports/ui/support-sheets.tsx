import type { MeasureKey } from "db/summary/measures";
import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { MonthBars, type MonthValue } from "~/ui/month-bars";
import { EmptyState, Sheet } from "~/ui/sheet";
import { reportsText } from "../text";
import { FourCharts, type FourChartsFacts } from "./four-charts";
import { type FunnelFacts, FunnelSheet } from "./funnel-sheet";
import { shortNumber, yuanOf } from "./short-number";

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
  four: FourChartsFacts;
  funnel: FunnelFacts;
  sales: readonly MonthValue[];
  salesFoot: string;
  targets: readonly Progress[];
  may: { set: boolean; export: boolean };
}

/** On a village's page: the way from trip to shop, sales, support month by month, and what the year is to bring. */
export function SupportSheets(d: SupportFacts) {
  const t = useText(reportsText);
  const sold = d.sales.some((m) => m.value > 0);
  return (
    <div className="cols c2 level">
      <FunnelSheet {...d.funnel} />
      <Sheet
        title={t("village.chart")}
        actions={<a href={`/shops?village=${d.villageId}`}>{t("village.shopsOpen")}</a>}
        foot={sold ? d.salesFoot : undefined}
        pad={sold}
      >
        {sold ? (
          <MonthBars
            months={d.sales}
            height={220}
            label={t("overview.chart")}
            format={yuanOf}
            tick={(v) => shortNumber(v / 100)}
            tableTitle={t("overview.chartTable")}
          />
        ) : (
          <EmptyState icon="store" title={t("village.chart")} text={t("village.chartNone")} />
        )}
      </Sheet>
      <Sheet title={t("village.years")}>
        <FourCharts {...d.four} />
      </Sheet>
      <TargetSheet {...d} />
    </div>
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
