import type { Db } from "db/client.server";
import { session, user } from "db/schema";
import { eq } from "drizzle-orm";
import { auth } from "~/platform/access/auth.server";
import { forgetFailures, lockedUntil, noteFailure } from "~/platform/access/sign-in-limits.server";
import { byStranger, type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import { isDemo } from "~/platform/env.server";

export type SignInResult =
  | { ok: true; cookies: string[]; userId: string; mustChangePassword: boolean }
  | { ok: false; secondFactor: string[] }
  | { ok: false; why: "signIn.wrong" }
  | { ok: false; why: "signIn.locked"; until: number };

/**
 * Password sign-in behind the lock-out. better-auth writes the session in a transaction of its own; the log row
 * follows at once, and a session whose row cannot be written is taken back (decision 001).
 */
export async function signIn(
  db: Db,
  input: { username: string; password: string; address: string; userAgent: string },
): Promise<SignInResult> {
  const name = input.username.trim().toLowerCase();
  const stranger = byStranger(input.address);
  const until = lockedUntil(db, name, input.address);
  if (until !== null) {
    db.transaction((tx) =>
      recordEvent(tx, stranger, {
        event: "sign-in.refused",
        outcome: "refused",
        subject: { kind: "account", id: name },
        reason: "locked",
      }),
    );
    return { ok: false, why: "signIn.locked", until };
  }
  const answer = await auth().api.signInUsername({
    body: { username: name, password: input.password },
    headers: new Headers({ "user-agent": input.userAgent, "x-forwarded-for": input.address }),
    asResponse: true,
  });
  const row = db.select().from(user).where(eq(user.username, name)).get();
  if (!answer.ok || !row || (row.demo && !isDemo())) {
    const locked = db.transaction((tx) => {
      noteFailure(tx, name, input.address);
      const lock = lockedUntil(tx, name, input.address);
      recordEvent(tx, stranger, {
        event: "sign-in.failed",
        outcome: "failed",
        subject: { kind: "account", id: name },
      });
      if (lock)
        recordEvent(tx, stranger, {
          event: "account.locked",
          outcome: "refused",
          subject: { kind: "account", id: name },
        });
      return lock;
    });
    return locked ? { ok: false, why: "signIn.locked", until: locked } : { ok: false, why: "signIn.wrong" };
  }
  const cookies = answer.headers.getSetCookie();
  const body = (await answer.json()) as { twoFactorRedirect?: boolean; token?: string };
  if (body.twoFactorRedirect) return { ok: false, secondFactor: cookies };
  return completed(db, row, body.token ?? "", cookies, input.address);
}

/** Second step: a code of the authenticator (6 digits) or a recovery code; `cookie` is the one the first step set. */
export async function signInSecondStep(
  db: Db,
  input: { code: string; cookie: string; address: string; userAgent: string },
): Promise<
  | { ok: true; cookies: string[]; userId: string; mustChangePassword: boolean }
  | { ok: false; why: "signIn.codeWrong" }
> {
  const code = input.code.trim().replace(/\s/g, "");
  const headers = new Headers({
    cookie: input.cookie,
    "user-agent": input.userAgent,
    "x-forwarded-for": input.address,
  });
  const answer = /^\d{6}$/.test(code)
    ? await auth().api.verifyTOTP({ body: { code }, headers, asResponse: true })
    : await auth().api.verifyBackupCode({ body: { code }, headers, asResponse: true });
  const body = answer.ok ? ((await answer.json()) as { token?: string; user?: { id: string } }) : null;
  const row = body?.user ? db.select().from(user).where(eq(user.id, body.user.id)).get() : undefined;
  if (!body?.token || !row) {
    db.transaction((tx) => {
      noteFailure(tx, "", input.address);
      recordEvent(tx, byStranger(input.address), {
        event: "sign-in.failed",
        outcome: "failed",
        subject: { kind: "account", id: "second-factor" },
      });
    });
    return { ok: false, why: "signIn.codeWrong" };
  }
  return completed(db, row, body.token, answer.headers.getSetCookie(), input.address);
}

function completed(db: Db, row: typeof user.$inferSelect, token: string, cookies: string[], address: string) {
  db.transaction((tx) => {
    const live = tx.select({ id: session.id }).from(session).where(eq(session.token, token)).get();
    const by: EventBy = { userId: row.id, name: row.name, address, sessionId: live?.id ?? null };
    tx.update(session).set({ seenAt: Date.now(), ipAddress: address }).where(eq(session.token, token)).run();
    forgetFailures(tx, row.username ?? "");
    recordEvent(tx, by, {
      event: "sign-in.succeeded",
      subject: { kind: "account", id: row.username ?? row.id, label: row.name },
    });
  });
  return { ok: true as const, cookies, userId: row.id, mustChangePassword: row.mustChangePassword };
}
