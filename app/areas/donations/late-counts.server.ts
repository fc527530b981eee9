import { scopeFor } from "~/platform/access/actor";
import type { LateSource } from "~/platform/home/late-thing";
import { translator } from "~/platform/i18n/text";
import { missingOfScope } from "./missing-of-scope.server";
import { stocktakesDue } from "./stocktake-queries.server";
import { equipmentHomeText } from "./text/home";

/** What a 盘点 did not find and nobody has found since, with the day until which it is looked for. */
export const missingThings: LateSource = (db, reader, _today, language) => {
  const scope = scopeFor(reader.grants, "donation.view");
  if (scope === null) return [];
  const t = translator(equipmentHomeText, language);
  return missingOfScope(db, scope).map((m) => ({
    key: `missing-${m.itemId}`,
    villageId: m.found.holder.villageId,
    what: t("home.lateMissing", { thing: m.found.line.name }),
    who: null,
    dueOn: m.searchUntil,
    to: `/equipment/${m.itemId}`,
  }));
};

/** Villages whose things were not counted for a year: since the last 盘点, or since the first of them came; and what a 盘点 missed. */
export const lateStocktakes: LateSource = (db, reader, today, language) => {
  const scope = scopeFor(reader.grants, "donation.view");
  if (scope === null) return [];
  const t = translator(equipmentHomeText, language);
  const counts = stocktakesDue(db, scope, today)
    .filter((v) => v.dueOn < today)
    .map((v) => ({
      key: `stocktake-${v.villageId}`,
      villageId: v.villageId,
      what: t(v.last === null ? "home.lateFirst" : "home.lateCount", { count: v.items }),
      who: null,
      dueOn: v.dueOn,
      to: `/equipment?stage=held&village=${v.villageId}`,
    }));
  const lost = missingThings(db, reader, today, language).filter((m) => m.dueOn < today);
  return [...counts, ...lost];
};
