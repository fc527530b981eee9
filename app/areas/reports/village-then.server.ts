import type { Db } from "db/client.server";
import type { VillageFigure } from "~/areas/villages";
import type { Day } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { yuanText } from "~/platform/money";
import { icons } from "./figure-words";
import { figuresByVillage, noFigures } from "./figures.server";
import { rowsHref } from "./overview.server";
import type { Period } from "./period";
import { reportsText } from "./text";

/** Everything up to a day. */
export const until = (on: Day): Period => ({ key: "own", from: null, to: on });

const keys = [
  "people",
  "households",
  "tripPeople",
  "trained",
  "certificates",
  "loans",
  "equipment",
  "shops",
] as const;

/**
 * Figures of a village as they were on a day that is past, each with its rows. `pieces`: things in its custody then,
 * which the page lists itself; null for who may not see them.
 */
export function figuresThen(
  db: Db,
  villageId: number,
  on: Day,
  pieces: number | null,
  language: Language,
): VillageFigure[] {
  const t = translator(reportsText, language);
  const period = until(on);
  const n = figuresByVillage(db, [villageId], period).get(villageId) ?? noFigures();
  const details: Partial<Record<(typeof keys)[number], string>> = {
    loans: n.loans > 0 ? t("asOf.lent", { sum: yuanText(n.loanMoney, language) }) : undefined,
    shops: n.sales > 0 ? t("overview.sold", { sales: yuanText(n.sales, language) }) : undefined,
  };
  return keys.flatMap((key): VillageFigure[] => {
    const value = key === "equipment" ? pieces : n[key];
    if (value === null) return [];
    return [
      {
        key,
        icon: icons[key],
        label: t(`figure.${key}.label`),
        value,
        unit: t(`figure.${key}.unit`, { count: Math.abs(value) }),
        detail: details[key],
        to: key === "equipment" ? "#things" : rowsHref(key, villageId, period),
      },
    ];
  });
}
