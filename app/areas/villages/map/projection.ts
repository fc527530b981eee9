import type { Ring } from "db/divisions/outline";
import type { Extent } from "./extent";

/** From outlines to a drawing `width` wide, with room around it; one unit is as long to the north as to the east. */
export interface Projection {
  width: number;
  height: number;
  place: (point: readonly [lng: number, lat: number]) => { x: number; y: number };
}

export function projectionOf(extent: Extent, width: number, room = 8): Projection {
  const middle = ((extent.south + extent.north) / 20_000 / 180) * Math.PI;
  const east = (extent.east - extent.west) * Math.cos(middle);
  const scale = (width - 2 * room) / east;
  return {
    width,
    height: Math.ceil((extent.north - extent.south) * scale + 2 * room),
    place: ([lng, lat]) => ({
      x: (lng - extent.west) * Math.cos(middle) * scale + room,
      y: (extent.north - lat) * scale + room,
    }),
  };
}

/** The points of a ring in the drawing; those nearer than `least` to the one before are left out. */
export function ringPoints(p: Projection, ring: Ring, least = 0.8): { x: number; y: number }[] {
  const kept: { x: number; y: number }[] = [];
  for (const point of ring) {
    const at = p.place(point);
    const before = kept.at(-1);
    if (!before || Math.hypot(at.x - before.x, at.y - before.y) >= least) kept.push(at);
  }
  return kept;
}

/** Closed SVG paths in tenths of a unit, each point a step from the one before: half the bytes of whole places. */
export function ringsPath(rings: readonly (readonly (readonly [x: number, y: number])[])[]): string {
  return rings
    .map((ring) => {
      let [x, y] = [0, 0];
      const steps = ring.map(([px, py]) => {
        const [nx, ny] = [Math.round(px * 10), Math.round(py * 10)];
        const step = `${nx - x} ${ny - y}`;
        [x, y] = [nx, ny];
        return step;
      });
      // The first point is a place, whatever was drawn before; the others are steps.
      const [start, ...others] = steps;
      return start === undefined ? "" : `M${start}l${others.join(" ")}z`;
    })
    .join("");
}
