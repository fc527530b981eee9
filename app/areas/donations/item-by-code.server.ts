import type { Reader } from "db/client.server";
import { equipmentItem } from "db/schema";
import { eq } from "drizzle-orm";
import { postsOn } from "~/areas/villages/index.server";
import { todayOn } from "~/platform/dates";
import { holderInPublic } from "./holders.server";
import { selectItems } from "./item-queries.server";
import { isHeld } from "./item-state";
import { labelCode } from "./stocktake-count";

/** The thing that a label says, whoever asks; undefined when no label says so. */
export const itemByCode = (db: Reader, code: string) =>
  selectItems(db)
    .where(eq(equipmentItem.code, labelCode(code)))
    .get();

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
    phone: keeper ?? post?.holderPhone ?? null,
    gone: !isHeld(row.item.state) && row.item.state !== "registered",
  };
}
