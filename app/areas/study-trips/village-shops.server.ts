import type { VillageFigureSource } from "~/areas/villages";
import { can } from "~/platform/access/actor";
import { todayOn } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { bigYuanText } from "~/platform/money";
import { shopFigures } from "./shops.server";
import { outcomeText } from "./text/outcome";

/** Online shops of a village on its page: how many, who works in them, what they sell. */
export const shopsVillageFigures: VillageFigureSource = (db, reader, villageId, language) => {
  if (!can(reader, "trip.view", villageId)) return [];
  const t = translator(outcomeText, language);
  const n = shopFigures(db, villageId, todayOn());
  return [
    {
      key: "shops",
      icon: "store",
      label: t("village.label"),
      value: n.all,
      unit: t("village.unit", { count: n.all }),
      detail:
        n.all === 0
          ? t(n.went ? "village.noneNow" : "village.none")
          : t("village.detail", { open: n.open, jobs: n.jobs }),
      note: n.sales > 0 ? t("village.note", { sales: bigYuanText(n.sales, language) }) : undefined,
      to: `/shops?village=${villageId}`,
    },
  ];
};
