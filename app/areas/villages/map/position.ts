import type { CountyOutline } from "db/divisions/outline";
import { type Extent, extentOf, holds } from "./extent";

/** Where a village lies, in millionths of a degree (WGS-84, as telephones measure it). */
export interface Position {
  latMicro: number;
  lngMicro: number;
}

const one = /(\d{1,3}(?:\.\d+)?)(?:°(\d{1,2}(?:\.\d+)?)(?:'(?:(\d{1,2}(?:\.\d+)?)"?)?)?)?/g;

/** Degrees, minutes and seconds as millionths of a degree. */
const micro = (degrees: string, minutes = "0", seconds = "0"): number =>
  Math.round((Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600) * 1_000_000);

/**
 * Reads two numbers as they are written or pasted: 115.51, 35.56 or 35.56 115.51, 北纬35.56°，东经115.51°, 35°33′36″
 * 115°30′36″. In China the greater of the two is the longitude. Null for what is not two such numbers.
 */
export function parsePosition(text: string): Position | null {
  const plain = text
    .replace(/[″”]/g, '"')
    .normalize("NFKC")
    .replace(/北纬|东经|纬度|经度|latitude|longitude|lat|lng/gi, " ")
    .replace(/[度º]/g, "°")
    .replace(/[分′’]/g, "'")
    .replace(/秒/g, '"');
  if (/-\s*\d/.test(plain)) return null;
  const numbers = [...plain.matchAll(one)].map(([, d = "", m, s]) => micro(d, m, s));
  const rest = plain.replace(one, "").replace(/[°NE\s,，、;；:：()/]/gi, "");
  const [a, b] = numbers;
  if (rest !== "" || numbers.length !== 2 || a === undefined || b === undefined) return null;
  const at = { latMicro: Math.min(a, b), lngMicro: Math.max(a, b) };
  return at.latMicro <= 55_000_000 && at.lngMicro >= 70_000_000 && at.lngMicro <= 140_000_000 ? at : null;
}

const degrees = (value: number): string => {
  const text = String(value).padStart(7, "0");
  return `${text.slice(0, -6)}.${text.slice(-6).replace(/0{1,4}$/, "")}`;
};

/** As a field shows it and reads it again: 35.56, 115.51. */
export const positionText = (at: Position): string => `${degrees(at.latMicro)}, ${degrees(at.lngMicro)}`;

/** In the units of outlines. */
export const pointOf = (at: Position): readonly [lng: number, lat: number] => [
  at.lngMicro / 100,
  at.latMicro / 100,
];

/** Three kilometres: so far a village of a county may lie outside of an outline that is not exact. */
const margin = 300;
const wider = (e: Extent): Extent => ({
  west: e.west - margin,
  east: e.east + margin,
  south: e.south - margin,
  north: e.north + margin,
});
const within = (e: Extent, [lng, lat]: readonly [number, number]) =>
  lng >= e.west && lng <= e.east && lat >= e.south && lat <= e.north;

export type WhyNotPosition = { why: "outside" } | { why: "elsewhere"; found: string };

/**
 * Why a village of a county cannot lie at a position: it is outside of the city, or in another county. Null when it can,
 * and where no outlines are known. The county is told by the six digits before the village's code.
 */
export function whyNotPosition(
  outlines: readonly CountyOutline[],
  countyCode: string,
  at: Position,
): WhyNotPosition | null {
  if (outlines.length === 0) return null;
  const point = pointOf(at);
  const own = outlines.find((o) => o.code === countyCode);
  const found = outlines.find((o) => holds(o, point));
  if (own ? within(wider(extentOf([own])), point) : within(wider(extentOf(outlines)), point)) return null;
  return found ? { why: "elsewhere", found: found.name } : { why: "outside" };
}
