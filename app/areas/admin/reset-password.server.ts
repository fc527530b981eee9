import { randomUUID } from "node:crypto";
import type { Db } from "db/client.server";
import { account, user } from "db/schema";
import { and, eq } from "drizzle-orm";
import { endSessions } from "~/areas/account/index.server";
import type { Actor } from "~/platform/access/actor";
import { clearCode } from "~/platform/access/auth.server";
import { hashPassword } from "~/platform/access/password-hash.server";
import { forgetFailures } from "~/platform/access/sign-in-attempts.server";
import { recordEvent } from "~/platform/audit/record-event.server";
import { temporaryLength } from "./create-staff.server";
import { findStaff } from "./staff-queries.server";
import { staffSubject } from "./staff-subject";

export type ResetPasswordResult =
  | { ok: true; temporaryPassword: string }
  | { ok: false; why: "notFound" | "resetPassword.own" };

/** A temporary password in place of the old one: sessions end, the lock opens, the first sign-in asks for an own one. */
export async function resetPassword(
  db: Db,
  actor: Actor<"staff.manage">,
  input: { username: string; reason: string },
): Promise<ResetPasswordResult> {
  const temporaryPassword = clearCode(temporaryLength);
  const password = await hashPassword(temporaryPassword);
  return db.transaction((tx): ResetPasswordResult => {
    const person = findStaff(tx, input.username);
    if (!person) return { ok: false, why: "notFound" };
    if (person.id === actor.userId) return { ok: false, why: "resetPassword.own" };
    const updatedAt = new Date();
    const own = and(eq(account.userId, person.id), eq(account.providerId, "credential"));
    const { changes } = tx.update(account).set({ password, updatedAt }).where(own).run();
    if (changes === 0) {
      const row = { id: randomUUID(), accountId: person.id, providerId: "credential", userId: person.id };
      tx.insert(account)
        .values({ ...row, password, createdAt: updatedAt, updatedAt })
        .run();
    }
    tx.update(user).set({ mustChangePassword: true, updatedAt }).where(eq(user.id, person.id)).run();
    forgetFailures(tx, input.username);
    const sessions = endSessions(tx, person.id);
    recordEvent(tx, actor, {
      event: "password.reset",
      subject: staffSubject(person),
      reason: input.reason,
      after: { sessions },
    });
    return { ok: true, temporaryPassword };
  });
}
