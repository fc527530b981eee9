import type { Db } from "db/client.server";
import { session, user } from "db/schema";
import { and, eq, lt } from "drizzle-orm";
import { auth } from "~/platform/access/auth.server";
import { hashPassword } from "~/platform/access/password-hash.server";
import {
  forgetFailures,
  giveBack,
  recordFailure,
  takeTicket,
} from "~/platform/access/sign-in-attempts.server";
import { recordEvent } from "~/platform/audit/record-event.server";
import { isDemo } from "~/platform/env.server";
import { addressHeader } from "~/platform/http/client-address.server";

export type Account = typeof user.$inferSelect;

export type Refused =
  | { ok: false; why: "signIn.wrong" }
  | { ok: false; why: "signIn.locked" | "signIn.limited"; until: number };

export type SignedInResult = { ok: true; cookies: string[]; account: Account };

export type SignInResult = SignedInResult | Refused | { ok: false; why: "secondFactor"; cookies: string[] };

export interface Origin {
  address: string;
  userAgent: string;
}

/**
 * First step: name and password, behind the lock-out. A name that does not exist, a deactivated account and a demo
 * account outside the demo answer like a wrong password, after the same work. better-auth writes the session row in
 * a transaction of its own; ours follows, and no cookie leaves before its log row is written (decision 010).
 */
export async function signIn(
  db: Db,
  input: { username: string; password: string } & Origin,
): Promise<SignInResult> {
  const attempt = { username: input.username.trim().toLowerCase().slice(0, 60), address: input.address };
  const ticket = takeTicket(db, attempt);
  if (!ticket.ok)
    return {
      ok: false,
      why: ticket.why === "locked" ? "signIn.locked" : "signIn.limited",
      until: ticket.until,
    };
  const account = db.select().from(user).where(eq(user.username, attempt.username)).get();
  const why = whyUnusable(account) ?? (input.password.length > 128 ? "wrong-password" : null);
  if (!account || why) {
    await hashPassword(input.password.slice(0, 128));
    db.transaction((tx) => recordFailure(tx, attempt, ticket, why ?? "unknown-name"));
    return { ok: false, why: "signIn.wrong" };
  }
  const answer = await (await auth(db)).api.signInUsername({
    body: { username: attempt.username, password: input.password },
    headers: headersOf(input),
    asResponse: true,
  });
  if (!answer.ok) {
    db.transaction((tx) => recordFailure(tx, attempt, ticket, "wrong-password"));
    return { ok: false, why: "signIn.wrong" };
  }
  const body = (await answer.json()) as { twoFactorRedirect?: boolean; token?: string };
  const cookies = answer.headers.getSetCookie();
  if (body.twoFactorRedirect) {
    // Only this attempt is taken back: whoever knows the password may not guess codes for ever.
    db.transaction((tx) => giveBack(tx, ticket.id));
    return { ok: false, why: "secondFactor", cookies };
  }
  return complete(db, account, body.token ?? "", cookies, input, "password");
}

const whyUnusable = (account: Account | undefined): string | null => {
  if (!account) return "unknown-name";
  if (account.banned) return "deactivated";
  return account.demo && !isDemo() ? "demo-account" : null;
};

export const headersOf = ({ address, userAgent }: Origin, cookie?: string): Headers => {
  const headers = new Headers({ "user-agent": userAgent.slice(0, 300), [addressHeader]: address });
  if (cookie) headers.set("cookie", cookie);
  return headers;
};

/** Writes who signed in and how; when that fails the session is taken back and nobody is signed in. */
export function complete(
  db: Db,
  account: Account,
  token: string,
  cookies: string[],
  origin: Origin,
  method: "password" | "code" | "recovery-code",
): SignedInResult {
  const now = Date.now();
  const by = { userId: account.id, name: account.name, address: origin.address };
  const subject = { kind: "user", id: account.username ?? account.id, label: account.name };
  try {
    db.transaction((tx) => {
      const started = tx.select({ id: session.id }).from(session).where(eq(session.token, token)).get();
      if (!started) throw new Error("better-auth made no session");
      const sessionId = started.id;
      tx.update(session)
        .set({ seenAt: now, ipAddress: origin.address })
        .where(eq(session.id, sessionId))
        .run();
      tx.update(user).set({ lastSignedInAt: now }).where(eq(user.id, account.id)).run();
      // Sessions that ended a week ago are of no more use, not even to name the author of a late form.
      tx.delete(session)
        .where(and(eq(session.userId, account.id), lt(session.expiresAt, new Date(now - 7 * 86_400_000))))
        .run();
      forgetFailures(tx, account.username ?? "");
      if (method === "recovery-code")
        recordEvent(tx, { ...by, sessionId }, { event: "recovery-code.used", subject });
      recordEvent(tx, { ...by, sessionId }, { event: "sign-in.succeeded", subject, after: { method } });
    });
  } catch (error) {
    db.delete(session).where(eq(session.token, token)).run();
    throw error;
  }
  return { ok: true, cookies, account };
}
