import type { Db } from "db/client.server";
import { retentionRule } from "db/schema";
import { and, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import type { RetentionKey } from "~/platform/retention-keys";

/** Adds a version of how long a kind of record is kept; those before stay. Twice does it once. */
export function addRetentionRule(
  db: Db,
  actor: Actor<"notice.manage">,
  input: { key: RetentionKey; fromOn: Day; years: number | null; basis: string; confidence: string },
): { ok: true } | { ok: false; why: "retention.sameDay" | "retention.past" } {
  return db.transaction((tx) => {
    const same = tx
      .select()
      .from(retentionRule)
      .where(and(eq(retentionRule.key, input.key), eq(retentionRule.fromOn, input.fromOn)))
      .get();
    if (same)
      return same.years === input.years && same.basis === input.basis
        ? { ok: true }
        : { ok: false, why: "retention.sameDay" };
    if (input.fromOn < todayOn()) return { ok: false, why: "retention.past" };
    tx.insert(retentionRule)
      .values({ ...input, createdByName: actor.name, createdAt: Date.now() })
      .run();
    recordEvent(tx, actor, {
      event: "retention-rule.added",
      subject: { kind: "retention-rule", id: input.key },
      after: { kind: input.key, fromOn: input.fromOn, years: input.years, note: input.basis },
    });
    return { ok: true };
  });
}
