export type Point = readonly [x: number, y: number];

type Side = { inside: (p: Point) => boolean; cross: (a: Point, b: Point) => Point };

const atX =
  (x: number) =>
  (a: Point, b: Point): Point => [x, a[1] + ((x - a[0]) / (b[0] - a[0])) * (b[1] - a[1])];
const atY =
  (y: number) =>
  (a: Point, b: Point): Point => [a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]), y];

/** The part of a closed line inside the drawing (Sutherland and Hodgman): what is beyond its edge runs along the edge. */
export function clipRing(ring: readonly Point[], width: number, height: number): Point[] {
  const sides: Side[] = [
    { inside: ([x]) => x >= 0, cross: atX(0) },
    { inside: ([x]) => x <= width, cross: atX(width) },
    { inside: ([, y]) => y >= 0, cross: atY(0) },
    { inside: ([, y]) => y <= height, cross: atY(height) },
  ];
  return sides.reduce<Point[]>(
    (points, { inside, cross }) =>
      points.flatMap((b, i) => {
        const a = points.at(i - 1) as Point;
        if (inside(a) === inside(b)) return inside(b) ? [b] : [];
        return inside(b) ? [cross(a, b), b] : [cross(a, b)];
      }),
    [...ring],
  );
}

/** Area and middle of a closed line. */
export function middleOfRing(ring: readonly Point[]): { area: number; x: number; y: number } {
  let [area, x, y] = [0, 0, 0];
  for (const [i, [bx, by]] of ring.entries()) {
    const [ax, ay] = ring.at(i - 1) as Point;
    const cross = ax * by - bx * ay;
    area += cross / 2;
    x += ((ax + bx) * cross) / 6;
    y += ((ay + by) * cross) / 6;
  }
  return area === 0 ? { area: 0, x: 0, y: 0 } : { area: Math.abs(area), x: x / area, y: y / area };
}
