import { scopeFor } from "~/platform/access/actor";
import { addDays } from "~/platform/dates";
import type { LateSource } from "~/platform/home/late-thing";
import { translator } from "~/platform/i18n/text";
import { stocktakesDue } from "./stocktake-queries.server";
import { equipmentHomeText } from "./text/home";

/** Villages whose things were last counted more than a year ago. One that never counted has no day it was due. */
export const lateStocktakes: LateSource = (db, reader, today, language) => {
  const scope = scopeFor(reader.grants, "donation.view");
  if (scope === null) return [];
  const t = translator(equipmentHomeText, language);
  return stocktakesDue(db, scope, today).flatMap((v) => {
    const dueOn = v.last === null ? null : addDays(v.last, 365);
    if (dueOn === null || dueOn >= today) return [];
    return [
      {
        key: `stocktake-${v.villageId}`,
        villageId: v.villageId,
        what: t("home.lateCount", { count: v.items }),
        who: null,
        dueOn,
        to: `/equipment?stage=held&village=${v.villageId}`,
      },
    ];
  });
};
