export interface Spot {
  x: number;
  y: number;
  r: number;
  label: string;
}

export interface PlacedLabel {
  x: number;
  y: number;
  anchor: "start" | "middle" | "end";
}

interface Box {
  left: number;
  right: number;
  top: number;
  foot: number;
}

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.foot && b.top < a.foot;

/** Width of a text in units of the drawing: a hanzi is twice a letter. */
const widthOf = (text: string, size: number): number =>
  [...text].reduce((w, c) => w + (c > "\u2e7f" ? size : size * 0.58), 0);

/** Right of the spot, left of it, under it, above it; `off` so far beyond its edge. */
function places({ x, y, r: edge, label }: Spot, size: number, off = 0): { label: PlacedLabel; box: Box }[] {
  const r = edge + off;
  const w = widthOf(label, size);
  const low = y + size * 0.35;
  const at = (lx: number, ly: number, anchor: PlacedLabel["anchor"]) => {
    const left = anchor === "start" ? lx : anchor === "end" ? lx - w : lx - w / 2;
    return {
      label: { x: lx, y: ly, anchor },
      box: { left, right: left + w, top: ly - size * 0.85, foot: ly + size * 0.2 },
    };
  };
  return [
    at(x + r + 3, low, "start"),
    at(x - r - 3, low, "end"),
    at(x, y + r + size, "middle"),
    at(x, y - r - 4, "middle"),
  ];
}

/** Where few villages lie close to each other, a name stands a little off rather than nowhere. */
const few = 40;
const farther = [0, 14, 28] as const;

/**
 * Names beside spots where there is room, those of great spots first: none lies on another name, on a foreign spot or
 * over the edge. Null for one without room: its title still says it.
 * @param size height of the letters in units of the drawing
 * @param blocked names that stand already, around their middle
 */
export function placeLabels(
  spots: readonly Spot[],
  frame: { width: number; height: number },
  size: number,
  blocked: readonly Spot[] = [],
): (PlacedLabel | null)[] {
  const circles = spots.map(({ x, y, r }): Box => ({ left: x - r, right: x + r, top: y - r, foot: y + r }));
  const taken: Box[] = blocked.map(({ x, y, label }) => {
    const half = widthOf(label, size) / 2;
    return { left: x - half, right: x + half, top: y - size / 2, foot: y + size / 2 };
  });
  const found: (PlacedLabel | null)[] = spots.map(() => null);
  const order = spots.map((s, i) => ({ s, i })).sort((a, b) => b.s.r - a.s.r || a.i - b.i);
  for (const { s, i } of order) {
    const tried = spots.length <= few ? farther : ([0] as const);
    const free = tried
      .flatMap((off) => places(s, size, off))
      .find(
        ({ box }) =>
          box.left >= 0 &&
          box.right <= frame.width &&
          box.top >= 0 &&
          box.foot <= frame.height &&
          !taken.some((t) => meet(t, box)) &&
          !circles.some((c, k) => k !== i && meet(c, box)),
      );
    if (!free) continue;
    taken.push(free.box);
    found[i] = free.label;
  }
  return found;
}
