import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { CountyOutline, Ring } from "./outline";

function readRing(text: string): Ring {
  const steps = text.split(" ").map(Number);
  const ring: [number, number][] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i + 1 < steps.length; i += 2) {
    x += steps[i] as number;
    y += steps[i + 1] as number;
    ring.push([x, y]);
  }
  return ring;
}

const read = new Map<string, readonly CountyOutline[]>();

/** The outlines of a city's counties (scripts/outlines.ts); none where no file of them was made. */
export function readOutlines(
  prefix = "3717",
  folder = path.resolve("db/divisions"),
): readonly CountyOutline[] {
  const file = path.join(folder, `${prefix}-outlines.csv`);
  const known = read.get(file);
  if (known) return known;
  const counties = new Map<string, { code: string; name: string; rings: Ring[] }>();
  for (const line of existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n") : []) {
    const [code = "", name = "", points = ""] = line.split(",");
    const county = counties.get(code) ?? { code, name, rings: [] };
    county.rings.push(readRing(points));
    counties.set(code, county);
  }
  const found = [...counties.values()];
  read.set(file, found);
  return found;
}
