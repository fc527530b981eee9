import { loanApplication } from "db/schema";
import { and, isNotNull, lt, type SQL } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import type { Day } from "~/platform/dates";

/** Applications of a scope whose step is over its time: one condition for home pages and for the overview. */
export const lateStep = (scope: VillageScope, today: Day): SQL | undefined =>
  and(
    isNotNull(loanApplication.dueOn),
    lt(loanApplication.dueOn, today),
    withinVillages(loanApplication.villageId, scope),
  );
