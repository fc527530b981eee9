import type { Db } from "db/client.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { forgetSettings, readSettings, type Settings, writeSetting } from "~/platform/settings.server";

/** Writes the settings that differ; one row of the log with before and after. @returns whether anything changed */
export function changeSettings(
  db: Db,
  actor: Actor<"setting.manage">,
  input: Settings,
): { ok: true; changed: boolean } {
  try {
    return db.transaction((tx) => {
      const now = Date.now();
      const before = readSettings(tx);
      const changed = (Object.keys(input) as (keyof Settings)[]).filter((key) => input[key] !== before[key]);
      if (changed.length === 0) return { ok: true, changed: false };
      for (const key of changed) writeSetting(tx, key, input[key], now);
      const only = (from: Settings) => Object.fromEntries(changed.map((key) => [key, from[key]]));
      recordEvent(tx, actor, {
        event: "setting.changed",
        subject: { kind: "setting", id: changed.join(" ") },
        before: only(before),
        after: only(input),
      });
      return { ok: true, changed: true };
    });
  } finally {
    // Also after a failure: what was read inside the transaction may never have come true.
    forgetSettings(db);
  }
}
