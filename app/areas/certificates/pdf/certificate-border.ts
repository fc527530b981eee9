import type { Art } from "~/platform/pdf/paper";
import { deflate, latin } from "~/platform/pdf/pdf-file";
import type { Colour } from "~/platform/pdf/pen";
import { PT } from "~/platform/pdf/text-fit";

// The border of the certificate, own design (PAPER §7.1): sine strands between rules, rosettes in the corners,
// a frame with frets, a ground pattern. One wave and one lobe are drawn and repeated by the form, which keeps it small.

const SHEET = { width: 297, height: 210 };
const CENTRE_LINE = 15.08;
const BLOCK = { inset: 9, side: 14.4 };

export interface BorderInk {
  readonly line: Colour;
  /** Hairlines, mm. */
  readonly strand: number;
  readonly hair: number;
  readonly ground: Colour | null;
}

const fine = (value: number) => Math.round(value * 1000) / 1000;
const exact = (value: number) => Math.round(value * 1e6) / 1e6;
const pt = (millimetres: number) => fine(millimetres / PT);
const X = (x: number) => pt(x);
const Y = (y: number) => pt(SHEET.height - y);
const rgb = (colour: Colour, operator: string) =>
  `${[1, 3, 5].map((at) => fine(Number.parseInt(colour.slice(at, at + 2), 16) / 255)).join(" ")} ${operator}`;
const rectangle = (x: number, y: number, w: number, h: number) => `${X(x)} ${Y(y + h)} ${pt(w)} ${pt(h)} re`;
const inset = (by: number) => rectangle(by, by, SHEET.width - 2 * by, SHEET.height - 2 * by);
const weight = (millimetres: number) => `${pt(millimetres)} w`;

const art = (operators: string, bounds: Art["bounds"], parts?: Art["parts"]): Art => ({
  data: deflate(latin(operators), 9),
  bounds,
  parts,
});

type Point = readonly [number, number];

/** Smooth curve through points with known directions (derivatives by the parameter). */
function curve(
  from: number,
  to: number,
  steps: number,
  at: (t: number) => Point,
  along: (t: number) => Point,
): string {
  const step = (to - from) / steps;
  const [startX, startY] = at(from);
  let path = `${pt(startX)} ${pt(startY)} m`;
  for (let index = 0; index < steps; index++) {
    const [x0, y0] = at(from + index * step);
    const [x3, y3] = at(from + (index + 1) * step);
    const [dx0, dy0] = along(from + index * step);
    const [dx3, dy3] = along(from + (index + 1) * step);
    const points = [
      x0 + (dx0 * step) / 3,
      y0 + (dy0 * step) / 3,
      x3 - (dx3 * step) / 3,
      y3 - (dy3 * step) / 3,
      x3,
      y3,
    ];
    path += ` ${points.map(pt).join(" ")} c`;
  }
  return path;
}

/** One period of the eight strands, along x from 0, centred on y = 0. */
function wave(period: number): Art {
  const strands = [
    ...[0, 1 / 4, 1 / 2, 3 / 4].map((phase) => ({ amplitude: 3.7, phase })),
    ...[1 / 8, 3 / 8, 5 / 8, 7 / 8].map((phase) => ({ amplitude: 2.294, phase })),
  ];
  const turn = 2 * Math.PI;
  const paths = strands.map(({ amplitude, phase }) =>
    curve(
      0,
      1,
      8,
      (t) => [t * period, amplitude * Math.sin(turn * (t + phase))],
      (t) => [period, amplitude * turn * Math.cos(turn * (t + phase))],
    ),
  );
  const reach = pt(4.2);
  return art(`${paths.join("\n")} S`, [-1, -reach, pt(period) + 1, reach]);
}

/** Repeats the wave `count` times from a point; `turned` runs it down the sheet. */
function strandRun(x: number, y: number, run: number, turned: boolean, period: number): string {
  const count = Math.round(run / 11);
  const stretch = exact(run / count / period);
  const place = turned ? `0 ${-stretch} 1 0 ${X(x)} ${Y(y)} cm` : `${stretch} 0 0 1 ${X(x)} ${Y(y)} cm`;
  const onward = `1 0 0 1 ${pt(period)} 0 cm`;
  return `q ${place} ${Array.from({ length: count }, () => "/W Do").join(` ${onward} `)} Q`;
}

/** r(θ) = R(1 + a·cos(nθ + φ)) for `phases` evenly spaced φ: one lobe, turned again and again. */
function rosette(
  radius: number,
  depth: number,
  lobes: number,
  phases: number,
): { lobe: Art; repeat: string } {
  const r = (t: number) => radius * (1 + depth * Math.cos(lobes * t));
  const dr = (t: number) => -radius * depth * lobes * Math.sin(lobes * t);
  const path = curve(
    0,
    (2 * Math.PI) / lobes,
    8,
    (t) => [r(t) * Math.cos(t), r(t) * Math.sin(t)],
    (t) => [dr(t) * Math.cos(t) - r(t) * Math.sin(t), dr(t) * Math.sin(t) + r(t) * Math.cos(t)],
  );
  const reach = pt(radius * (1 + depth)) + 1;
  const angle = (2 * Math.PI) / (lobes * phases);
  const turn = `${exact(Math.cos(angle))} ${exact(Math.sin(angle))} ${exact(-Math.sin(angle))} ${exact(Math.cos(angle))} 0 0 cm`;
  return {
    lobe: art(`${path} S`, [-reach, -reach, reach, reach]),
    repeat: Array(lobes * phases)
      .fill(turn)
      .join(" @ "),
  };
}

/** All rosettes of one centre as a form around (0, 0). */
function rosettes(rings: readonly (readonly [number, number, number, number])[], after = ""): Art {
  const parts: Record<string, Art> = {};
  const operators = rings.map(([radius, depth, lobes, phases], index) => {
    const { lobe, repeat } = rosette(radius, depth, lobes, phases);
    parts[`L${index}`] = lobe;
    return `q /L${index} Do ${repeat.replaceAll("@", `/L${index} Do`)} Q`;
  });
  const reach = pt(Math.max(...rings.map(([radius, depth]) => radius * (1 + depth)))) + 1;
  return art(`${operators.join("\n")} ${after}`, [-reach, -reach, reach, reach], parts);
}

function circle(radius: number): string {
  const r = pt(radius);
  const k = fine((radius / PT) * 0.5523);
  return `${r} 0 m ${r} ${k} ${k} ${r} 0 ${r} c ${-k} ${r} ${-r} ${k} ${-r} 0 c ${-r} ${-k} ${-k} ${-r} 0 ${-r} c ${k} ${-r} ${r} ${-k} ${r} 0 c`;
}

function innerFrame(): string {
  const outer = 25.2;
  const step = 7;
  const right = SHEET.width - outer;
  const bottom = SHEET.height - outer;
  const corners: Point[] = [
    [outer + step, outer],
    [right - step, outer],
    [right - step, outer + step],
    [right, outer + step],
    [right, bottom - step],
    [right - step, bottom - step],
    [right - step, bottom],
    [outer + step, bottom],
    [outer + step, bottom - step],
    [outer, bottom - step],
    [outer, outer + step],
    [outer + step, outer + step],
  ];
  const polyline = (points: readonly Point[]) =>
    points.map(([x, y], index) => `${X(x)} ${Y(y)} ${index === 0 ? "m" : "l"}`).join(" ");
  const fret: Point[] = [
    [0, 4.4],
    [0, 0],
    [4.4, 0],
    [4.4, 4.4],
    [2.2, 4.4],
    [2.2, 2.2],
  ];
  const frets = [
    [outer, 1, outer, 1],
    [right, -1, outer, 1],
    [outer, 1, bottom, -1],
    [right, -1, bottom, -1],
  ] as const;
  return `${weight(0.32)} ${polyline(corners)} s ${frets
    .map(([x, sx, y, sy]) => `${polyline(fret.map(([dx, dy]) => [x + sx * dx, y + sy * dy] as const))} S`)
    .join(" ")}`;
}

/** Everything that is the same on every certificate but the words. */
export function certificateBorder(ink: BorderInk): Art {
  const { width, height } = SHEET;
  const clear = BLOCK.inset + BLOCK.side;
  const period = (width - 2 * clear) / Math.round((width - 2 * clear) / 11);
  const across = (y: number) => strandRun(clear, y, width - 2 * clear, false, period);
  const down = (x: number) => strandRun(x, clear, height - 2 * clear, true, period);
  const blocks = [
    [BLOCK.inset, BLOCK.inset],
    [width - clear, BLOCK.inset],
    [BLOCK.inset, height - clear],
    [width - clear, height - clear],
  ] as const;
  const corner = blocks.map(([x, y]) => {
    const middle = BLOCK.side / 2;
    return (
      `1 g ${rectangle(x, y, BLOCK.side, BLOCK.side)} f ${rgb(ink.line, "rg")} ` +
      `${weight(0.62)} ${rectangle(x, y, BLOCK.side, BLOCK.side)} S ` +
      `${weight(0.14)} ${rectangle(x + 1.15, y + 1.15, BLOCK.side - 2.3, BLOCK.side - 2.3)} S ` +
      `q ${weight(ink.strand)} 1 0 0 1 ${X(x + middle)} ${Y(y + middle)} cm /R Do Q`
    );
  });
  const parts: Record<string, Art> = {
    W: wave(period),
    R: rosettes(
      [
        [4.35, 0.23, 8, 4],
        [2.2, 0.3, 8, 2],
      ],
      `${circle(0.95)} S ${circle(0.4)} f`,
    ),
  };
  let ground = "";
  if (ink.ground) {
    parts.G = rosettes([
      [58, 0.1, 24, 4],
      [47, 0.14, 18, 4],
      [35, 0.18, 12, 4],
      [21, 0.26, 12, 4],
    ]);
    ground = `q ${rgb(ink.ground, "RG")} ${weight(0.16)} 1 0 0 1 ${X(148.5)} ${Y(108)} cm /G Do Q\n`;
  }
  const bands = [
    across(CENTRE_LINE),
    across(height - CENTRE_LINE),
    down(CENTRE_LINE),
    down(width - CENTRE_LINE),
  ];
  const operators = [
    `${ground}${rgb(ink.line, "RG")} ${weight(ink.strand)}`,
    ...bands,
    `${weight(0.62)} ${inset(9)} S ${weight(ink.hair)} ${inset(10.15)} S ${inset(20)} S ${weight(0.38)} ${inset(21)} S`,
    ...corner,
    innerFrame(),
  ];
  return art(operators.join("\n"), [0, 0, pt(width), pt(height)], parts);
}
