import { symmetricEncrypt } from "better-auth/crypto";
import type { Db } from "db/client.server";
import { auditEvent, twoFactor } from "db/schema";
import { beforeEach, describe, expect, it } from "vitest";
import type { SignedIn } from "~/platform/access/actor";
import { auth } from "~/platform/access/auth.server";
import { findSession } from "~/platform/access/session.server";
import { challengeCookieName, readSignedCookie, signedValue } from "~/platform/access/session-cookie.server";
import { bySystem } from "~/platform/audit/record-event.server";
import { readNotice } from "~/platform/http/notice.server";
import { testDb } from "../../../tests/support/test-db";
import { totp } from "../../../tests/support/totp";
import { accountHome } from "./account-home.server";
import { createAccount } from "./create-account.server";
import * as account from "./routes/account";
import * as signInCode from "./routes/sign-in-code";
import {
  beginSecondFactor,
  confirmSecondFactor,
  renewRecoveryCodes,
  secondFactorOn,
} from "./second-factor.server";
import { endOwnSessions, openSessions } from "./sessions.server";
import { signIn } from "./sign-in.server";
import { signInWithCode } from "./sign-in-code.server";

const password = "two old jujube trees";
const origin = { address: "10.8.3.22", userAgent: "Mozilla/5.0 (Windows NT 10.0) Edg/142.0" };

const requestWith = (cookies: string[]) =>
  new Request("http://localhost/", { headers: { Cookie: cookies.map((c) => c.split(";")[0]).join("; ") } });

let db: Db;

const enter = () => signIn(db, { username: "gaoqh", password, ...origin });

async function signedIn(): Promise<SignedIn> {
  const result = await enter();
  if (!result.ok) throw new Error(result.why);
  const found = findSession(requestWith(result.cookies));
  if (!found) throw new Error("no session");
  return found.person;
}

async function challenge(): Promise<string | null> {
  const result = await enter();
  if (result.ok || result.why !== "secondFactor") throw new Error("no second step");
  return readSignedCookie(requestWith(result.cookies), challengeCookieName());
}

beforeEach(async () => {
  db = testDb();
  await createAccount(db, bySystem, {
    username: "gaoqh",
    name: "高庆华",
    password,
    mustChangePassword: false,
    grants: [{ role: "leader", villages: "all" }],
  });
});

describe("second factor", () => {
  async function turnOn() {
    const person = await signedIn();
    const begun = await beginSecondFactor(db, person, { password, ...origin });
    if (!begun.ok) throw new Error(begun.why);
    expect(begun.svg).toContain("<svg");
    expect(secondFactorOn(db, person.userId)).toBe(false);
    const confirmed = await confirmSecondFactor(db, person, { code: totp(begun.key) });
    if (!confirmed.ok) throw new Error(confirmed.why);
    return { person, key: begun.key, codes: confirmed.codes };
  }

  it("asks for the password first, and a wrong code does not turn it on", async () => {
    const person = await signedIn();
    expect((await beginSecondFactor(db, person, { password: "not it at all", ...origin })).ok).toBe(false);
    await beginSecondFactor(db, person, { password, ...origin });
    expect(await confirmSecondFactor(db, person, { code: "000000" })).toMatchObject({ ok: false });
    expect(secondFactorOn(db, person.userId)).toBe(false);
  });

  it("signs in with the code of the authenticator, and with a recovery code once", async () => {
    const { key, codes } = await turnOn();
    expect(codes.length).toBeGreaterThanOrEqual(8);
    expect((await signInWithCode(db, { code: totp(key), challenge: await challenge(), ...origin })).ok).toBe(
      true,
    );
    const [first = ""] = codes;
    const use = async () =>
      signInWithCode(db, {
        code: first.replace("-", " ").toUpperCase().toLowerCase(),
        challenge: await challenge(),
        ...origin,
      });
    expect(await use()).toMatchObject({ ok: true, recovery: { used: true, left: codes.length - 1 } });
    expect(await use()).toMatchObject({ ok: false, why: "signIn.codeWrong" });
    const events = db
      .select()
      .from(auditEvent)
      .all()
      .map((e) => e.event);
    expect(events.filter((e) => e === "recovery-code.used")).toHaveLength(1);
    expect(JSON.stringify(db.select().from(auditEvent).all())).not.toContain(first);
  });

  it("says on the account page how many codes are left, and at sign-in and at home when there are two", async () => {
    const { person, key, codes } = await turnOn();
    const withCode = async (code: string) => {
      const result = await signInWithCode(db, { code, challenge: await challenge(), ...origin });
      if (!result.ok) throw new Error(result.why);
      return result;
    };
    const full = await withCode(totp(key));
    const opened = requestWith(full.cookies);
    expect(await account.loader({ request: opened, params: {}, context: {} })).toMatchObject({
      codesLeft: codes.length,
    });
    expect(await accountHome.part(db, person, "zh")).toEqual({});
    const { secretConfig } = await (await auth(db)).$context;
    const two = await symmetricEncrypt({ key: secretConfig, data: JSON.stringify(codes.slice(0, 2)) });
    db.update(twoFactor).set({ backupCodes: two }).run();
    expect((await withCode(totp(key))).recovery).toEqual({ used: false, left: 2 });
    expect(JSON.stringify(await accountHome.part(db, person, "zh"))).toContain("还剩 2 个");
    const Cookie = `${challengeCookieName()}=${signedValue((await challenge()) ?? "")}`;
    const body = new URLSearchParams({ code: totp(key) });
    const request = new Request("http://localhost/sign-in/code", {
      method: "POST",
      body,
      headers: { Cookie },
    });
    const answer = await signInCode.action({ request, params: {}, context: {} });
    const set = answer instanceof Response ? answer.headers.getSetCookie() : [];
    expect((await readNotice(requestWith(set)))?.text).toContain("恢复码只剩 2 个");
  });

  it("once it is on, a code shows no recovery codes again; while it is off there are none to renew", async () => {
    const off = await signedIn();
    expect(await renewRecoveryCodes(db, off, password)).toMatchObject({ ok: false, why: "second.isOff" });
    const { person, key } = await turnOn();
    expect(await confirmSecondFactor(db, person, { code: totp(key) })).toMatchObject({ ok: false });
    expect(await beginSecondFactor(db, person, { password, ...origin })).toMatchObject({
      ok: false,
      why: "second.isOn",
    });
    expect((await renewRecoveryCodes(db, person, password)).ok).toBe(true);
  });

  it("guessing codes locks the account after five", async () => {
    await turnOn();
    const wait = await challenge();
    for (let i = 0; i < 5; i += 1)
      await signInWithCode(db, { code: `00000${i}`, challenge: wait, ...origin });
    const answer = await signInWithCode(db, { code: "111111", challenge: wait, ...origin });
    expect(answer.ok).toBe(false);
    expect(["signIn.locked", "signIn.codeOver"]).toContain(answer.ok ? "" : answer.why);
    expect(
      db
        .select()
        .from(auditEvent)
        .all()
        .some((e) => e.event === "account.locked"),
    ).toBe(true);
  });
});

describe("sessions", () => {
  it("are listed; the others end, the present one stays, with one row in the log", async () => {
    const first = await signedIn();
    const here = await signedIn();
    expect(openSessions(db, here.userId)).toHaveLength(2);
    expect(endOwnSessions(db, here, "others")).toBe(1);
    expect(openSessions(db, here.userId).map((s) => s.id)).toEqual([here.sessionId]);
    expect(endOwnSessions(db, here, { id: first.sessionId })).toBe(0);
    expect(
      db
        .select()
        .from(auditEvent)
        .all()
        .filter((e) => e.event === "session.ended"),
    ).toHaveLength(1);
  });

  it("another person's session is not there", async () => {
    const mine = await signedIn();
    const stranger: SignedIn = { ...mine, userId: "somebody", sessionId: "s0" };
    expect(endOwnSessions(db, stranger, { id: mine.sessionId })).toBe(0);
    expect(openSessions(db, mine.userId)).toHaveLength(1);
  });
});
