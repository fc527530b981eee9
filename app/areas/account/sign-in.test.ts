import { auditEvent, session, user } from "db/schema";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { findSession } from "~/platform/access/session.server";
import { bySystem } from "~/platform/audit/record-event.server";
import { testDb } from "../../../tests/support/test-db";
import { createAccount } from "./create-account.server";
import { signIn } from "./sign-in.server";

const password = "two old jujube trees";
const origin = { address: "10.8.3.22", userAgent: "Mozilla/5.0 (Windows NT 10.0) Edg/142.0" };

async function withAccount(username = "gaoqh") {
  const db = testDb();
  await createAccount(db, bySystem, {
    username,
    name: "高庆华",
    password,
    mustChangePassword: false,
    grants: [{ role: "loan-reviewer", villages: "all" }],
  });
  const events = () =>
    db
      .select()
      .from(auditEvent)
      .all()
      .map((e) => e.event);
  return {
    db,
    events,
    attempt: (typed: string, name = username, address = origin.address) =>
      signIn(db, { username: name, password: typed, ...origin, address }),
  };
}

const requestWith = (cookies: string[]) =>
  new Request("http://localhost/", { headers: { Cookie: cookies.map((c) => c.split(";")[0]).join("; ") } });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 10, 24, 2) });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("sign-in", () => {
  it("signs in, whatever the case of the name, and writes it down", async () => {
    const { db, events, attempt } = await withAccount();
    const result = await attempt(password, " GaoQH ");
    if (!result.ok) throw new Error(result.why);
    const found = findSession(requestWith(result.cookies));
    expect(found).toMatchObject({
      state: "active",
      person: { username: "gaoqh", grants: [{ role: "loan-reviewer", villages: "all" }] },
    });
    expect(events()).toContain("sign-in.succeeded");
    const row = db.select().from(session).get();
    expect(row).toMatchObject({ ipAddress: "10.8.3.22", id: found?.person.sessionId });
    expect(result.cookies[0]).toMatch(/HttpOnly/);
    expect(result.cookies[0]).toMatch(/SameSite=Lax/i);
  });

  it("locks after five wrong passwords, and refuses the right one then", async () => {
    const { events, attempt } = await withAccount();
    for (let n = 0; n < 5; n += 1)
      expect(await attempt("wrong wrong wrong")).toEqual({ ok: false, why: "signIn.wrong" });
    expect(await attempt(password)).toMatchObject({
      ok: false,
      why: "signIn.locked",
      until: Date.now() + 15 * 60_000,
    });
    expect(events().slice(-3)).toEqual(["sign-in.failed", "account.locked", "sign-in.refused"]);
    vi.setSystemTime(Date.now() + 15 * 60_000);
    expect((await attempt(password)).ok).toBe(true);
  });

  it("locks a name that does not exist in the same way", async () => {
    const { attempt } = await withAccount();
    for (let n = 0; n < 5; n += 1)
      expect(await attempt("whatever it is", "nobody")).toEqual({ ok: false, why: "signIn.wrong" });
    expect(await attempt("whatever it is", "nobody")).toMatchObject({ why: "signIn.locked" });
  });

  it("lets through five guesses of fifty that come at the same moment", async () => {
    const { db, attempt } = await withAccount();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => attempt(`guess number ${n}`, "gaoqh", `10.0.0.${n}`)),
    );
    expect(answers.filter((a) => !a.ok && a.why === "signIn.wrong")).toHaveLength(5);
    expect(db.select().from(auditEvent).where(eq(auditEvent.event, "account.locked")).all()).toHaveLength(1);
  });

  it("stops an address after thirty tries over many names", async () => {
    const { attempt, events } = await withAccount();
    for (let n = 0; n < 30; n += 1) await attempt("whatever it is", `name${n}`);
    expect(await attempt(password)).toMatchObject({ why: "signIn.limited" });
    expect((await attempt(password, "gaoqh", "10.8.3.23")).ok).toBe(true);
    const before = events().length;
    for (let n = 0; n < 5; n += 1) await attempt(password);
    expect(events().length - before).toBeLessThanOrEqual(1);
  });

  it("answers a deactivated account like a wrong password", async () => {
    const { db, attempt } = await withAccount();
    db.update(user).set({ banned: true }).run();
    expect(await attempt(password)).toEqual({ ok: false, why: "signIn.wrong" });
    expect(db.select().from(session).all()).toHaveLength(0);
  });

  it("signs nobody in when the log cannot be written", async () => {
    const { db, attempt } = await withAccount();
    db.$client.exec(
      "CREATE TRIGGER no_room BEFORE INSERT ON audit_event WHEN NEW.event = 'sign-in.succeeded' BEGIN SELECT RAISE(ABORT, 'disk full'); END",
    );
    await expect(attempt(password)).rejects.toThrow();
    expect(db.select().from(session).all()).toHaveLength(0);
  });
});
