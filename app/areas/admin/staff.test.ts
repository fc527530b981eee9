import type { Db } from "db/client.server";
import { auditEvent, session, twoFactor, user } from "db/schema";
import { and, desc, eq, gt } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { signIn } from "~/areas/account/sign-in.server";
import type { Actor } from "~/platform/access/actor";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { makeVillage } from "../../../tests/support/training-fixture";
import { changeRoles } from "./change-roles.server";
import { createStaff } from "./create-staff.server";
import { deactivateStaff } from "./deactivate-staff.server";
import { editStaff } from "./edit-staff.server";
import { reactivateStaff } from "./reactivate-staff.server";
import { resetPassword } from "./reset-password.server";
import { resetSecondFactor } from "./reset-second-factor.server";
import { findStaff, grantsOf } from "./staff-queries.server";

let db: Db;
let admin: Actor<"staff.manage">;
let village: number;

const events = () =>
  db
    .select()
    .from(auditEvent)
    .all()
    .map((e) => e.event);
const lastEvent = () => db.select().from(auditEvent).orderBy(desc(auditEvent.id)).limit(1).get();
const tryPassword = (username: string, password: string) =>
  signIn(db, { username, password, address: "10.0.0.1", userAgent: "test" });

async function newcomer(username = "limei") {
  const made = await createStaff(db, admin, { username, name: "李梅" });
  if (!made.ok) throw new Error(made.why);
  return made;
}

beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
  admin = actorFor(signInAs(db, "administrator").person, "staff.manage");
});

describe("a new account", () => {
  it("signs in with its temporary password, has to change it, and may do nothing yet", async () => {
    const made = await newcomer();
    expect((await tryPassword("limei", made.temporaryPassword)).ok).toBe(true);
    const row = findStaff(db, "limei");
    expect(row?.mustChangePassword).toBe(true);
    expect(grantsOf(db, row?.id ?? "")).toEqual([]);
    expect(JSON.stringify(db.select().from(auditEvent).all())).not.toContain(made.temporaryPassword);
  });

  it("a name is given once, whatever its case; a strange one is refused", async () => {
    await newcomer();
    expect(await createStaff(db, admin, { username: "limei", name: "另一个" })).toMatchObject({
      why: "newStaff.taken",
    });
    expect(await createStaff(db, admin, { username: "李梅", name: "李梅" })).toMatchObject({
      why: "newStaff.usernameShape",
    });
    const both = await Promise.all(
      [1, 2].map(() => createStaff(db, admin, { username: "twice", name: "甲" })),
    );
    expect(both.filter((r) => r.ok)).toHaveLength(1);
  });

  it("details are edited with before and after in the log, once", async () => {
    await newcomer();
    const edit = () =>
      editStaff(db, admin, { username: "limei", name: "李梅", post: "股长", phone: "13800000000" });
    expect(edit()).toMatchObject({ ok: true });
    expect(lastEvent()).toMatchObject({ event: "staff.edited" });
    const before = events().length;
    edit();
    expect(events()).toHaveLength(before);
  });
});

describe("roles", () => {
  it("are given for villages, and a grant that stays is not touched", async () => {
    await newcomer();
    const give = () =>
      changeRoles(db, admin, { username: "limei", grants: [{ role: "cadre", villages: [village] }] });
    expect(give()).toEqual({ ok: true, changed: true });
    expect(give()).toEqual({ ok: true, changed: false });
    expect(events().filter((e) => e === "roles.changed")).toHaveLength(1);
  });

  it("four eyes: officer and reviewer never in the same village, and in two different ones yes", async () => {
    await newcomer();
    const other = makeVillage(db, "大高庄村", "371725109209");
    const give = (a: number[] | "all", b: number[] | "all") =>
      changeRoles(db, admin, {
        username: "limei",
        grants: [
          { role: "loan-officer", villages: a },
          { role: "loan-reviewer", villages: b },
        ],
      });
    expect(give([village], [village, other])).toMatchObject({ ok: false, why: "problems" });
    expect(give("all", [village])).toMatchObject({ ok: false });
    expect(give([village], [other])).toEqual({ ok: true, changed: true });
  });

  it("an unknown village, or an administrator of a few villages, is refused", async () => {
    await newcomer();
    expect(
      changeRoles(db, admin, { username: "limei", grants: [{ role: "cadre", villages: [999] }] }),
    ).toMatchObject({ why: "roles.unknownVillage" });
    expect(
      changeRoles(db, admin, { username: "limei", grants: [{ role: "administrator", villages: [village] }] }),
    ).toMatchObject({ why: "problems" });
  });

  it("nobody takes the administrator from themselves, and one always stays", () => {
    expect(changeRoles(db, admin, { username: admin.username, grants: [] })).toMatchObject({
      why: "roles.ownAdministrator",
    });
    const second = signInAs(db, "administrator").person;
    expect(changeRoles(db, admin, { username: second.username, grants: [] })).toEqual({
      ok: true,
      changed: true,
    });
    const third = actorFor(second, "staff.manage");
    expect(changeRoles(db, third, { username: admin.username, grants: [] })).toMatchObject({
      why: "roles.lastAdministrator",
    });
  });
});

describe("out of office", () => {
  it("ends roles and sessions, keeps the name; back again without roles", async () => {
    const made = await newcomer();
    changeRoles(db, admin, { username: "limei", grants: [{ role: "trainer", villages: "all" }] });
    await tryPassword("limei", made.temporaryPassword);
    const id = findStaff(db, "limei")?.id ?? "";
    const alive = () =>
      db
        .select()
        .from(session)
        .where(and(eq(session.userId, id), gt(session.expiresAt, new Date())))
        .all();
    expect(alive()).toHaveLength(1);
    expect(deactivateStaff(db, admin, { username: "limei", handover: "交给周敏" })).toEqual({ ok: true });
    expect(grantsOf(db, id)).toEqual([]);
    expect(alive()).toHaveLength(0);
    expect(await tryPassword("limei", made.temporaryPassword)).toMatchObject({
      ok: false,
      why: "signIn.wrong",
    });
    expect(deactivateStaff(db, admin, { username: "limei", handover: "再来" })).toMatchObject({
      why: "deactivation.already",
    });
    expect(
      changeRoles(db, admin, { username: "limei", grants: [{ role: "cadre", villages: "all" }] }),
    ).toMatchObject({
      why: "roles.inactive",
    });
    expect(reactivateStaff(db, admin, "limei")).toMatchObject({ ok: true });
    expect(grantsOf(db, id)).toEqual([]);
    expect((await tryPassword("limei", made.temporaryPassword)).ok).toBe(true);
  });

  it("not oneself, and not the last administrator", () => {
    expect(deactivateStaff(db, admin, { username: admin.username, handover: "无" })).toMatchObject({
      why: "deactivation.own",
    });
    const other = actorFor(signInAs(db, "administrator").person, "staff.manage");
    deactivateStaff(db, admin, { username: other.username, handover: "无" });
    expect(deactivateStaff(db, other, { username: admin.username, handover: "无" })).toMatchObject({
      why: "deactivation.lastAdministrator",
    });
  });
});

describe("resets", () => {
  it("a new password ends sessions, opens the lock, voids the old one, and is in no log", async () => {
    const made = await newcomer();
    await tryPassword("limei", made.temporaryPassword);
    for (let i = 0; i < 5; i += 1) await tryPassword("limei", "wrong wrong wrong");
    expect(await tryPassword("limei", made.temporaryPassword)).toMatchObject({ why: "signIn.locked" });
    const reset = await resetPassword(db, admin, { username: "limei", reason: "忘了" });
    if (!reset.ok) throw new Error(reset.why);
    expect(await tryPassword("limei", made.temporaryPassword)).toMatchObject({
      ok: false,
      why: "signIn.wrong",
    });
    expect((await tryPassword("limei", reset.temporaryPassword)).ok).toBe(true);
    expect(JSON.stringify(db.select().from(auditEvent).all())).not.toContain(reset.temporaryPassword);
    expect(await resetPassword(db, admin, { username: admin.username, reason: "x" })).toMatchObject({
      why: "resetPassword.own",
    });
  });

  it("a second factor is reset with how the person was recognised", async () => {
    await newcomer();
    const id = findStaff(db, "limei")?.id ?? "";
    const reset = () =>
      resetSecondFactor(db, admin, { username: "limei", how: "in-person", reason: "手机丢了" });
    expect(reset()).toMatchObject({ why: "resetSecond.off" });
    db.update(user).set({ twoFactorEnabled: true }).where(eq(user.id, id)).run();
    db.insert(twoFactor).values({ id: "t", secret: "s", backupCodes: "[]", userId: id }).run();
    expect(reset()).toEqual({ ok: true });
    expect(db.select().from(twoFactor).all()).toHaveLength(0);
    expect(lastEvent()).toMatchObject({ event: "second-factor.reset", reason: "手机丢了" });
  });

  it.each([
    ["password", () => resetPassword(db, admin, { username: "nobody", reason: "x" })],
    ["roles", () => changeRoles(db, admin, { username: "nobody", grants: [] })],
    ["deactivation", () => deactivateStaff(db, admin, { username: "nobody", handover: "x" })],
  ])("%s of nobody is not there", async (_, run) => expect(await run()).toMatchObject({ why: "notFound" }));
});
