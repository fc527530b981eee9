import type { Reader } from "db/client.server";
import { loanCall } from "db/schema";
import { desc, inArray } from "drizzle-orm";

/** The last talk about each loan. */
export function lastCalls(db: Reader, loanIds: readonly number[]) {
  const found = new Map<number, typeof loanCall.$inferSelect>();
  for (let k = 0; k < loanIds.length; k += 500)
    for (const call of db
      .select()
      .from(loanCall)
      .where(inArray(loanCall.loanId, loanIds.slice(k, k + 500)))
      .orderBy(desc(loanCall.on), desc(loanCall.id))
      .all())
      if (!found.has(call.loanId)) found.set(call.loanId, call);
  return found;
}
