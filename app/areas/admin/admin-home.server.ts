import type { Db } from "db/client.server";
import { auditEvent } from "db/schema";
import { and, desc, gt, gte, ne, sql } from "drizzle-orm";
import { can, type SignedIn } from "~/platform/access/actor";
import { type ChainState, type VerifiedTo, verifyChain } from "~/platform/audit/verify-chain.server";
import { clockOf, instantText } from "~/platform/dates";
import type { HomeAside, HomePart, HomeRow, HomeSection, HomeSource } from "~/platform/home/home-source";
import { interfaceText } from "~/platform/i18n/interface-words";
import { type Language, type Translate, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { reasonText } from "./audit-reason";
import { eventLabel } from "./audit-words";
import { listStaff, type StaffMember } from "./staff-queries.server";
import { subjectNames } from "./subject-names.server";
import { adminHomeText } from "./text/home";

type T = Translate<typeof adminHomeText.zh>;

/** The newest rows of the log that the home page checks and looks through: a day of a county is far below. */
const lastRows = 5000;
const shown = 8;

const isAdministrator = (s: StaffMember) => s.grants.some((g) => g.role === "administrator");
/** Locked out, or able to change everything with a password alone. */
const needsALook = (s: StaffMember) =>
  s.active && (s.lockedUntil !== null || (isAdministrator(s) && !s.secondFactor));

function accountSection(staff: readonly StaffMember[], t: T, language: Language): HomeSection[] {
  const common = translator(interfaceText, language);
  const found = staff.filter(needsALook);
  if (found.length === 0) return [];
  const others = staff.filter((s) => s.active && !s.secondFactor && !isAdministrator(s)).length;
  return [
    {
      key: "admin.accounts",
      title: t("accounts.title"),
      count: found.length,
      waits: true,
      headings: {
        who: t("accounts.who"),
        what: t("accounts.what"),
        state: t("state"),
        when: t("accounts.when"),
        action: t("act"),
      },
      rows: found.slice(0, shown).map(
        (s): HomeRow => ({
          id: s.userId,
          who: personName(s.name, language),
          to: `/admin/staff/${s.username}`,
          where: s.username,
          what: s.grants.map((g) => common(`role.${g.role}`)).join(language === "zh" ? "，" : ", "),
          state:
            s.lockedUntil !== null
              ? {
                  tone: "bad",
                  icon: "lock",
                  word: t("accounts.locked", { clock: clockOf(s.lockedUntil + 59_999) }),
                }
              : { tone: "warn", icon: "shield-alert", word: t("accounts.noFactor") },
          when: s.lastSignedInAt ? instantText(s.lastSignedInAt, language) : t("accounts.never"),
          flag: s.lockedUntil !== null ? "bad" : "warn",
          action: { label: t("accounts.act"), to: `/admin/staff/${s.username}` },
        }),
      ),
      more: { label: t("accounts.all"), to: "/admin/staff" },
      foot: others > 0 ? t("accounts.foot", { count: others }) : undefined,
    },
  ];
}

type Refusal = Omit<typeof auditEvent.$inferSelect, "outcome"> & { outcome: "refused" | "failed" };

/** Whether a row is about signing in under a name, right or not. */
const ofSignIn = (r: Refusal) => r.subjectKind === "username";

/** The same again and again is one line with its count: all of one user name, or one person at one thing. Newest first. */
function alike(rows: readonly Refusal[]): { last: Refusal; count: number }[] {
  const groups = new Map<string, { last: Refusal; count: number }>();
  for (const r of rows) {
    const key = JSON.stringify(
      ofSignIn(r) ? [r.subjectId] : [r.event, r.userId, r.subjectKind, r.subjectId, r.reason],
    );
    const group = groups.get(key);
    if (group) group.count += 1;
    else groups.set(key, { last: r, count: 1 });
  }
  return [...groups.values()];
}

/** The rows of the log behind a line. */
function logOf(r: Refusal, count: number): string {
  if (count === 1) return `/admin/audit?q=${r.id}`;
  const of = ofSignIn(r) ? ["who", r.subjectId ?? ""] : ["event", r.event];
  return `/admin/audit?${new URLSearchParams([["view", "refused"], of])}`;
}

/** Refusals and failures of the last 24 hours, newest first; looked for among the newest rows only. */
function refusalSection(db: Db, t: T, language: Language, now = Date.now()): HomeSection[] {
  const last = db.select({ id: auditEvent.id }).from(auditEvent).orderBy(desc(auditEvent.id)).limit(1).get();
  const rows = db
    .select()
    .from(auditEvent)
    .where(
      and(
        gt(auditEvent.id, (last?.id ?? 0) - lastRows),
        gte(auditEvent.at, now - 86_400_000),
        ne(auditEvent.outcome, "success"),
      ),
    )
    .orderBy(desc(auditEvent.id))
    .all() as Refusal[];
  if (rows.length === 0) return [];
  const groups = alike(rows);
  const shownGroups = groups.slice(0, shown);
  const subjectOf = subjectNames(
    db,
    shownGroups.map((g) => g.last),
    language,
  );
  return [
    {
      key: "admin.refusals",
      title: t("refusals.title"),
      count: rows.length,
      waits: false,
      headings: {
        who: t("refusals.who"),
        what: t("refusals.what"),
        state: t("state"),
        when: t("refusals.when"),
        action: t("act"),
      },
      rows: shownGroups.map(
        ({ last: r, count }): HomeRow => ({
          id: String(r.id),
          who: eventLabel(language, r.event),
          where: r.userName ? personName(r.userName, language) : t("refusals.stranger"),
          what: [subjectOf(r), reasonText(language, r.event, r.reason)]
            .filter(Boolean)
            .join(language === "zh" ? "：" : ": "),
          state: {
            ...(r.outcome === "refused"
              ? ({ tone: "bad", icon: "ban" } as const)
              : ({ tone: "warn", icon: "circle-x" } as const)),
            word: t(count > 1 ? `refusals.${r.outcome}Times` : `refusals.${r.outcome}`, { count }),
          },
          when: instantText(r.at, language),
          action: { label: t("refusals.act"), to: logOf(r, count) },
        }),
      ),
      more: { label: t("refusals.all"), to: "/admin/audit?view=refused" },
    },
  ];
}

/** How far the home page has verified the log of this process, and how many rows that were. */
const verified = new WeakMap<Db, VerifiedTo & { count: number }>();

/** The first opening walks the end of the log, each later one only what was written since; the audit page walks it all. */
async function chainOnHome(db: Db): Promise<ChainState> {
  const before = verified.get(db);
  const state = await verifyChain(db, before ? { after: before } : { lastRows });
  if (!state.ok) {
    verified.delete(db);
    return state;
  }
  const count = (before?.count ?? 0) + state.count;
  verified.set(db, { id: state.lastId, hash: state.lastHash, count });
  return { ...state, count };
}

async function chainAside(db: Db, t: T): Promise<HomeAside> {
  const state = await chainOnHome(db);
  const total = db.select({ n: sql<number>`count(*)` }).from(auditEvent).get()?.n ?? 0;
  return {
    key: "admin.chain",
    title: t("chain.title"),
    badge: state.ok ? { tone: "ok", word: t("chain.ok") } : { tone: "bad", word: t("chain.broken") },
    more: { label: t("chain.open"), to: "/admin/audit" },
    items: [
      { id: "rows", label: t("chain.rows"), value: t("chain.rowCount", { count: total }) },
      ...(state.ok
        ? [{ id: "checked", label: t("chain.checked"), value: t("chain.rowCount", { count: state.count }) }]
        : []),
    ],
    foot: state.ok ? t("chain.foot") : t("chain.brokenFoot", { row: state.row }),
  };
}

function accountAside(staff: readonly StaffMember[], t: T): HomeAside {
  const active = staff.filter((s) => s.active);
  const item = (id: "active" | "signedIn" | "factor", n: number) => ({
    id,
    label: t(id),
    value: t("count", { count: n }),
  });
  return {
    key: "admin.staff",
    title: t("systemTitle"),
    more: { label: t("accounts.all"), to: "/admin/staff" },
    items: [
      item("active", active.length),
      item("signedIn", active.filter((s) => s.sessions > 0).length),
      item("factor", active.filter((s) => s.secondFactor).length),
    ],
  };
}

async function part(db: Db, person: SignedIn, language: Language): Promise<HomePart> {
  const t = translator(adminHomeText, language);
  const staff = can(person, "staff.manage") ? listStaff(db) : [];
  const audit = can(person, "audit.view");
  return {
    sections: [...accountSection(staff, t, language), ...(audit ? refusalSection(db, t, language) : [])],
    asides: [
      ...(audit ? [await chainAside(db, t)] : []),
      ...(staff.length > 0 ? [accountAside(staff, t)] : []),
    ],
  };
}

/** The running of the system on an administrator's home page. */
export const adminHome: HomeSource = {
  menu: "staff",
  waiting: (db, person) => (can(person, "staff.manage") ? listStaff(db).filter(needsALook).length : 0),
  part,
};
