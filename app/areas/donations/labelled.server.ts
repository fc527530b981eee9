import type { Reader } from "db/client.server";
import type { Looker } from "./donation-queries.server";
import type { FoundItem } from "./item-queries.server";
import { allItems } from "./list-items.server";

/** Things of a batch to print labels for, inside the scope: all of them, or the one that is named. */
export const labelled = (db: Reader, who: Looker, donationId: number, item: string | null): FoundItem[] =>
  allItems(db, who.villages, { donationId })
    .filter((r) => !["cancelled", "lost", "scrapped", "returned"].includes(r.item.state))
    .filter((r) => item === null || String(r.item.id) === item);
