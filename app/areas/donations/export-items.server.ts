import type { Db } from "db/client.server";
import { itemRepair } from "db/schema";
import { sql } from "drizzle-orm";
import { findVillage } from "~/areas/villages/index.server";
import type { Actor } from "~/platform/access/actor";
import { longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { exportList } from "~/platform/lists/export-list.server";
import { yuanFigure } from "~/platform/money";
import { columnsOf } from "~/platform/xlsx/columns";
import type { Category } from "./category";
import { donationNumber } from "./donation-name";
import { type ItemFilter, type ItemFilterKey, itemList, stayOf } from "./equipment-view";
import { findHolder, holderLabel } from "./holders.server";
import { type FoundItem, findItem, pieceOf } from "./item-queries.server";
import { allItems } from "./list-items.server";
import { missingItems } from "./missing-items.server";
import { donationText } from "./text";
import { itemText } from "./text/item";

/** The things of a filter, with the filter in the first lines; the export is a row of the log. */
export async function exportItems(
  db: Db,
  actor: Actor<"donation.export">,
  filter: ItemFilter,
  language: Language,
): Promise<{ bytes: Buffer; name: string }> {
  const t = translator(itemText, language);
  const b = translator(donationText, language);
  const rows = allItems(db, actor.villages, filter);
  const missing = missingItems(db);
  const costs = new Map(
    db
      .select({ itemId: itemRepair.itemId, fen: sql<number>`coalesce(sum(${itemRepair.costFen}), 0)` })
      .from(itemRepair)
      .groupBy(itemRepair.itemId)
      .all()
      .map((r) => [r.itemId, r.fen]),
  );
  const value = (key: ItemFilterKey): string => {
    if (key === "villageId")
      return findVillage(db, actor.villages, filter.villageId ?? 0)?.name ?? t("condition.unknown");
    if (key === "holderId") {
      const holder = filter.holderId && findHolder(db, actor.villages, filter.holderId);
      return holder ? holderLabel(holder, language) : t("condition.unknown");
    }
    if (key === "stage") return filter.stage ? t(`stage.${filter.stage}`) : "";
    if (key === "category") return filter.category ? b(`category.${filter.category}`) : "";
    if (key === "grade") return filter.grade ? b(`grade.${filter.grade}`) : "";
    if (key === "holderKind") return filter.holderKind ? b(`holderKind.${filter.holderKind}`) : "";
    if (key === "alikeId" && filter.alikeId)
      return findItem(db, actor.villages, filter.alikeId)?.item.assetNumber ?? t("condition.unknown");
    const then = key === "alikeThen" && stayOf.read(filter.alikeThen);
    if (then) {
      const number = findItem(db, actor.villages, then.id)?.item.assetNumber ?? t("condition.unknown");
      return `${number} ${longDay(then.on, language)}`;
    }
    return String(filter[key] ?? "");
  };
  const conditions = itemList.set(filter).map((key) => `${t(`condition.${key}`)} ${value(key)}`);
  const { text, day } = columnsOf<FoundItem>();
  return exportList(db, actor, {
    t,
    language,
    title: t("list.title"),
    event: "equipment.exported",
    id: "equipment",
    conditions,
    rows,
    columns: [
      text(t("col.number"), (r) => r.item.assetNumber, 20),
      text(t("col.name"), (r) => [r.line.name, pieceOf(r)].filter(Boolean).join(" "), 18),
      text(t("col.category"), (r) => b(`category.${r.line.category as Category}`), 18),
      text(t("col.model"), (r) => r.line.model, 22),
      text(t("col.serial"), (r) => r.item.serial, 18),
      text(t("col.town"), (r) => r.holder.townName, 12),
      text(t("col.village"), (r) => r.holder.villageName, 12),
      text(t("col.holder"), (r) => holderLabel(r.holder, language), 24),
      text(t("col.keeper"), (r) => r.holder.keeperName, 10),
      text(t("col.value"), (r) => yuanFigure(r.line.unitFen), 12),
      text(t("col.grade"), (r) => b(`grade.${r.item.condition as "new"}`), 8),
      text(
        t("col.state"),
        (r) => {
          const m = missing.get(r.item.id);
          return m
            ? t(m.reported ? "list.reported" : "list.missing", { day: longDay(m.on, language) })
            : t(`state.${r.item.state as "idle"}`);
        },
        22,
      ),
      text(t("col.batch"), (r) => `${donationNumber(r.donation)} ${r.donation.title}`, 30),
      text(t("col.donor"), (r) => r.donation.donorName, 24),
      text(t("col.repairCost"), (r) => yuanFigure(costs.get(r.item.id) ?? 0), 12),
      day(t("col.warranty"), (r) => r.item.warrantyOn),
    ],
  });
}
