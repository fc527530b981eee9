import type { Reader } from "db/client.server";
import { household } from "db/schema";
import { eq } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { findHousehold } from "./household-queries.server";

/** What a merged household became, through as many merges as there were; undefined when that is outside the scope. */
export function survivingHousehold(db: Reader, scope: VillageScope, householdId: number): number | undefined {
  let id = householdId;
  for (let step = 0; step < 20; step += 1) {
    const row = db.select({ into: household.mergedIntoId }).from(household).where(eq(household.id, id)).get();
    if (!row?.into) break;
    id = row.into;
  }
  return id === householdId ? undefined : findHousehold(db, scope, id)?.id;
}
