import type { Db } from "db/client.server";
import { countAnew } from "db/summary/keep-summary.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";

const subject = { kind: "summary", id: "village-month" };

/** That the kept figures were compared with their rows, and what came out. */
export function noteCheck(
  db: Db,
  actor: Actor<"summary.check">,
  found: { cells: number; differences: number },
): void {
  db.transaction((tx) => recordEvent(tx, actor, { event: "summary.checked", subject, after: found }));
}

/** Throws the kept figures away and counts them from the rows. */
export function countSummaryAnew(db: Db, actor: Actor<"summary.check">): void {
  db.transaction((tx) => {
    countAnew(db.$client);
    recordEvent(tx, actor, { event: "summary.counted", subject });
  });
}
