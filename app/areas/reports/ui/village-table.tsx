import type { MeasureKey } from "db/summary/measures";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { Pager, SortHeading } from "~/ui/list";
import { Spark } from "~/ui/month-bars";
import { ScrollRegion } from "~/ui/scroll-region";
import { EmptyState } from "~/ui/sheet";
import { reportsText } from "../text";

export interface ShownFigure {
  key: MeasureKey;
  value: number;
  text: string;
  to: string;
  zero: boolean;
}

/** A figure beside those of the period; null where there is nothing to open. */
export interface LinkedFigure {
  text: string;
  to: string | null;
}

type Parts = readonly (readonly [string, string])[];

export interface VillageTableFacts {
  /** Villages of the overview, and how many of them are meant by what is looked for. */
  all: number;
  found: number;
  term: string;
  first: number;
  previous?: string;
  next?: string;
  byCode: string;
  kept: Parts;
  columns: readonly { key: MeasureKey; to: string; sorted?: "ascending" | "descending" }[];
  villages: readonly {
    id: number;
    name: string;
    town: string;
    figures: readonly ShownFigure[];
    spark: readonly number[];
    sparkLabel: string;
    last: LinkedFigure;
    late: LinkedFigure;
  }[];
  /** The month of the last column of sales; null while there is none. */
  lastMonth: string | null;
  lastTotal: LinkedFigure;
  lateTotal: LinkedFigure;
  /** What is overdue is of today while the period is over. */
  lateToday: boolean;
  /** The period has a beginning: figures of things are what came less what went. */
  net: boolean;
}

/** So few villages are found by looking. */
const few = 12;

/** Villages with their figures, page by page; the sums are those of all. Some of a page can be compared. */
export function VillageTable(d: VillageTableFacts & { period: Parts; totals: readonly ShownFigure[] }) {
  const t = useText(reportsText);
  const language = useLanguage();
  if (d.all === 0)
    return (
      <section className="sheet">
        <EmptyState icon="map-pinned" title={t("overview.empty")} text={t("rows.emptyText")} />
      </section>
    );
  return (
    <section className="sheet">
      <div className="sh">
        <h2>
          {t("overview.table")} <span className="count">{t("overview.villages", { count: d.all })}</span>
        </h2>
        <div className="acts">
          <span className="sub">{t("overview.hint")}</span>
        </div>
      </div>
      {(d.all > few || d.term) && <FindVillage {...d} />}
      {d.villages.length === 0 ? (
        <EmptyState icon="map-pinned" title={t("overview.notFound")} text={t("overview.notFoundText")} />
      ) : (
        <form action="/overview/comparison" method="get">
          {d.period.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <ScrollRegion label={t("overview.table")}>
            <Rows {...d} />
          </ScrollRegion>
          {d.found > d.villages.length && (
            <Pager
              summary={t("overview.page", {
                from: d.first + 1,
                to: d.first + d.villages.length,
                count: d.found,
              })}
              previous={t("rows.previous")}
              next={t("rows.next")}
              previousHref={d.previous}
              nextHref={d.next}
            />
          )}
          <div className="sf">
            <span className="row between wrap">
              <span>
                {[t("overview.note"), t("overview.own"), d.net && t("overview.net")]
                  .filter(Boolean)
                  .join(language === "zh" ? "" : " ")}
              </span>
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
          </div>
        </form>
      )}
    </section>
  );
}

function FindVillage(d: VillageTableFacts) {
  const t = useText(reportsText);
  return (
    <form action="/overview" method="get" className="filterbar">
      {d.kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor="find-village">{t("overview.find")}</label>
      <input
        id="find-village"
        name="q"
        className="in sm w16"
        defaultValue={d.term}
        maxLength={40}
        autoComplete="off"
        placeholder={t("overview.findHint")}
      />
      <button type="submit" className="btn sm">
        {t("overview.findAct")}
      </button>
      {d.term && (
        <a
          className="t13"
          href={`/overview${d.kept.length > 0 ? `?${new URLSearchParams(d.kept.map(([k, v]) => [k, v]))}` : ""}`}
        >
          {t("overview.findClear")}
        </a>
      )}
    </form>
  );
}

function Rows(d: VillageTableFacts & { totals: readonly ShownFigure[] }) {
  const t = useText(reportsText);
  const part = d.found > d.villages.length || d.term !== "";
  return (
    <table className="tbl ov">
      <caption className="vh">{t("overview.table")}</caption>
      <thead>
        <tr>
          <th className="pickcol">
            <span className="vh">{t("overview.compareColumn")}</span>
          </th>
          <SortHeading
            label={t("overview.village")}
            href={d.byCode}
            sorted={d.columns.some((c) => c.sorted) ? undefined : "ascending"}
          />
          {d.columns.map((c) => (
            <SortHeading key={c.key} num label={t(`figure.${c.key}.short`)} href={c.to} sorted={c.sorted} />
          ))}
          <th>{t("overview.trend")}</th>
          {d.lastMonth && <th className="num">{t("overview.lastSales", { month: d.lastMonth })}</th>}
          <th className="num">{t(d.lateToday ? "late.columnToday" : "late.column")}</th>
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
            {d.lastMonth && <LinkedCell figure={v.last} />}
            <LinkedCell figure={v.late} bad />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="total">
          <td className="pickcol" />
          <td>{part ? t("overview.totalAll", { count: d.all }) : t("overview.total")}</td>
          {d.totals.map((f) => (
            <FigureCell key={f.key} figure={f} />
          ))}
          <td />
          {d.lastMonth && <LinkedCell figure={d.lastTotal} />}
          <LinkedCell figure={d.lateTotal} bad />
        </tr>
      </tfoot>
    </table>
  );
}

function LinkedCell({ figure: f, bad }: { figure: LinkedFigure; bad?: boolean }) {
  return (
    <td className="num beside">
      {f.to === null ? (
        <span className="sub">{f.text}</span>
      ) : (
        <a className={bad ? "bad" : undefined} href={f.to}>
          {bad ? <b>{f.text}</b> : f.text}
        </a>
      )}
    </td>
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
