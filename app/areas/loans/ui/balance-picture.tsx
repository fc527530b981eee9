import { longDay } from "~/platform/dates";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { Sheet } from "~/ui/sheet";
import { type BalanceChart, chartLeft, chartRight } from "../chart";
import { loanText } from "../text";

/** The balance as steps above the interest as bars, on one axis of time. The table below says the same in figures. */
export function BalancePicture(props: { chart: BalanceChart; label: string; own: string; merged: boolean }) {
  const t = useText(loanText);
  const language = useLanguage();
  const c = props.chart;
  return (
    <Sheet
      className="nophone"
      title={t("calculator.chartTitle")}
      actions={
        <span className="acts t12">
          <span>
            <i className="key state" />
            {props.merged ? t("calculator.subsidy") : t("calculator.interest")}
          </span>
          {props.merged && (
            <span>
              <i className="key p2" />
              {props.own}
            </span>
          )}
        </span>
      }
      pad
    >
      <svg className="chart" viewBox="0 0 820 330" width="100%" role="img" aria-label={props.label}>
        <text x="0" y="12">
          {t("calculator.chartBalance")}
        </text>
        {c.balanceTicks.map((tick) => (
          <g key={tick.label}>
            <line x1={chartLeft} x2={chartRight} y1={tick.y} y2={tick.y} />
            <text x={chartLeft - 8} y={tick.y + 4} textAnchor="end">
              {tick.label}
            </text>
          </g>
        ))}
        <path className="area" d={c.area} />
        <path className="step" d={c.step} />
        <text x="0" y="198">
          {t("calculator.chartInterest")}
        </text>
        {c.interestTicks.map((tick) => (
          <g key={tick.label}>
            <line x1={chartLeft} x2={chartRight} y1={tick.y} y2={tick.y} />
            <text x={chartLeft - 8} y={tick.y + 4} textAnchor="end">
              {tick.label}
            </text>
          </g>
        ))}
        {c.bars.map((bar) => (
          <g key={bar.x}>
            <rect className="b1" x={bar.x} width={bar.width} y={bar.state.y} height={bar.state.height} />
            <rect className="b2" x={bar.x} width={bar.width} y={bar.own.y} height={bar.own.height} />
          </g>
        ))}
        <line className="ax" x1={chartLeft} x2={chartRight} y1="308" y2="308" />
        {c.days.map((d) => (
          <text key={d.anchor + d.on} x={d.x} y="324" textAnchor={d.anchor}>
            {longDay(d.on, language)}
          </text>
        ))}
      </svg>
    </Sheet>
  );
}
