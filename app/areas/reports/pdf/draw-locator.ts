import { BLACK, type Pen } from "~/platform/pdf/pen";

/** A county and a village in it, in units of its own. */
export interface Locator {
  county: string;
  width: number;
  height: number;
  rings: readonly (readonly { x: number; y: number }[])[];
  x: number;
  y: number;
}

/** The county with a dot for the village, as great as the box allows, its name under it. */
export function drawLocator(pen: Pen, l: Locator, box: { x: number; y: number; w: number; h: number }): void {
  const room = box.h - 5;
  const scale = Math.min(box.w / l.width, room / l.height);
  const left = box.x + (box.w - l.width * scale) / 2;
  const place = ({ x, y }: { x: number; y: number }) => [left + x * scale, box.y + y * scale] as const;
  for (const ring of l.rings) pen.path(ring.map(place), 0.5, BLACK, true);
  const [x, y] = place(l);
  const dot = Array.from({ length: 16 }, (_, i) => {
    const turn = (i * Math.PI) / 8;
    return [x + Math.cos(turn), y + Math.sin(turn)] as const;
  });
  pen.shape(dot, BLACK);
  pen.text(l.county, box.x + box.w / 2, box.y + box.h - 0.8, { role: "sans", size: 8.5 }, "centre");
}
