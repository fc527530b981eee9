import type { Db } from "db/client.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type ChainState, verifyChain } from "~/platform/audit/verify-chain.server";

/** Opening the page verifies the log up to this length; a longer one by its end, the rest on demand (about 10 µs a row). */
export const verifiedOnOpening = 20_000;

export const chainOnOpening = (db: Db): Promise<ChainState> =>
  verifyChain(db, { lastRows: verifiedOnOpening });

/** The whole chain, on demand; that it was verified, and with which result, is a row itself. */
export async function verifyWholeChain(db: Db, actor: Actor<"audit.view">): Promise<ChainState> {
  const state = await verifyChain(db);
  db.transaction((tx) =>
    recordEvent(tx, actor, {
      event: "audit.verified",
      outcome: state.ok ? "success" : "failed",
      subject: { kind: "audit", id: state.ok ? state.lastId : state.row },
      after: state.ok ? { rows: state.count } : { rows: state.row },
    }),
  );
  return state;
}

const viewed = new WeakMap<Db, Map<string, number>>();

/** Somebody opened the log: one row a session in ten minutes, so that paging does not fill the log with itself. */
export function recordViewing(db: Db, actor: Actor<"audit.view">, now = Date.now()): void {
  const seen = viewed.get(db) ?? new Map<string, number>();
  viewed.set(db, seen);
  if (now - (seen.get(actor.sessionId) ?? 0) < 600_000) return;
  seen.set(actor.sessionId, now);
  db.transaction((tx) =>
    recordEvent(tx, actor, { event: "audit.viewed", subject: { kind: "audit", id: "page" } }),
  );
}
