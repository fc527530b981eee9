import type { Db, Reader } from "db/client.server";
import { setting } from "db/schema";
import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { agreements, type DuplicateRules, usualRules } from "./duplicate-score";

const key = "people.duplicate-rules";
const points = z.number().int().min(0).max(100);
const schema = z.object({
  ...(Object.fromEntries(agreements.map((a) => [a, points])) as Record<
    (typeof agreements)[number],
    typeof points
  >),
  threshold: z.number().int().min(1).max(100),
});

/** The rules in force: those an administrator wrote, else the usual ones. */
export function readDuplicateRules(db: Reader): DuplicateRules {
  const row = db.select().from(setting).where(eq(setting.key, key)).get();
  const parsed = row ? schema.safeParse(JSON.parse(row.value)) : undefined;
  return parsed?.success ? parsed.data : usualRules;
}

/** Writes new weights; pairs on the work list change with the next comparison. @returns whether anything is new */
export function changeDuplicateRules(db: Db, actor: Actor<"setting.manage">, rules: DuplicateRules): boolean {
  return db.transaction((tx) => {
    const before = readDuplicateRules(tx);
    const changed = ([...agreements, "threshold"] as const).filter((name) => before[name] !== rules[name]);
    if (changed.length === 0) return false;
    const value = JSON.stringify(schema.parse(rules));
    const updatedAt = Date.now();
    tx.insert(setting)
      .values({ key, value, updatedAt })
      .onConflictDoUpdate({ target: setting.key, set: { value, updatedAt } })
      .run();
    recordEvent(tx, actor, {
      event: "setting.changed",
      subject: { kind: "setting", id: key },
      before: Object.fromEntries(changed.map((name) => [name, before[name]])),
      after: Object.fromEntries(changed.map((name) => [name, rules[name]])),
    });
    return true;
  });
}
