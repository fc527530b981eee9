import type { MeasureKey } from "db/summary/measures";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { MonthBars, type MonthValue } from "~/ui/month-bars";
import { Sheet } from "~/ui/sheet";
import { figureText } from "../figure-words";
import { reportsText } from "../text";
import { shortNumber } from "./short-number";

export interface FourChartsFacts {
  charts: readonly { key: MeasureKey; months: readonly MonthValue[] }[];
}

/** The kinds of support beside each other over the same months; the sheet says which months the sums are of. */
export function FourCharts({ charts }: FourChartsFacts) {
  const t = useText(reportsText);
  const language = useLanguage();
  const months = charts[0]?.months ?? [];
  const name = (month = "") =>
    month && t("period.month", { year: month.slice(0, 4), month: Number(month.slice(5)) });
  const span = { from: name(months[0]?.month), to: name(months.at(-1)?.month) };
  return (
    <Sheet
      title={t("village.years")}
      actions={<span className="sub">{t("village.span", span)}</span>}
      foot={t("village.spanFoot")}
    >
      <div className="fourcharts">
        {charts.map(({ key, months }) => {
          const count = months.reduce((sum, m) => sum + m.value, 0);
          const unit = t(`figure.${key}.unit`, { count: Math.abs(count) });
          return (
            <section key={key}>
              <h3>
                {t(`figure.${key}.label`)}{" "}
                <span className="sub">
                  {count === 0 ? t("village.none") : `${figureText(key, count, language)} ${unit}`}
                </span>
              </h3>
              <MonthBars
                months={months}
                height={120}
                label={t("village.chartOf", {
                  figure: t(`figure.${key}.label`),
                  ...span,
                  count: count < 0 ? figureText(key, count, language) : count,
                  unit,
                })}
                format={(n) => figureText(key, n, language)}
                tick={shortNumber}
                tableTitle={t("overview.chartTable")}
              />
            </section>
          );
        })}
      </div>
    </Sheet>
  );
}
