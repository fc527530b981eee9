import { useText } from "~/platform/i18n/use-text";
import { Sheet } from "~/ui/sheet";
import { policyText } from "../text";
import type { Lane } from "./lanes";

export interface Lanes {
  fromYear: number;
  toYear: number;
  years: { label: string; x: number }[];
  today: number;
  lanes: readonly Lane[];
}

const percent = (n: number) => `${n.toFixed(2)}%`;

/** One lane a region, one bar a version; a bar opens its version. Phones read the table below instead. */
export function VersionLanes({ chart, current }: { chart: Lanes; current?: number }) {
  const t = useText(policyText);
  return (
    <Sheet
      className="nophone"
      title={t("policies.versions")}
      count={t("policies.oneADay")}
      actions={
        <span className="acts t12">
          {current !== undefined && (
            <span>
              <i className="key p1" />
              {t("policies.keyCurrent")}
            </span>
          )}
          <span>
            <i className="key live" />
            {t("policies.keyLive")}
          </span>
          <span>
            <i className="key past" />
            {t("policies.keyPast")}
          </span>
          <span>
            <i className="key bor" />
            {t("policies.keyInherited")}
          </span>
          <span>
            <i className="key day" />
            {t("policies.keyToday")}
          </span>
        </span>
      }
    >
      <section className="vt" aria-label={t("policies.chart", { from: chart.fromYear, to: chart.toYear })}>
        <div className="lane">
          <b />
          <div className="tr yr">
            <svg aria-hidden="true">
              {chart.years.map((y) => (
                <text key={y.label} x={percent(y.x)} y="18">
                  {y.label}
                </text>
              ))}
            </svg>
          </div>
        </div>
        {chart.lanes.map((lane) => (
          <div className="lane" key={lane.region}>
            <b>
              {lane.name}
              <span>{lane.note}</span>
            </b>
            <div className="tr">
              <svg>
                {lane.inherits && (
                  <foreignObject
                    x={percent(lane.inherits.x)}
                    y="6"
                    width={percent(lane.inherits.width)}
                    height="40"
                  >
                    <div className="v bor">
                      <b>{lane.inherits.title}</b>
                    </div>
                  </foreignObject>
                )}
                {lane.bars.map((bar) => (
                  <foreignObject key={bar.id} x={percent(bar.x)} y="6" width={percent(bar.width)} height="40">
                    <a
                      className={`v ${bar.id === current ? "cur" : bar.state === "past" ? "" : bar.state}`}
                      href={`/policies/${bar.id}`}
                      title={`${bar.title} ${bar.detail}`}
                      aria-current={bar.id === current ? "page" : undefined}
                    >
                      {bar.width < 5 ? (
                        <span className="vh">{`${bar.title} ${bar.detail}`}</span>
                      ) : (
                        <>
                          <b>{bar.title}</b>
                          {bar.detail}
                        </>
                      )}
                    </a>
                  </foreignObject>
                ))}
                <line x1={percent(chart.today)} x2={percent(chart.today)} y1="0" y2="52" />
              </svg>
            </div>
          </div>
        ))}
      </section>
    </Sheet>
  );
}
