import type { Reader } from "db/client.server";
import { equipmentItem } from "db/schema";
import { eq, type SQL } from "drizzle-orm";
import { postsOn } from "~/areas/villages/index.server";
import { todayOn } from "~/platform/dates";
import { readSettings } from "~/platform/settings.server";
import { holderInPublic } from "./holders.server";
import { selectItems } from "./item-queries.server";
import { isHeld } from "./item-state";
import { normaliseSerial } from "./serial";
import { labelCode } from "./stocktake-count";

/** The thing that a label says, whoever asks; undefined when no label says so. */
export const itemByCode = (db: Reader, code: string) =>
  selectItems(db)
    .where(eq(equipmentItem.code, labelCode(code)))
    .get();

/** The thing that was read in a stocktake: by its label, by its asset number, or by its maker's number typed off it. */
export function itemOfScan(db: Reader, scanned: string): { id: number; code: string } | undefined {
  const code = labelCode(scanned);
  const by = (at: SQL) =>
    db.select({ id: equipmentItem.id, code: equipmentItem.code }).from(equipmentItem).where(at).get();
  return (
    by(eq(equipmentItem.code, code)) ??
    by(eq(equipmentItem.assetNumber, code)) ??
    by(eq(equipmentItem.serial, normaliseSerial(scanned)))
  );
}

/** What anybody may read off a label: whose it is and where to call. No name of a person (FEATURES 89). */
export function publicItem(db: Reader, code: string) {
  const row = itemByCode(db, code);
  if (!row) return null;
  const { holder } = row;
  const keeper = holder.kind === "person" ? null : holder.keeperPhone;
  const post = postsOn(db, holder.villageId, todayOn()).find((p) => p.holderPhone);
  return {
    name: row.line.name,
    number: row.item.assetNumber,
    belongs: holderInPublic(holder),
    village: `${holder.townName}${holder.villageName}`,
    phone: keeper ?? post?.holderPhone ?? readSettings(db).officePhone,
    // Whoever finds what was written off as lost is told whom to call, like a finder of anything else.
    gone: !isHeld(row.item.state) && row.item.state !== "registered" && row.item.state !== "lost",
  };
}
