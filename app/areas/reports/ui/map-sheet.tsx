import type { Translate } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { Sheet } from "~/ui/sheet";
import { type MapView, sizes, type Tint, tints } from "../map/map-view";
import type { PlacedLabel } from "../map/place-labels";
import type { Shade } from "../map/shades";
import { reportsText } from "../text";
import { OverviewMap } from "./overview-map";
import type { LinkedFigure } from "./village-table";

export interface MapSpot {
  id: string;
  to: string;
  x: number;
  y: number;
  r: number;
  shade: Shade;
  label: string;
  /** Where its name has room. */
  at: PlacedLabel | null;
  title: string;
}

export interface MapCounty {
  code: string;
  name: string;
  path: string;
  /** Its name in the drawing; none for the chosen one, nor where there is no room. */
  label: string;
  /** Not one of those around the chosen one. */
  own: boolean;
  to: string;
  x: number;
  y: number;
  villages: number;
}

export interface MapFacts {
  width: number;
  height: number;
  label: string;
  /** The chosen one; null while the whole city is shown. */
  county: { code: string; name: string } | null;
  cityTo: string;
  counties: readonly MapCounty[];
  /** So many villages that a county stands for those in it. */
  grouped: boolean;
  spots: readonly MapSpot[];
  view: MapView;
  /** What is overdue is of today while the period is over. */
  lateToday: boolean;
  kept: readonly (readonly [string, string])[];
  sizes: readonly { r: number; text: string }[];
  shades: readonly { shade: Shade; text: string }[];
  rows: readonly { id: number; name: string; size: LinkedFigure; tint: LinkedFigure }[];
  without: readonly { id: number; name: string; give: boolean }[];
  withoutCount: number;
}

/** Where the villages lie and how much of two figures each has; drawn here, nothing is asked of the internet. */
export function MapSheet(d: MapFacts) {
  const t = useText(reportsText);
  return (
    <Sheet
      title={d.county ? t("map.of", { where: d.county.name }) : t("map.title")}
      actions={<span className="sub">{t(d.grouped ? "map.hintCounty" : "map.hint")}</span>}
      foot={t("map.note")}
    >
      <ChooseFigures {...d} />
      <nav className="mapcounties" aria-label={t("map.zoom")}>
        <a href={d.cityTo} aria-current={d.county === null ? "true" : undefined}>
          {t("map.city")}
        </a>
        {d.counties
          .filter((c) => c.villages > 0)
          .map((c) => (
            <a key={c.code} href={c.to} aria-current={d.county?.code === c.code ? "true" : undefined}>
              {c.name} <span className="sub">{c.villages}</span>
            </a>
          ))}
      </nav>
      <div className={d.view.tint === "late" ? "mapcols late" : "mapcols"}>
        <OverviewMap {...d} />
        <div className="mapside">
          <Legend {...d} />
          <WithoutPosition {...d} />
        </div>
      </div>
      <MapTable {...d} />
    </Sheet>
  );
}

const labelOf = (t: Translate<typeof reportsText.zh>, key: Tint, lateToday: boolean): string =>
  key === "late" ? t(lateToday ? "late.columnToday" : "late.column") : t(`figure.${key}.label`);

function ChooseFigures(d: MapFacts) {
  const t = useText(reportsText);
  return (
    <form method="get" action="/overview" className="filterbar mapform">
      {[...d.kept, ["show", "map"] as const].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {d.view.county && <input type="hidden" name="county" value={d.view.county} />}
      {(["size", "tint"] as const).map((name) => (
        <span key={name} className="row">
          <label htmlFor={`map-${name}`}>{t(`map.${name}`)}</label>
          <select id={`map-${name}`} name={name} className="in sm" defaultValue={d.view[name]}>
            {(name === "size" ? sizes : tints).map((key) => (
              <option key={key} value={key}>
                {labelOf(t, key, d.lateToday)}
              </option>
            ))}
          </select>
        </span>
      ))}
      <button type="submit" className="btn sm">
        {t("map.show")}
      </button>
    </form>
  );
}

function Legend(d: MapFacts) {
  const t = useText(reportsText);
  return (
    <div className="maplegend">
      <h3>
        {t("map.legendSize", {
          figure: t(`figure.${d.view.size}.label`),
          unit: t(`figure.${d.view.size}.unit`, { count: 2 }),
        })}
      </h3>
      <ul>
        {d.sizes.map((s) => (
          <li key={s.r}>
            <svg
              className="sized"
              width="54"
              height={Math.ceil(s.r * 2) + 2}
              viewBox={`0 0 54 ${Math.ceil(s.r * 2) + 2}`}
              aria-hidden="true"
            >
              <circle className="shade1" cx="27" cy={s.r + 1} r={s.r} />
            </svg>
            {s.text}
          </li>
        ))}
      </ul>
      <h3>
        {t("map.legendTint", {
          figure: labelOf(t, d.view.tint, d.lateToday),
          unit:
            d.view.tint === "late"
              ? t("late.unit", { count: 2 })
              : t(`figure.${d.view.tint}.unit`, { count: 2 }),
        })}
      </h3>
      <ul>
        {d.shades.map((s) => (
          <li key={s.shade}>
            <svg width="54" height="18" aria-hidden="true">
              <circle className={`shade${s.shade}`} cx="27" cy="9" r="8" />
            </svg>
            {s.text}
          </li>
        ))}
      </ul>
    </div>
  );
}

function WithoutPosition(d: MapFacts) {
  const t = useText(reportsText);
  if (d.withoutCount === 0) return null;
  return (
    <div className="mapwithout">
      <h3>{t("map.without", { count: d.withoutCount })}</h3>
      <ul>
        {d.without.map((v) => (
          <li key={v.id}>
            <a href={`/villages/${v.id}`}>{v.name}</a>
            {v.give && (
              <a className="t13" href={`/villages/${v.id}/edit#position`}>
                <Icon name="map-pinned" />
                {t("map.give")}
              </a>
            )}
          </li>
        ))}
      </ul>
      {d.withoutCount > d.without.length && (
        <p className="t13 sub">{t("map.more", { count: d.withoutCount - d.without.length })}</p>
      )}
    </div>
  );
}

/** The same in numbers: for who does not see the picture, and each opens its rows. */
function MapTable(d: MapFacts) {
  const t = useText(reportsText);
  if (d.rows.length === 0) return null;
  const cell = (f: LinkedFigure) =>
    f.to === null ? <span className="sub">{f.text}</span> : <a href={f.to}>{f.text}</a>;
  return (
    <details className="chartdata maptable">
      <summary>{t("map.table")}</summary>
      <table className="tbl">
        <caption className="vh">{d.label}</caption>
        <thead>
          <tr>
            <th>{t("overview.village")}</th>
            <th className="num">{t(`figure.${d.view.size}.short`)}</th>
            <th className="num">
              {d.view.tint === "late" ? labelOf(t, "late", d.lateToday) : t(`figure.${d.view.tint}.short`)}
            </th>
          </tr>
        </thead>
        <tbody>
          {d.rows.map((r) => (
            <tr key={r.id}>
              <td>
                <a className="who" href={`/villages/${r.id}`}>
                  {r.name}
                </a>
              </td>
              <td className="num">{cell(r.size)}</td>
              <td className="num">{cell(r.tint)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
