import type { Db } from "db/client.server";
import { session, twoFactor, user } from "db/schema";
import { eq } from "drizzle-orm";
import { toString as qrSvg } from "qrcode";
import type { SignedIn } from "~/platform/access/actor";
import { auth, recoveryCodes } from "~/platform/access/auth.server";
import { sessionCookieName, signedValue } from "~/platform/access/session-cookie.server";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Confirmed, confirmPassword } from "./confirm-password.server";
import { ownSubject } from "./own-subject";
import { headersOf, type Origin } from "./sign-in.server";

/** Beside a wrong password: a step that fits the other state only, as of a page left open. */
export type Refused =
  | Exclude<Confirmed, { ok: true }>
  | { ok: false; why: "second.isOn" | "second.isOff"; until?: undefined };

export const secondFactorOn = (db: Db, userId: string): boolean =>
  db.select({ on: user.twoFactorEnabled }).from(user).where(eq(user.id, userId)).get()?.on === true;

/** A new secret, not yet in force: as a QR code (SVG, drawn here) and as letters to type. */
export async function beginSecondFactor(
  db: Db,
  person: SignedIn,
  input: { password: string } & Origin,
): Promise<{ ok: true; svg: string; key: string } | Refused> {
  const confirmed = await confirmPassword(db, person, input.password);
  if (!confirmed.ok) return confirmed;
  if (secondFactorOn(db, person.userId)) return { ok: false, why: "second.isOn" };
  const { totpURI } = (await (
    await auth(db)
  ).api.enableTwoFactor({
    body: { password: input.password, method: "totp" },
    headers: ownHeaders(db, person, input),
  })) as { totpURI: string };
  const key = new URL(totpURI).searchParams.get("secret") ?? "";
  return { ok: true, key, svg: await secretQr(person, key) };
}

/** The secret as a QR code in SVG. better-auth's own address names an e-mail; ours the user name. */
export async function secretQr(person: SignedIn, key: string): Promise<string> {
  if (!/^[A-Z2-7]{16,200}$/.test(key)) return "";
  const uri = `otpauth://totp/Qihang:${encodeURIComponent(person.username)}?secret=${key}&issuer=Qihang`;
  return qrSvg(uri, { type: "svg", margin: 2, errorCorrectionLevel: "M" });
}

/**
 * The first right code puts it in force: one transaction, ours. better-auth would end the session and begin another, and
 * the page that shows the recovery codes would be answered to somebody signed out (decision 010).
 * @returns the recovery codes, to be shown this once
 */
export async function confirmSecondFactor(
  db: Db,
  person: SignedIn,
  input: { code: string },
): Promise<{ ok: true; codes: string[] } | { ok: false; why: "second.codeWrong" }> {
  // Once it is in force no code shows the recovery codes again: new ones take the password.
  const row = secondFactorOn(db, person.userId)
    ? undefined
    : db.select().from(twoFactor).where(eq(twoFactor.userId, person.userId)).get();
  const code = input.code.replace(/\D/g, "");
  const { api, $context } = await auth(db);
  const [{ symmetricDecrypt }, { createOTP }, { secretConfig }] = await Promise.all([
    import("better-auth/crypto"),
    import("@better-auth/utils/otp"),
    $context,
  ]);
  const secret = row && (await symmetricDecrypt({ key: secretConfig, data: row.secret }));
  const right = secret !== undefined && (await createOTP(secret, { digits: 6, period: 30 }).verify(code));
  if (!right) return { ok: false, why: "second.codeWrong" };
  const { backupCodes } = await api.viewBackupCodes({ body: { userId: person.userId } });
  db.transaction((tx) => {
    tx.update(twoFactor).set({ verified: true }).where(eq(twoFactor.userId, person.userId)).run();
    tx.update(user).set({ twoFactorEnabled: true }).where(eq(user.id, person.userId)).run();
    recordEvent(tx, person, { event: "second-factor.enabled", subject: ownSubject(person) });
  });
  return { ok: true, codes: backupCodes };
}

/** Recovery codes of an account that were not used yet; null where there is no second factor to recover. */
export async function recoveryCodesLeft(db: Db, userId: string): Promise<number | null> {
  if (!secondFactorOn(db, userId)) return null;
  const { backupCodes } = await (await auth(db)).api.viewBackupCodes({ body: { userId } });
  return backupCodes.length;
}

/** New recovery codes; the old ones are void. Sealed as better-auth seals them, in one transaction with their row. */
export async function renewRecoveryCodes(
  db: Db,
  person: SignedIn,
  password: string,
): Promise<{ ok: true; codes: string[] } | Refused> {
  const confirmed = await confirmPassword(db, person, password);
  if (!confirmed.ok) return confirmed;
  if (!secondFactorOn(db, person.userId)) return { ok: false, why: "second.isOff" };
  const { symmetricEncrypt } = await import("better-auth/crypto");
  const { secretConfig } = await (await auth(db)).$context;
  const codes = recoveryCodes();
  const backupCodes = await symmetricEncrypt({ key: secretConfig, data: JSON.stringify(codes) });
  db.transaction((tx) => {
    tx.update(twoFactor).set({ backupCodes }).where(eq(twoFactor.userId, person.userId)).run();
    recordEvent(tx, person, { event: "recovery-codes.renewed", subject: ownSubject(person) });
  });
  return { ok: true, codes };
}

/** Off again: one transaction, ours; better-auth is not needed for it. */
export async function disableSecondFactor(
  db: Db,
  person: SignedIn,
  password: string,
): Promise<{ ok: true } | Refused> {
  const confirmed = await confirmPassword(db, person, password);
  if (!confirmed.ok) return confirmed;
  db.transaction((tx) => {
    tx.delete(twoFactor).where(eq(twoFactor.userId, person.userId)).run();
    tx.update(user).set({ twoFactorEnabled: false }).where(eq(user.id, person.userId)).run();
    recordEvent(tx, person, { event: "second-factor.disabled", subject: ownSubject(person) });
  });
  return { ok: true };
}

function ownHeaders(db: Db, person: SignedIn, origin: Origin): Headers {
  const row = db.select({ token: session.token }).from(session).where(eq(session.id, person.sessionId)).get();
  return headersOf(origin, `${sessionCookieName()}=${signedValue(row?.token ?? "")}`);
}
