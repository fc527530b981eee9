import type { MeasureKey } from "db/summary/measures";
import { useText } from "~/platform/i18n/use-text";
import { MonthBars, type MonthValue } from "~/ui/month-bars";
import { reportsText } from "../text";
import { shortNumber } from "./short-number";

export interface FourChartsFacts {
  charts: readonly { key: MeasureKey; months: readonly MonthValue[] }[];
}

/** The kinds of support beside each other over the same months. */
export function FourCharts({ charts }: FourChartsFacts) {
  const t = useText(reportsText);
  return (
    <div className="fourcharts">
      {charts.map(({ key, months }) => {
        const count = months.reduce((sum, m) => sum + m.value, 0);
        const unit = t(`figure.${key}.unit`);
        return (
          <section key={key}>
            <h3>
              {t(`figure.${key}.label`)}{" "}
              <span className="sub">
                {count === 0 ? t("village.none") : `${count.toLocaleString("en-US")} ${unit}`}
              </span>
            </h3>
            <MonthBars
              months={months}
              height={120}
              label={t("village.chartOf", {
                figure: t(`figure.${key}.label`),
                from: months[0]?.month ?? "",
                to: months.at(-1)?.month ?? "",
                count,
                unit,
              })}
              format={shortNumber}
              tick={shortNumber}
              tableTitle={t("overview.chartTable")}
            />
          </section>
        );
      })}
    </div>
  );
}
