import { readOutlines } from "db/divisions/read-outlines.server";
import { demoVillages } from "db/seed/villages";
import { describe, expect, it } from "vitest";
import { extentOf, holds, middleOf } from "./extent";
import { parsePosition, pointOf, positionText, whyNotPosition } from "./position";
import { projectionOf, ringPoints, ringsPath } from "./projection";

const at = { latMicro: 35_520_000, lngMicro: 115_750_000 };

describe("a position", () => {
  it.each([
    "35.52, 115.75",
    "115.75，35.52",
    "115.750000 35.520000",
    "北纬35.52°，东经115.75°",
    "３５．５２、１１５．７５",
    "35°31′12″N 115°45′0″E",
    "35°31.2' 115°45'",
    "纬度：35.52；经度：115.75",
    "(35.52, 115.75)",
  ])("is read from %s", (text) => expect(parsePosition(text)).toEqual(at));

  it.each([
    "",
    "35.52",
    "35.52 115.75 12",
    "孔庄村",
    "-35.52, 115.75",
    "35.52, 35.6",
    "3552 11575",
    "1,2",
    "35.52, 215.75",
  ])("is not read from %j", (text) => expect(parsePosition(text)).toBeNull());

  it("is shown as it is read again", () => {
    expect(positionText(at)).toBe("35.52, 115.75");
    for (const p of [
      at,
      { latMicro: 35_000_000, lngMicro: 115_000_001 },
      { latMicro: 4_000_050, lngMicro: 99_999_999 },
    ])
      expect(parsePosition(positionText(p))).toEqual(p);
  });
});

describe("the outlines of Heze", () => {
  const outlines = readOutlines("3717");

  it("are nine, each with its middle inside; the demo's villages lie in their counties", () => {
    expect(outlines.map((o) => o.code).join()).toBe(
      "371702,371703,371721,371722,371723,371724,371725,371726,371728",
    );
    for (const o of outlines) expect([o.name, holds(o, middleOf(o))]).toEqual([o.name, true]);
    for (const v of demoVillages) {
      const found = outlines.filter((o) => holds(o, pointOf(v)));
      expect([v.name, found.map((o) => o.code)]).toEqual([v.name, [v.code.slice(0, 6)]]);
    }
  });

  it("refuse a position in another county or outside the city, not one a little over the border", () => {
    const why = (latMicro: number, lngMicro: number, county = "371725") =>
      whyNotPosition(outlines, county, { latMicro, lngMicro });
    expect(why(at.latMicro, at.lngMicro)).toBeNull();
    expect(why(34_750_000, 115_670_000)).toEqual({ why: "elsewhere", found: "曹县" });
    expect(why(39_900_000, 116_400_000)).toEqual({ why: "outside" });
    // 2 km north of the county's northernmost point.
    const own = outlines.filter((o) => o.code === "371725");
    expect(why((extentOf(own).north + 180) * 100, 115_900_000)).toBeNull();
    expect(why((extentOf(own).north + 400) * 100, 115_900_000)).toEqual({ why: "outside" });
    // The development zone has no outline of its own: anywhere in the city.
    expect(why(35_250_000, 115_480_000, "371771")).toBeNull();
    expect(whyNotPosition([], "371725", { latMicro: 1, lngMicro: 1 })).toBeNull();
  });

  it("keep north up, east right and lengths alike in the drawing", () => {
    const extent = extentOf(outlines);
    const p = projectionOf(extent, 640, 8);
    expect(p.place([extent.west, extent.north])).toEqual({ x: 8, y: 8 });
    const corner = p.place([extent.east, extent.south]);
    expect([Math.round(corner.x), Math.round(corner.y)]).toEqual([632, p.height - 8]);
    const a = p.place([1_155_000, 352_000]);
    // 0.1° north is 11.1 km, 0.1° east at 35.2° is 9.1 km.
    const north = a.y - p.place([1_155_000, 353_000]).y;
    const east = p.place([1_156_000, 352_000]).x - a.x;
    expect(north / east).toBeCloseTo(1 / Math.cos((35.2 / 180) * Math.PI), 2);
    const bytes = ringsPath(
      outlines.flatMap((o) => o.rings.map((r) => ringPoints(p, r).map(({ x, y }) => [x, y] as const))),
    ).length;
    expect(bytes).toBeLessThan(20_000);
  });
});
