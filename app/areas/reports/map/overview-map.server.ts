import type { Db } from "db/client.server";
import type { CountyOutline } from "db/divisions/outline";
import {
  extentOf,
  middleOf,
  type Projection,
  pointOf,
  projectionOf,
  ringPoints,
  ringsPath,
} from "~/areas/villages";
import { outlinesOf, positionOf, type Village } from "~/areas/villages/index.server";
import { can, type SignedIn, type VillageScope } from "~/platform/access/actor";
import { type Language, type Translate, translator } from "~/platform/i18n/text";
import { addressOf } from "~/platform/list-address";
import { placeLabel, placeName } from "~/platform/search/place-name";
import { figureText } from "../figure-words";
import { lateByVillage, lateHref, lateThings } from "../late.server";
import { countedVillages, isPast, rowsHref } from "../overview.server";
import { type Period, periodParts } from "../period";
import { reportsText } from "../text";
import type { MapFacts } from "../ui/map-sheet";
import { clipRing, middleOfRing, type Point } from "./clip";
import { type MapView, mapParts, type Tint } from "./map-view";
import { placeLabels, type Spot } from "./place-labels";
import { radiusOf, type ShadeStep, shadeOf, shadeSteps } from "./shades";

const width = 640;
/** Letters of names in units of the drawing: a telephone shows them at half their size. */
const letters = 22;
/** More circles than this lie on each other: a county stands for its villages until it is chosen. */
const mostCircles = 300;
/** Villages without a position that are named; the list of villages has the others. */
const mostNamed = 24;

/** One circle: a village, or all villages of a county. */
interface Mark {
  id: string;
  label: string;
  to: string;
  point: readonly [lng: number, lat: number];
  size: number;
  tint: number;
}

type Counted = ReturnType<typeof countedVillages>[number];

const countyCode = (v: Village) => v.code.slice(0, 6);

function outlinesFor(villages: readonly Counted[]): readonly CountyOutline[] {
  const cities = [...new Set(villages.map(({ village }) => village.code.slice(0, 4)))];
  return cities.flatMap((city) => outlinesOf(city));
}

/** Villages on the outlines of their counties (FEATURES 112); null where no outlines of the city are known. */
export function overviewMap(
  db: Db,
  person: SignedIn,
  scope: VillageScope,
  period: Period,
  asked: MapView,
  language: Language,
): MapFacts | null {
  const t = translator(reportsText, language);
  const all = countedVillages(db, scope, period);
  const outlines = outlinesFor(all);
  if (outlines.length === 0) return null;
  const county = outlines.find((o) => o.code === asked.county) ?? null;
  const view = { ...asked, county: county?.code ?? null };
  const here = county ? all.filter(({ village }) => countyCode(village) === county.code) : all;
  const href = (code: string | null) =>
    addressOf("/overview", [...periodParts(period), ...mapParts({ ...view, county: code })]);

  const late = view.tint === "late" ? lateByVillage(lateThings(db, person, scope, language)) : null;
  const tintOf = ({ village, figures }: Counted) =>
    view.tint === "late" ? (late?.get(village.id) ?? 0) : figures[view.tint];
  const placed = here.flatMap((v) => {
    const at = positionOf(v.village);
    return at ? [{ ...v, point: pointOf(at) }] : [];
  });
  const grouped = county === null && placed.length > mostCircles;
  const marks: Mark[] = grouped
    ? outlines.flatMap((o) => {
        const within = placed.filter(({ village }) => countyCode(village) === o.code);
        if (within.length === 0) return [];
        return [
          {
            id: o.code,
            label: placeName(o.name, language),
            to: href(o.code),
            point: middleOf(o),
            size: within.reduce((n, v) => n + v.figures[view.size], 0),
            tint: within.reduce((n, v) => n + tintOf(v), 0),
          },
        ];
      })
    : placed.map((v) => ({
        id: String(v.village.id),
        label: placeName(v.village.name, language),
        to: `/villages/${v.village.id}`,
        point: v.point,
        size: v.figures[view.size],
        tint: tintOf(v),
      }));

  const p = projectionOf(extentOf(county ? [county] : outlines), width, county ? 56 : 8);
  const steps = shadeSteps(Math.max(0, ...marks.map((m) => m.tint)));
  const most = Math.max(0, ...marks.map((m) => m.size));
  const areas = outlines.map((o) => areaOf(p, o, county === null || county.code === o.code));
  const names = outlines.map((o, i): Spot => {
    const at = county ? areas[i]?.middle : p.place(middleOf(o));
    const label = at && county?.code !== o.code ? placeName(o.name, language) : "";
    return { x: at?.x ?? 0, y: at?.y ?? 0, r: 0, label };
  });
  const spots = marks.map((m): Spot & Mark => ({ ...m, ...p.place(m.point), r: radiusOf(m.size, most) }));
  const labels = placeLabels(spots, p, letters, grouped ? [] : names);
  const words = (m: Mark) =>
    t("map.spot", {
      place: m.label,
      size: figureWords(t, view.size, m.size, false, language),
      tint: figureWords(t, view.tint, m.tint, isPast(period), language),
    });
  const drawn = spots
    .map((s, i) => ({ s, label: labels[i] ?? null }))
    .sort((a, b) => b.s.r - a.s.r)
    .map(({ s, label }) => ({
      id: s.id,
      to: s.to,
      x: round(s.x),
      y: round(s.y),
      r: round(s.r),
      shade: shadeOf(s.tint, steps),
      label: s.label,
      at: label && { x: round(label.x), y: round(label.y), anchor: label.anchor },
      title: words(s),
    }));
  const without = here.filter((v) => positionOf(v.village) === null);
  return {
    width,
    height: p.height,
    label: t("map.label", { where: county ? placeName(county.name, language) : t("map.city") }),
    county: county && { code: county.code, name: placeName(county.name, language) },
    cityTo: href(null),
    counties: outlines.map((o, i) => ({
      code: o.code,
      name: placeName(o.name, language),
      path: ringsPath(areas[i]?.rings ?? []),
      label: names[i]?.label ?? "",
      own: county === null || county.code === o.code,
      to: href(o.code),
      x: round(names[i]?.x ?? 0),
      y: round(names[i]?.y ?? 0),
      villages: all.filter(({ village }) => countyCode(village) === o.code).length,
    })),
    grouped,
    spots: drawn,
    view,
    lateToday: isPast(period),
    kept: periodParts(period),
    sizes: sizeLegend(
      view.size,
      most,
      spots.some((m) => m.size === 0),
      language,
    ),
    shades: steps.map((s) => ({ shade: s.shade, text: stepText(view.tint, s, language) })),
    rows: placed.map((v) => ({
      id: v.village.id,
      name: placeLabel(v.village, language),
      size: cell(view.size, v.figures[view.size], v.village.id, period, language),
      tint: cell(view.tint, tintOf(v), v.village.id, period, language),
    })),
    without: without.slice(0, mostNamed).map(({ village }) => ({
      id: village.id,
      name: placeLabel(village, language),
      give: can(person, "village.manage", village.id),
    })),
    withoutCount: without.length,
  };
}

const valueText = (key: Tint, value: number, language: Language): string =>
  key === "late" ? String(value) : figureText(key, value, language);

/** 参观学习 4 人次, 超期 1 件. */
const figureWords = (
  t: Translate<typeof reportsText.zh>,
  key: Tint,
  value: number,
  past: boolean,
  language: Language,
): string =>
  key === "late"
    ? `${t(past ? "late.columnToday" : "late.column")} ${value} ${t("late.unit", { count: value })}`
    : `${t(`figure.${key}.label`)} ${valueText(key, value, language)} ${t(`figure.${key}.unit`, { count: value })}`;

/** A figure with the way to its rows. */
const cell = (key: Tint, value: number, villageId: number, period: Period, language: Language) => ({
  text: valueText(key, value, language),
  to: value === 0 ? null : key === "late" ? lateHref(villageId) : rowsHref(key, villageId, period),
});

const round = (n: number) => Math.round(n * 10) / 10;

/** So much of a neighbour, in square units of the drawing, has room for its name. */
const roomForName = 9_000;

/** What of a county is inside the drawing; where its name stands when it is one of those around. */
function areaOf(p: Projection, o: CountyOutline, whole: boolean) {
  const rings = o.rings.map((ring) => ringPoints(p, ring).map(({ x, y }): Point => [x, y]));
  if (whole) return { rings, middle: null };
  const shown = rings.map((ring) => clipRing(ring, p.width, p.height)).filter((ring) => ring.length > 2);
  const [greatest] = shown.map(middleOfRing).sort((a, b) => b.area - a.area);
  return { rings: shown, middle: greatest && greatest.area > roomForName ? greatest : null };
}

/** A small and the greatest circle with what they stand for, and that of nothing where there is one. */
function sizeLegend(
  key: MapView["size"],
  most: number,
  nothing: boolean,
  language: Language,
): { r: number; text: string }[] {
  const values = [...new Set([...(nothing ? [0] : []), ...(most > 0 ? [Math.ceil(most / 4), most] : [])])];
  return values.map((v) => ({ r: round(radiusOf(v, most)), text: figureText(key, v, language) }));
}

const stepText = (key: MapView["tint"], s: ShadeStep, language: Language): string =>
  s.from === s.to
    ? valueText(key, s.from, language)
    : `${valueText(key, s.from, language)}—${valueText(key, s.to, language)}`;
