import type { Db } from "db/client.server";
import { account, session, user } from "db/schema";
import { eq, ne } from "drizzle-orm";
import type { SignedIn } from "~/platform/access/actor";
import { hashPassword } from "~/platform/access/password-hash.server";
import { whyNotPassword } from "~/platform/access/password-rules";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Confirmed, confirmPassword } from "./confirm-password.server";
import { ownSubject } from "./own-subject";
import { endSessions } from "./sessions.server";

export type ChangePasswordResult =
  | { ok: true; ended: number }
  | Exclude<Confirmed, { ok: true }>
  | { ok: false; why: "password.same" | NonNullable<ReturnType<typeof whyNotPassword>> };

/** A new password for oneself; every other session of the account ends. */
export async function changePassword(
  db: Db,
  person: SignedIn,
  input: { current: string; next: string },
): Promise<ChangePasswordResult> {
  const confirmed = await confirmPassword(db, person, input.current);
  if (!confirmed.ok) return confirmed;
  if (input.next === input.current) return { ok: false, why: "password.same" };
  const why = whyNotPassword(input.next, person.username, person.name);
  if (why) return { ok: false, why };
  const password = await hashPassword(input.next);
  const ended = db.transaction((tx) => {
    const updatedAt = new Date();
    tx.update(account).set({ password, updatedAt }).where(eq(account.id, confirmed.accountId)).run();
    tx.update(user).set({ mustChangePassword: false, updatedAt }).where(eq(user.id, person.userId)).run();
    const sessions = endSessions(tx, person.userId, ne(session.id, person.sessionId));
    recordEvent(tx, person, {
      event: "password.changed",
      subject: ownSubject(person),
      after: { sessions },
    });
    return sessions;
  });
  return { ok: true, ended };
}
