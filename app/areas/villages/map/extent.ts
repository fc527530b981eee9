import type { CountyOutline, Ring } from "db/divisions/outline";

/** The box around something, in the units of outlines. */
export interface Extent {
  west: number;
  east: number;
  south: number;
  north: number;
}

export function extentOf(outlines: readonly CountyOutline[]): Extent {
  const e = {
    west: Number.POSITIVE_INFINITY,
    east: Number.NEGATIVE_INFINITY,
    south: Number.POSITIVE_INFINITY,
    north: Number.NEGATIVE_INFINITY,
  };
  for (const { rings } of outlines)
    for (const ring of rings)
      for (const [lng, lat] of ring) {
        e.west = Math.min(e.west, lng);
        e.east = Math.max(e.east, lng);
        e.south = Math.min(e.south, lat);
        e.north = Math.max(e.north, lat);
      }
  return e;
}

/** Whether a line to the east meets the ring an odd number of times. */
function inRing(ring: Ring, [x, y]: readonly [number, number]): boolean {
  let inside = false;
  for (const [i, [bx, by]] of ring.entries()) {
    const [ax, ay] = ring.at(i - 1) as readonly [number, number];
    if (by > y !== ay > y && x < ((ax - bx) * (y - by)) / (ay - by) + bx) inside = !inside;
  }
  return inside;
}

/** Whether a point lies in a county. */
export const holds = (outline: CountyOutline, point: readonly [number, number]): boolean =>
  outline.rings.some((ring) => inRing(ring, point));

/** The middle of a county's greatest part by area: where its name stands. */
export function middleOf(outline: CountyOutline): readonly [number, number] {
  let best = { area: 0, x: 0, y: 0 };
  for (const ring of outline.rings) {
    const sum = { area: 0, x: 0, y: 0 };
    // From the first point on, so that the products stay small.
    const [ox, oy] = ring[0] ?? [0, 0];
    for (const [i, [px, py]] of ring.entries()) {
      const [qx, qy] = ring.at(i - 1) as readonly [number, number];
      const cross = (qx - ox) * (py - oy) - (px - ox) * (qy - oy);
      sum.area += cross;
      sum.x += (px + qx - 2 * ox) * cross;
      sum.y += (py + qy - 2 * oy) * cross;
    }
    if (Math.abs(sum.area) > Math.abs(best.area))
      best = { area: sum.area, x: ox + sum.x / (3 * sum.area), y: oy + sum.y / (3 * sum.area) };
  }
  return [best.x, best.y];
}
