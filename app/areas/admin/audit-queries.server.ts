import type { Db } from "db/client.server";
import { auditEvent, user, village } from "db/schema";
import {
  and,
  asc,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  like,
  lt,
  ne,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { addDays } from "~/platform/dates";
import type { Language } from "~/platform/i18n/text";
import { placeLabel } from "~/platform/search/place-name";
import { type AuditView, patternsOfView } from "./audit-view";
import { refusedPagesOf } from "./page-words";

export type AuditRow = typeof auditEvent.$inferSelect;

/** Counting stops here: more than this is said as "more than". */
export const countLimit = 10_000;

export interface AuditPage {
  rows: AuditRow[];
  /** Rows that match; `countLimit + 1` when there are more. */
  total: number;
  newer: number | null;
  older: number | null;
}

/** One page of the log, newest first, by keyset over the row's number. */
export function auditPage(db: Db, actor: Actor<"audit.view">, view: AuditView): AuditPage {
  const condition = conditionOf(db, actor, view);
  const backwards = view.before !== null;
  const edge =
    view.before !== null
      ? gt(auditEvent.id, view.before)
      : view.after !== null
        ? lt(auditEvent.id, view.after)
        : undefined;
  const found = db
    .select()
    .from(auditEvent)
    .where(and(condition, edge))
    .orderBy(backwards ? asc(auditEvent.id) : desc(auditEvent.id))
    .limit(view.size + 1)
    .all();
  const rows = found.slice(0, view.size);
  if (backwards) rows.reverse();
  const first = rows[0]?.id;
  const last = rows.at(-1)?.id;
  const more = found.length > view.size;
  return {
    rows,
    total: countOf(db, condition),
    newer: first !== undefined && (backwards ? more : view.after !== null) ? first : null,
    older: last !== undefined && (backwards || more) ? last : null,
  };
}

function countOf(db: Db, condition: SQL | undefined): number {
  const some = db
    .select({ id: auditEvent.id })
    .from(auditEvent)
    .where(condition)
    .limit(countLimit + 1)
    .as("some");
  return db.select({ n: sql<number>`count(*)` }).from(some).get()?.n ?? 0;
}

/** A spreadsheet of the log holds this many rows, the newest. */
export const auditExportLimit = 50_000;

/** Every row of a filter, newest first, up to the limit. */
export const auditRows = (db: Db, actor: Actor<"audit.view">, view: AuditView): AuditRow[] =>
  db
    .select()
    .from(auditEvent)
    .where(conditionOf(db, actor, view))
    .orderBy(desc(auditEvent.id))
    .limit(auditExportLimit)
    .all();

/** How many rows there are in all, and since when. */
export function auditExtent(db: Db): { count: number; sinceAt: number | null } {
  const first = db.select({ at: auditEvent.at }).from(auditEvent).orderBy(asc(auditEvent.id)).limit(1).get();
  const count = db.select({ n: sql<number>`count(*)` }).from(auditEvent).get()?.n ?? 0;
  return { count, sinceAt: first?.at ?? null };
}

function conditionOf(db: Db, actor: Actor<"audit.view">, view: AuditView): SQL | undefined {
  const patterns = patternsOfView[view.view];
  return and(
    actor.villages === "all"
      ? undefined
      : or(isNull(auditEvent.villageId), withinVillages(auditEvent.villageId, actor.villages)),
    view.view === "refused" ? ne(auditEvent.outcome, "success") : undefined,
    patterns ? or(...patterns.map((p) => like(auditEvent.event, p))) : undefined,
    whoCondition(db, view.who),
    eventCondition(view.event),
    view.outcome ? eq(auditEvent.outcome, view.outcome) : undefined,
    view.from ? gte(auditEvent.at, startOf(view.from)) : undefined,
    view.to ? lt(auditEvent.at, startOf(addDays(view.to, 1))) : undefined,
    textCondition(view.q),
  );
}

function eventCondition(event: string): SQL | undefined {
  const refused = refusedPagesOf(event);
  if (!refused) return event ? eq(auditEvent.event, event) : undefined;
  const pages = refused.paths.flatMap((path) => [
    eq(auditEvent.subjectId, `/${path}`),
    like(auditEvent.subjectId, `/${path}/%`),
  ]);
  return and(eq(auditEvent.event, "access.refused"), eq(auditEvent.subjectKind, "page"), or(...pages));
}

/** Midnight in UTC+8 of a calendar day. */
const startOf = (on: string): number => Date.parse(`${on}T00:00:00+08:00`);

function whoCondition(db: Db, who: string): SQL | undefined {
  if (!who) return undefined;
  if (who === "system") return and(isNull(auditEvent.userId), isNull(auditEvent.address));
  if (who === "stranger") return and(isNull(auditEvent.userId), isNotNull(auditEvent.address));
  const person = db.select({ id: user.id }).from(user).where(eq(user.username, who)).get();
  // A sign-in that failed has no user yet; it is about the name that was typed.
  const asTyped = and(eq(auditEvent.subjectKind, "username"), eq(auditEvent.subjectId, who));
  return person ? or(eq(auditEvent.userId, person.id), asTyped) : asTyped;
}

function textCondition(q: string): SQL | undefined {
  if (!q) return undefined;
  const pattern = `%${q.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
  const columns = [
    auditEvent.userName,
    auditEvent.subjectLabel,
    auditEvent.subjectId,
    auditEvent.address,
    auditEvent.reason,
  ];
  const matches = columns.map((column) => sql`${column} LIKE ${pattern} ESCAPE '\\'`);
  return or(...matches, /^\d{1,15}$/.test(q) ? eq(auditEvent.id, Number(q)) : undefined);
}

/** Everybody who may stand in the log, for the filter. */
export const peopleOfLog = (db: Db): { username: string; name: string }[] =>
  db
    .select({ username: user.username, name: user.name })
    .from(user)
    .orderBy(asc(user.createdAt))
    .all()
    .flatMap((u) => (u.username ? [{ username: u.username, name: u.name }] : []));

/** Names of villages the shown rows speak of. */
export function villageNames(db: Db, ids: readonly number[], language: Language): Map<number, string> {
  const rows = db
    .select()
    .from(village)
    .where(inArray(village.id, [...new Set(ids)]))
    .all();
  return new Map(rows.map((v) => [v.id, placeLabel(v, language)]));
}
