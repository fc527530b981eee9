import type { Db } from "db/client.server";
import type { VillageScope } from "~/platform/access/actor";
import { notFound } from "~/platform/http/responses.server";
import { busyOf, type FoundItem, findItem } from "./item-queries.server";
import { type ItemState, mayBe } from "./item-state";

/** The thing that a page is about, how the page calls it, and what may be done with it now. @throws 404 outside of the scope */
export function itemHead(
  db: Db,
  scope: VillageScope,
  id: number,
): { row: FoundItem; head: { id: number; short: string }; may: ReturnType<typeof mayBe> } {
  const row = findItem(db, scope, id);
  if (!row) throw notFound();
  const may = mayBe(row.item.state as ItemState, busyOf(db, id));
  return { row, may, head: { id, short: `${row.line.name} ${row.item.assetNumber}` } };
}
