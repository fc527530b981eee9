import { createHash } from "node:crypto";
import type { Db, Tx } from "db/client.server";
import { verification } from "db/schema";
import { and, eq, gt, like, lte } from "drizzle-orm";
import type { SignedIn } from "~/platform/access/actor";

/** One sending of a form that makes a record. The same one again leads to the record that it made. */
export interface Sending {
  id: string;
  /** How long the same sending is known, in milliseconds. */
  lifetime: number;
  /** Key that the form was printed with: kept by records of which one form makes one for ever, whatever it says. */
  key?: string;
}

const day = 86_400_000;
const minute = 60_000;

/**
 * What a form was sent as: by whom, with which key and saying what. With a key it is known for a day, without one for
 * a minute. Whoever goes back and changes something sends a new form.
 */
export function sendingOf(by: SignedIn, what: string, form: FormData): Sending {
  const said = JSON.stringify(
    // Phones name every picture alike.
    [...form].map(([name, value]) => [
      name,
      typeof value === "string" ? value : `${value.name} ${value.size}`,
    ]),
  );
  const id = createHash("sha256").update([by.userId, what, said].join("\n")).digest("hex");
  const key = form.get("requestKey");
  return typeof key === "string" && key !== ""
    ? { id: `sending-${id}`, lifetime: day, key: key.slice(0, 64) }
    : { id: `sending-${id}`, lifetime: minute };
}

/** The record that this sending made; undefined when it is new. */
export function madeBy(db: Db | Tx, sending: Sending, now = Date.now()): number | undefined {
  const row = db
    .select({ value: verification.value })
    .from(verification)
    .where(and(eq(verification.id, sending.id), gt(verification.expiresAt, new Date(now))))
    .get();
  return row && Number(row.value);
}

/** Part of the transaction that makes the record. */
export function rememberMade(tx: Tx, sending: Sending, record: number, now = Date.now()): void {
  tx.delete(verification)
    .where(and(like(verification.id, "sending-%"), lte(verification.expiresAt, new Date(now))))
    .run();
  tx.insert(verification)
    .values({
      id: sending.id,
      identifier: "sending",
      value: String(record),
      expiresAt: new Date(now + sending.lifetime),
      createdAt: new Date(now),
      updatedAt: new Date(now),
    })
    // What it made before is gone again.
    .onConflictDoUpdate({
      target: verification.id,
      set: { value: String(record), expiresAt: new Date(now + sending.lifetime) },
    })
    .run();
}
