import type { Translate } from "~/platform/i18n/text";
import type { reportsText } from "../text";
import type { MapFacts } from "../ui/map-sheet";
import type { Point } from "./clip";
import type { PlacedLabel } from "./place-labels";
import type { Shade } from "./shades";

/** The map as paper shows it, in the units of the drawing. */
export interface PaperMap {
  title: string;
  width: number;
  height: number;
  counties: readonly { own: boolean; rings: readonly (readonly Point[])[]; name: string | null; at: Point }[];
  spots: readonly { x: number; y: number; r: number; shade: Shade; label: string; at: PlacedLabel | null }[];
  size: { words: string; steps: MapFacts["sizes"] };
  tint: { words: string; steps: MapFacts["shades"] };
  /** Villages that stand nowhere, and those whose name has no room. */
  notes: readonly string[];
}

/** The points of a path as `ringsPath` makes it. */
export function pathPoints(path: string): Point[][] {
  return path
    .split("z")
    .filter(Boolean)
    .map((ring) => {
      const steps = ring.replace(/[Ml]/g, " ").trim().split(/\s+/).map(Number);
      const points: Point[] = [];
      let [x, y] = [0, 0];
      for (let i = 0; i + 1 < steps.length; i += 2) {
        x += steps[i] as number;
        y += steps[i + 1] as number;
        points.push([x / 10, y / 10]);
      }
      return points;
    });
}

/** What the paper takes from the map of the page. */
export function paperMap(map: MapFacts | null, t: Translate<typeof reportsText.zh>): PaperMap | null {
  if (!map) return null;
  const { view } = map;
  const shaded =
    view.tint === "late"
      ? {
          figure: t(map.lateToday ? "late.columnToday" : "late.column"),
          unit: t("late.unit", { count: 2 }),
        }
      : { figure: t(`figure.${view.tint}.label`), unit: t(`figure.${view.tint}.unit`, { count: 2 }) };
  const unnamed = map.spots.filter((s) => s.at === null).map((s) => s.label);
  const nowhere = map.without.map((v) => v.name);
  return {
    title: map.county ? t("map.of", { where: map.county.name }) : t("map.title"),
    width: map.width,
    height: map.height,
    counties: map.counties.map((c) => ({
      own: c.own,
      rings: pathPoints(c.path),
      // The circles of counties bear their names.
      name: map.grouped ? null : c.label || null,
      at: [c.x, c.y] as const,
    })),
    spots: map.spots.map(({ x, y, r, shade, label, at }) => ({ x, y, r, shade, label, at })),
    size: {
      words: t("map.legendSize", {
        figure: t(`figure.${view.size}.label`),
        unit: t(`figure.${view.size}.unit`, { count: 2 }),
      }),
      steps: map.sizes,
    },
    tint: { words: t("map.legendShade", shaded), steps: map.shades },
    notes: [
      t("map.border"),
      ...(unnamed.length > 0 && unnamed.length <= 12
        ? [t("map.unnamed", { villages: unnamed.join(t("comma")) })]
        : []),
      ...(nowhere.length > 0
        ? [
            t(map.withoutCount > nowhere.length ? "map.nowhereMany" : "map.nowhere", {
              count: map.withoutCount,
              villages: nowhere.join(t("comma")),
            }),
          ]
        : []),
    ],
  };
}
