import type { MeasureKey } from "db/summary/measures";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { reportsText } from "../text";

/** The unit beside the name of a figure: 发证 本; in English in brackets, and not where the name says it already. */
export function FigureUnit({ of }: { of: MeasureKey }) {
  const t = useText(reportsText);
  const unit = t(`figure.${of}.unit`);
  if (useLanguage() === "zh") return <span className="sub">{unit}</span>;
  if (t(`figure.${of}.label`).toLowerCase().includes(unit.toLowerCase())) return null;
  return <span className="sub">({unit})</span>;
}
