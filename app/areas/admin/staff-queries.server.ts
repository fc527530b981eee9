import type { Db, Reader } from "db/client.server";
import { auditEvent, roleGrant, roleGrantVillage, session, signInFailure, user } from "db/schema";
import { and, asc, desc, eq, gt, inArray, isNull } from "drizzle-orm";
import type { Grant } from "~/platform/access/actor";
import { type Role, roles } from "~/platform/access/capabilities";
import { sessionState } from "~/platform/access/idle";
import { lockedUntil, lockOut } from "~/platform/access/lock-out";
import { readSettings } from "~/platform/settings.server";

export type StaffRow = typeof user.$inferSelect;

export interface StaffMember {
  userId: string;
  username: string;
  name: string;
  post: string | null;
  phone: string | null;
  active: boolean;
  secondFactor: boolean;
  lastSignedInAt: number | null;
  /** Sessions alive now. */
  sessions: number;
  /** Locked after wrong passwords, until then; null when open. */
  lockedUntil: number | null;
  grants: Grant[];
}

/** Everybody who has an account; those in use first, by name. */
export function listStaff(db: Db, now = Date.now()): StaffMember[] {
  const rows = db.select().from(user).orderBy(asc(user.banned), asc(user.createdAt)).all();
  const grants = grantsByUser(db);
  const sessions = liveSessions(db, now);
  const locks = locksByName(db, now);
  return rows.map((row) => ({
    userId: row.id,
    username: row.username ?? "",
    name: row.name,
    post: row.post,
    phone: row.phone,
    active: !row.banned,
    secondFactor: row.twoFactorEnabled === true,
    lastSignedInAt: row.lastSignedInAt,
    sessions: sessions.get(row.id) ?? 0,
    lockedUntil: locks.get(row.username ?? "") ?? null,
    grants: grants.get(row.id) ?? [],
  }));
}

export const findStaff = (db: Reader, username: string): StaffRow | undefined =>
  db.select().from(user).where(eq(user.username, username)).get();

/** Roles held now, in the order of the matrix. */
export const grantsOf = (db: Reader, userId: string): Grant[] => grantsByUser(db, userId).get(userId) ?? [];

function grantsByUser(db: Reader, userId?: string): Map<string, Grant[]> {
  const held = db
    .select()
    .from(roleGrant)
    .where(and(isNull(roleGrant.endedAt), userId === undefined ? undefined : eq(roleGrant.userId, userId)))
    .all();
  const limited = held.filter((g) => !g.allVillages).map((g) => g.id);
  const villages = new Map<number, number[]>();
  for (const row of db
    .select()
    .from(roleGrantVillage)
    .where(inArray(roleGrantVillage.roleGrantId, limited))
    .all()) {
    villages.set(row.roleGrantId, [...(villages.get(row.roleGrantId) ?? []), row.villageId]);
  }
  const result = new Map<string, Grant[]>();
  for (const grant of held.sort((a, b) => roles.indexOf(a.role as Role) - roles.indexOf(b.role as Role))) {
    const one: Grant = {
      role: grant.role as Role,
      villages: grant.allVillages ? "all" : (villages.get(grant.id) ?? []),
    };
    result.set(grant.userId, [...(result.get(grant.userId) ?? []), one]);
  }
  return result;
}

function liveSessions(db: Db, now: number): Map<string, number> {
  const { idleMinutes } = readSettings(db);
  const result = new Map<string, number>();
  for (const row of db
    .select()
    .from(session)
    .where(gt(session.expiresAt, new Date(now)))
    .all()) {
    const seenAt = (row.seenAt ?? row.createdAt.getTime()) + 60_000;
    if (sessionState({ seenAt, expiresAt: row.expiresAt.getTime() }, idleMinutes, now) !== "active") continue;
    result.set(row.userId, (result.get(row.userId) ?? 0) + 1);
  }
  return result;
}

function locksByName(db: Db, now: number): Map<string, number> {
  const moments = new Map<string, number[]>();
  const recent = and(
    eq(signInFailure.compared, true),
    gt(signInFailure.at, now - lockOut.windowMs - lockOut.lockMs),
  );
  for (const row of db.select().from(signInFailure).where(recent).all()) {
    moments.set(row.username, [...(moments.get(row.username) ?? []), row.at]);
  }
  const result = new Map<string, number>();
  for (const [name, failures] of moments) {
    const until = lockedUntil(failures, now);
    if (until !== null) result.set(name, until);
  }
  return result;
}

/** Is there an administrator in use besides this one? */
export function otherAdministrators(db: Reader, userId: string): boolean {
  const rows = db
    .select({ userId: roleGrant.userId, banned: user.banned })
    .from(roleGrant)
    .innerJoin(user, eq(user.id, roleGrant.userId))
    .where(and(eq(roleGrant.role, "administrator"), isNull(roleGrant.endedAt)))
    .all();
  return rows.some((row) => row.userId !== userId && !row.banned);
}

/** Who changed the roles of this account last, and when. */
export const lastRolesChange = (db: Db, username: string) =>
  db
    .select({ at: auditEvent.at, by: auditEvent.userName })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.subjectKind, "user"),
        eq(auditEvent.subjectId, username),
        inArray(auditEvent.event, ["roles.changed", "staff.created"]),
        eq(auditEvent.outcome, "success"),
      ),
    )
    .orderBy(desc(auditEvent.id))
    .limit(1)
    .get();

/** The accounts whose name or user name holds what was typed; all when nothing was. */
export const findStaffLike = (db: Db, q = ""): StaffMember[] =>
  listStaff(db).filter((p) => !q || p.name.includes(q) || p.username.includes(q.toLowerCase()));
