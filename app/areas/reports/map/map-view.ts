import { type MeasureKey, measureKeys } from "db/summary/measures";
import { oneOf } from "~/platform/list-address";

/** What the size of a circle may say. */
export const sizes = measureKeys;

/** What colours a village: a second figure, or what is overdue there. */
export const tints = ["late", ...measureKeys] as const;
export type Tint = (typeof tints)[number];

/** What an address says of the map. */
export interface MapView {
  size: MeasureKey;
  tint: Tint;
  /** Six digits; null for the whole city. */
  county: string | null;
}

/** What the map shows first. */
export const usualMap: MapView = { size: "tripPeople", tint: "late", county: null };

/** Null where the address asks for the table. */
export function readMapView(params: URLSearchParams): MapView | null {
  if (params.get("show") !== "map") return null;
  const county = params.get("county");
  return {
    size: oneOf(measureKeys, params.get("size")) ?? usualMap.size,
    tint: oneOf(tints, params.get("tint")) ?? usualMap.tint,
    county: county && /^\d{6}$/.test(county) ? county : null,
  };
}

/** The map in an address; what is usual is left out. */
export const mapParts = (v: MapView): [string, string][] => [
  ["show", "map"],
  ...(v.size === usualMap.size ? [] : [["size", v.size] as [string, string]]),
  ...(v.tint === usualMap.tint ? [] : [["tint", v.tint] as [string, string]]),
  ...(v.county === null ? [] : [["county", v.county] as [string, string]]),
];
