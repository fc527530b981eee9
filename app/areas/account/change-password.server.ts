import { hashPassword, verifyPassword } from "better-auth/crypto";
import type { Db } from "db/client.server";
import { account, session, user } from "db/schema";
import { and, eq, ne } from "drizzle-orm";
import type { SignedIn } from "~/platform/access/actor";
import { whyNotPassword } from "~/platform/access/password-rules";
import { recordEvent } from "~/platform/audit/record-event.server";

export type ChangePasswordResult =
  | { ok: true }
  | {
      ok: false;
      field: "current" | "next";
      why: "password.wrong" | "password.same" | ReturnType<typeof whyNotPassword>;
    };

/** New password for oneself; all other sessions of the account end. */
export async function changePassword(
  db: Db,
  person: SignedIn,
  input: { current: string; next: string },
): Promise<ChangePasswordResult> {
  const row = db
    .select()
    .from(account)
    .where(and(eq(account.userId, person.userId), eq(account.providerId, "credential")))
    .get();
  const right = row?.password ? await verifyPassword({ hash: row.password, password: input.current }) : false;
  if (!row || !right) {
    db.transaction((tx) =>
      recordEvent(tx, person, {
        event: "password.changed",
        outcome: "failed",
        subject: { kind: "account", id: person.username },
      }),
    );
    return { ok: false, field: "current", why: "password.wrong" };
  }
  if (input.next === input.current) return { ok: false, field: "next", why: "password.same" };
  const why = whyNotPassword(input.next, person.username);
  if (why) return { ok: false, field: "next", why };
  const password = await hashPassword(input.next);
  db.transaction((tx) => {
    tx.update(account).set({ password, updatedAt: new Date() }).where(eq(account.id, row.id)).run();
    tx.update(user)
      .set({ mustChangePassword: false, updatedAt: new Date() })
      .where(eq(user.id, person.userId))
      .run();
    tx.delete(session)
      .where(and(eq(session.userId, person.userId), ne(session.id, person.sessionId)))
      .run();
    recordEvent(tx, person, { event: "password.changed", subject: { kind: "account", id: person.username } });
  });
  return { ok: true };
}
