import { yuanFigure } from "~/platform/money";
import type { Kind } from "../policy-key";

/** A stored value as a person would type it: money in yuan, shares in percent. */
export function typedValue(kind: Kind, value: string | undefined): string {
  if (value === undefined) return "";
  if (kind === "money") return yuanFigure(Number(value)).replace(/\.00$/, "");
  return kind === "percent" ? String(Number(value) / 100) : value;
}
