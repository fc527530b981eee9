import { randomInt } from "node:crypto";
import type { Db } from "db/client.server";
import * as schema from "db/schema";
import { database } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { addressHeader } from "~/platform/http/client-address.server";
import { secrets } from "~/platform/keys.server";
import { sessionHours } from "./idle";
import { cookiePrefix, secureCookies } from "./session-cookie.server";

/** A session ends after this many hours however busy it is; the idle time-out usually ends it before. */
export const recoveryCodeCount = 8;

/**
 * better-auth on our database. Its HTTP handler is mounted nowhere: pages call `auth().api`, so that every change
 * passes the origin check, the lock-out and the audit log (decision 010). Loaded when it is first asked for, soon
 * after a start: the first page need not wait for it.
 */
async function makeAuth(db: Db) {
  const [{ betterAuth }, { drizzleAdapter }, { admin, twoFactor, username }] = await Promise.all([
    import("better-auth"),
    import("better-auth/adapters/drizzle"),
    import("better-auth/plugins"),
  ]);
  return betterAuth({
    appName: "Qihang",
    baseURL: env().QIHANG_ORIGIN ?? "http://127.0.0.1",
    secret: secrets().authSecret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    database: drizzleAdapter(db, { provider: "sqlite", schema, transaction: false }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    session: { expiresIn: sessionHours * 3600, disableSessionRefresh: true },
    advanced: {
      cookiePrefix,
      useSecureCookies: secureCookies(),
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    plugins: [
      username({
        usernameValidator: (name) => usernamePattern.test(name),
        minUsernameLength: 2,
        maxUsernameLength: 30,
      }),
      twoFactor({
        issuer: "Qihang",
        backupCodeOptions: {
          amount: recoveryCodeCount,
          customBackupCodesGenerate: recoveryCodes,
        },
      }),
      admin(),
    ],
  });
}

/** User names: small letters, digits, dot, hyphen, underscore; the first one a letter. */
export const usernamePattern = /^[a-z][a-z0-9._-]{1,29}$/;

/** better-auth wants an e-mail address for every account; ours have none, so that nothing can be sent anywhere. */
export const internalAddress = (username: string): string => `${username}@qihang.invalid`;

/** Letters and digits that are not mistaken for one another on paper. */
const clearLetters = "abcdefghjkmnpqrstuvwxyz23456789";

/** `length` random clear letters, in groups of five: about five bits each. */
export function clearCode(length: number): string {
  const letters = Array.from({ length }, () => clearLetters[randomInt(clearLetters.length)]).join("");
  return (letters.match(/.{1,5}/g) ?? []).join("-");
}

/** A set of recovery codes of the second factor, each for one use. */
export const recoveryCodes = (): string[] => Array.from({ length: recoveryCodeCount }, () => clearCode(10));

export type Auth = ReturnType<typeof makeAuth>;

const made = new WeakMap<Db, Auth>();

export function auth(db: Db = database()): Auth {
  let instance = made.get(db);
  if (!instance) {
    instance = makeAuth(db);
    made.set(db, instance);
  }
  return instance;
}
