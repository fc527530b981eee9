import type { Reader } from "db/client.server";
import type { VillageScope } from "~/platform/access/actor";
import { findItem } from "./item-queries.server";
import { lookedFor } from "./missing-items.server";

/** What is still to be looked for in the villages of a scope, the longest first: as many as the list of them shows. */
export const missingOfScope = (db: Reader, scope: VillageScope) =>
  lookedFor(db)
    .flatMap((m) => {
      const found = findItem(db, scope, m.itemId);
      return found ? [{ ...m, found }] : [];
    })
    .sort((a, b) => a.on.localeCompare(b.on) || a.itemId - b.itemId);
