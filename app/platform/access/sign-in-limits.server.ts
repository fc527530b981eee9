import type { Db, Tx } from "db/client.server";
import { signInFailure } from "db/schema";
import { and, count, eq, gt, lt, max, min } from "drizzle-orm";

/** 5 failures in 15 minutes lock an account for 15 minutes; 40 lock an address (DOMAIN §6, 等保 level 2). */
export const limits = { windowMs: 15 * 60_000, perAccount: 5, perAddress: 40 } as const;

/** @returns until when (ms UTC) sign-in is refused for this name or address; null when it may be tried. */
export function lockedUntil(db: Db | Tx, username: string, address: string, now = Date.now()): number | null {
  const since = now - limits.windowMs;
  const byName = db
    .select({ n: count(), last: max(signInFailure.at) })
    .from(signInFailure)
    .where(and(eq(signInFailure.username, username), gt(signInFailure.at, since)))
    .get();
  if (byName && byName.n >= limits.perAccount) return (byName.last ?? now) + limits.windowMs;
  const byAddress = db
    .select({ n: count(), first: min(signInFailure.at) })
    .from(signInFailure)
    .where(and(eq(signInFailure.address, address), gt(signInFailure.at, since)))
    .get();
  if (byAddress && byAddress.n >= limits.perAddress) return (byAddress.first ?? now) + limits.windowMs;
  return null;
}

export function noteFailure(tx: Tx, username: string, address: string, now = Date.now()): void {
  tx.delete(signInFailure)
    .where(lt(signInFailure.at, now - 24 * 60 * 60_000))
    .run();
  tx.insert(signInFailure).values({ username, address, at: now }).run();
}

export function forgetFailures(tx: Tx, username: string): void {
  tx.delete(signInFailure).where(eq(signInFailure.username, username)).run();
}
