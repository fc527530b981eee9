import type { Reader } from "db/client.server";
import { retentionRule } from "db/schema";
import { and, desc, eq, lte } from "drizzle-orm";
import { addMonths, type Day, todayOn } from "./dates";
import type { RetentionKey } from "./retention-keys";

export interface Retained {
  /** Last day it must be kept; null: for ever. */
  untilOn: Day | null;
  /** Why: the rule in its own words. */
  basis: string;
}

/**
 * How long a record of a day must be kept, by the rule in force today: its day plus the rule's years. A kind without a
 * rule is not kept (PIPL 19: the shortest time that the purpose needs).
 */
export function retained(db: Reader, key: RetentionKey, from: Day, today = todayOn()): Retained | null {
  const rule = db
    .select()
    .from(retentionRule)
    .where(and(eq(retentionRule.key, key), lte(retentionRule.fromOn, today)))
    .orderBy(desc(retentionRule.fromOn))
    .limit(1)
    .get();
  if (!rule) return null;
  if (rule.years === null) return { untilOn: null, basis: rule.basis };
  const untilOn = addMonths(from, rule.years * 12);
  return untilOn < today ? null : { untilOn, basis: rule.basis };
}
