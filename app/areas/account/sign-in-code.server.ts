import type { Db } from "db/client.server";
import { user, verification } from "db/schema";
import { and, eq, gt } from "drizzle-orm";
import { auth } from "~/platform/access/auth.server";
import { challengeCookieName, signedValue } from "~/platform/access/session-cookie.server";
import { recordFailure, takeTicket } from "~/platform/access/sign-in-attempts.server";
import { recoveryCodesLeft } from "./second-factor.server";
import { type Account, complete, headersOf, type Origin, type SignedInResult } from "./sign-in.server";

export type CodeResult =
  | (SignedInResult & {
      /** Whether one of the recovery codes was used, and how many are still good. */
      recovery: { used: boolean; left: number };
    })
  | { ok: false; why: "signIn.codeWrong" }
  | { ok: false; why: "signIn.codeOver" }
  | { ok: false; why: "signIn.locked" | "signIn.limited"; until: number };

/** Whose second step is waiting, by the value of the challenge cookie; null when it took too long. */
export function findChallenged(db: Db, challenge: string | null): Account | null {
  if (!challenge) return null;
  const open = db
    .select({ userId: verification.value })
    .from(verification)
    .where(and(eq(verification.identifier, challenge), gt(verification.expiresAt, new Date())))
    .get();
  return open ? (db.select().from(user).where(eq(user.id, open.userId)).get() ?? null) : null;
}

/** Second step: six digits of the authenticator, or a recovery code, which works once. */
export async function signInWithCode(
  db: Db,
  input: { code: string; challenge: string | null } & Origin,
): Promise<CodeResult> {
  const account = findChallenged(db, input.challenge);
  if (!account || !input.challenge || account.banned) return { ok: false, why: "signIn.codeOver" };
  const attempt = { username: account.username ?? account.id, address: input.address };
  const ticket = takeTicket(db, attempt);
  if (!ticket.ok)
    return {
      ok: false,
      why: ticket.why === "locked" ? "signIn.locked" : "signIn.limited",
      until: ticket.until,
    };
  const code = input.code.toLowerCase().replace(/[^a-z0-9]/g, "");
  const digits = /^\d{6}$/.test(code);
  // Nothing but the challenge goes along: an old session in the same browser must not answer for it.
  const headers = headersOf(input, `${challengeCookieName()}=${signedValue(input.challenge)}`);
  const answer = digits
    ? await (await auth(db)).api.verifyTOTP({ body: { code }, headers, asResponse: true })
    : await (await auth(db)).api.verifyBackupCode({
        body: { code: grouped(code) },
        headers,
        asResponse: true,
      });
  if (!answer.ok) {
    db.transaction((tx) => recordFailure(tx, attempt, ticket, digits ? "wrong-code" : "wrong-recovery-code"));
    return findChallenged(db, input.challenge)
      ? { ok: false, why: "signIn.codeWrong" }
      : { ok: false, why: "signIn.codeOver" };
  }
  const { token } = (await answer.json()) as { token: string };
  const done = complete(
    db,
    account,
    token,
    answer.headers.getSetCookie(),
    input,
    digits ? "code" : "recovery-code",
  );
  const left = (await recoveryCodesLeft(db, account.id)) ?? 0;
  return { ...done, recovery: { used: !digits, left } };
}

/** Recovery codes are kept as `abcde-fghij`; people leave the hyphen out. */
const grouped = (code: string): string => (code.match(/.{1,5}/g) ?? []).join("-");
