import type { Reader } from "db/client.server";
import { itemWriteOff } from "db/schema";
import { and, eq, inArray } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { findItem } from "./item-queries.server";
import { missingItems } from "./missing-items.server";

/** What is still to be looked for in the villages of a scope, the longest first; not what is reported as lost already. */
export function missingOfScope(db: Reader, scope: VillageScope) {
  const missing = missingItems(db);
  if (missing.size === 0) return [];
  const reported = new Set(
    db
      .select({ itemId: itemWriteOff.itemId })
      .from(itemWriteOff)
      .where(and(eq(itemWriteOff.state, "asked"), inArray(itemWriteOff.itemId, [...missing.keys()])))
      .all()
      .map((w) => w.itemId),
  );
  return [...missing.values()]
    .filter((m) => !reported.has(m.itemId))
    .flatMap((m) => {
      const found = findItem(db, scope, m.itemId);
      return found ? [{ ...m, found }] : [];
    })
    .sort((a, b) => a.on.localeCompare(b.on) || a.itemId - b.itemId);
}
