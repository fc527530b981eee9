import type { Db } from "db/client.server";
import type { VillageScope } from "~/platform/access/actor";
import { notFound } from "~/platform/http/responses.server";
import { type FoundItem, findItem } from "./item-queries.server";

/** The thing that a page is about, and how the page calls it. @throws 404 outside of the scope */
export function itemHead(
  db: Db,
  scope: VillageScope,
  id: number,
): { row: FoundItem; head: { id: number; short: string } } {
  const row = findItem(db, scope, id);
  if (!row) throw notFound();
  return { row, head: { id, short: `${row.line.name} ${row.item.assetNumber}` } };
}
