import { busyMs, type Db } from "db/client.server";
import { session } from "db/schema";
import { eq } from "drizzle-orm";
import { recordEvent } from "~/platform/audit/record-event.server";
import { database } from "~/platform/database.server";
import { isDemo } from "~/platform/env.server";
import { clientAddress } from "~/platform/http/client-address.server";
import { readSettings } from "~/platform/settings.server";
import type { Grant, SignedIn } from "./actor";
import { byItself } from "./by-itself";
import { type Role, roles } from "./capabilities";
import { type SessionState, sessionState, timeLeft, wasEnded } from "./idle";
import { readSignedCookie, sessionCookieName } from "./session-cookie.server";

/** A session the browser's cookie names, alive or over. */
export interface FoundSession {
  state: SessionState;
  person: SignedIn;
  mustChangePassword: boolean;
  /** When somebody ended it, the moment of it (ms UTC); null while it lives, or when it ran out by itself. */
  endedAt: number | null;
  /** Milliseconds until it is over when nobody does anything. */
  left: number;
}

/** Who is signed in; null when nobody is, or no longer. Counts as somebody being there. */
export async function findSignedIn(request: Request): Promise<SignedIn | null> {
  const found = findSession(request);
  return found?.state === "active" ? found.person : null;
}

const answers = new WeakMap<Request, FoundSession | null>();

/**
 * The session of a request, by one prepared query (decision 011). `quietly` looks without counting as presence.
 * The first request after the idle time-out ends the session for good, with a row in the log.
 */
export function findSession(request: Request, quietly = request.headers.has(byItself)): FoundSession | null {
  const known = answers.get(request);
  if (known !== undefined) return known;
  const token = readSignedCookie(request, sessionCookieName());
  const found = token ? look(database(), token, clientAddress(request), quietly) : null;
  answers.set(request, found);
  return found;
}

interface Row {
  sessionId: string;
  userId: string;
  expiresAt: number;
  createdAt: number;
  seenAt: number;
  name: string;
  username: string;
  banned: number | null;
  mustChangePassword: number;
  demo: number;
  grants: string;
}

const question = `
  SELECT s.id AS sessionId, s.user_id AS userId, s.expires_at AS expiresAt, s.created_at AS createdAt, coalesce(s.seen_at, s.created_at) AS seenAt,
    u.name, u.username, u.banned, u.must_change_password AS mustChangePassword, u.demo,
    (SELECT json_group_array(json_object('role', g.role, 'all', g.all_villages, 'villages', json(
      (SELECT json_group_array(v.village_id) FROM role_grant_village v WHERE v.role_grant_id = g.id))))
     FROM role_grant g WHERE g.user_id = u.id AND g.ended_at IS NULL) AS grants
  FROM session s JOIN user u ON u.id = s.user_id WHERE s.token = ?`;

type Lookup = ReturnType<Db["$client"]["prepare"]>;
interface Memory {
  lookup: Lookup;
  /** Exact moment of the last request per session; the table knows it to the minute. */
  seen: Map<string, number>;
}
const memories = new WeakMap<Db, Memory>();

function memoryOf(db: Db): Memory {
  let memory = memories.get(db);
  if (!memory) {
    memory = { lookup: db.$client.prepare(question), seen: new Map() };
    memories.set(db, memory);
  }
  return memory;
}

function look(db: Db, token: string, address: string, quietly: boolean): FoundSession | null {
  const { lookup, seen } = memoryOf(db);
  const row = lookup.get(token) as Row | undefined;
  if (!row || row.banned || (row.demo && !isDemo())) return null;
  const now = Date.now();
  const { idleMinutes } = readSettings(db);
  const times = { expiresAt: row.expiresAt, seenAt: Math.max(row.seenAt, seen.get(row.sessionId) ?? 0) };
  const state = sessionState(times, idleMinutes, now);
  const person: SignedIn = {
    userId: row.userId,
    name: row.name,
    username: row.username,
    sessionId: row.sessionId,
    address,
    grants: grantsFrom(row.grants),
  };
  if (state === "idle") endIdle(db, person, now);
  if (state !== "active") seen.delete(row.sessionId);
  else if (!quietly) {
    seen.set(row.sessionId, now);
    times.seenAt = now;
    if (now - row.seenAt >= 60_000) touch(db, row.sessionId, now);
  }
  const mustChangePassword = row.mustChangePassword === 1;
  const ended = state === "expired" && wasEnded(row, idleMinutes);
  const endedAt = ended ? row.expiresAt : null;
  return { state, person, mustChangePassword, endedAt, left: timeLeft(times, idleMinutes, now) };
}

/** Notes that somebody was there. Reading a page never fails for it: while a long write holds the database, the next page notes it. */
function touch(db: Db, sessionId: string, now: number): void {
  // Nor does it wait: all pages would wait with it.
  db.$client.pragma("busy_timeout = 0");
  try {
    db.update(session).set({ seenAt: now }).where(eq(session.id, sessionId)).run();
  } catch (error) {
    if (!String((error as { code?: unknown }).code).startsWith("SQLITE_BUSY")) throw error;
  } finally {
    db.$client.pragma(`busy_timeout = ${busyMs}`);
  }
}

/** An idle session stays as a row (whose form was it that came too late?) but never lives again. */
function endIdle(db: Db, person: SignedIn, now: number): void {
  db.transaction((tx) => {
    tx.update(session)
      .set({ expiresAt: new Date(now) })
      .where(eq(session.id, person.sessionId))
      .run();
    recordEvent(tx, person, {
      event: "session.expired",
      subject: { kind: "user", id: person.userId, label: person.name },
    });
  });
}

export function grantsFrom(json: string): Grant[] {
  const rows = JSON.parse(json) as { role: string; all: number; villages: number[] }[];
  return rows
    .filter((row): row is typeof row & { role: Role } => (roles as readonly string[]).includes(row.role))
    .map((row) => ({ role: row.role, villages: row.all ? "all" : row.villages }));
}
