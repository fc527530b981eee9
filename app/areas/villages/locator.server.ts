import type { CountyOutline } from "db/divisions/outline";
import { readOutlines } from "db/divisions/read-outlines.server";
import { extentOf } from "./map/extent";
import { type Position, pointOf } from "./map/position";
import { projectionOf, ringPoints } from "./map/projection";
import type { Village } from "./villages.server";

/** Outlines of the city that a code belongs to; none where no file of them was made. */
export const outlinesOf = (code: string): readonly CountyOutline[] => readOutlines(code.slice(0, 4));

/** Where a village lies, when somebody wrote it down. */
export const positionOf = (v: Pick<Village, "latMicro" | "lngMicro">): Position | null =>
  v.latMicro === null || v.lngMicro === null ? null : { latMicro: v.latMicro, lngMicro: v.lngMicro };

/** The outline of a village's county with the village in it, `width` wide. */
export interface Locator {
  width: number;
  height: number;
  rings: readonly (readonly { x: number; y: number }[])[];
  x: number;
  y: number;
}

/** Null without a position, or without outlines; the whole city where a village is of no county that has one. */
export function locatorOf(v: Pick<Village, "code" | "latMicro" | "lngMicro">, width: number): Locator | null {
  const at = positionOf(v);
  const all = outlinesOf(v.code);
  if (!at || all.length === 0) return null;
  const own = all.filter((o) => o.code === v.code.slice(0, 6));
  const shown = own.length > 0 ? own : all;
  const p = projectionOf(extentOf(shown), width, width / 40);
  const { x, y } = p.place(pointOf(at));
  return {
    width,
    height: p.height,
    rings: shown.flatMap((o) => o.rings.map((ring) => ringPoints(p, ring, width / 160))),
    x,
    y,
  };
}
