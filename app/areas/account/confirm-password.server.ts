import type { Db } from "db/client.server";
import { account } from "db/schema";
import { and, eq } from "drizzle-orm";
import type { SignedIn } from "~/platform/access/actor";
import { verifyPassword } from "~/platform/access/password-hash.server";
import { giveBack, recordFailure, takeTicket } from "~/platform/access/sign-in-attempts.server";

export type Confirmed =
  | { ok: true; accountId: string }
  | { ok: false; why: "password.wrong" }
  | { ok: false; why: "signIn.locked" | "signIn.limited"; until: number };

/** Is it really the person? Asked before the password or the second factor changes; counts towards the lock-out. */
export async function confirmPassword(db: Db, person: SignedIn, password: string): Promise<Confirmed> {
  const attempt = { username: person.username, address: person.address };
  const ticket = takeTicket(db, attempt);
  if (!ticket.ok)
    return {
      ok: false,
      why: ticket.why === "locked" ? "signIn.locked" : "signIn.limited",
      until: ticket.until,
    };
  const row = db
    .select()
    .from(account)
    .where(and(eq(account.userId, person.userId), eq(account.providerId, "credential")))
    .get();
  const right =
    row?.password && password.length <= 128 && (await verifyPassword({ hash: row.password, password }));
  if (!row || !right) {
    db.transaction((tx) => recordFailure(tx, attempt, ticket, "wrong-password-confirmation", person));
    return { ok: false, why: "password.wrong" };
  }
  db.transaction((tx) => giveBack(tx, ticket.id));
  return { ok: true, accountId: row.id };
}
