import type { Db, Tx } from "db/client.server";
import { roleGrant, village } from "db/schema";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { giveRole } from "~/areas/account/index.server";
import type { Actor, Grant } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type GrantProblem, sameScope, whyNotGrants } from "./grants";
import { findStaff, grantsOf, otherAdministrators } from "./staff-queries.server";
import { staffSubject } from "./staff-subject";

export type ChangeRolesResult =
  | { ok: true; changed: boolean }
  | { ok: false; why: "notFound" }
  | {
      ok: false;
      why: "roles.ownAdministrator" | "roles.lastAdministrator" | "roles.unknownVillage" | "roles.inactive";
    }
  | { ok: false; why: "problems"; problems: GrantProblem[] };

/** Gives a person exactly these roles. What ends stays as a row with its end; what stays the same is not touched. */
export function changeRoles(
  db: Db,
  actor: Actor<"staff.manage">,
  input: { username: string; grants: readonly Grant[] },
): ChangeRolesResult {
  return db.transaction((tx): ChangeRolesResult => {
    const person = findStaff(tx, input.username);
    if (!person) return { ok: false, why: "notFound" };
    if (person.banned && input.grants.length > 0) return { ok: false, why: "roles.inactive" };
    const problems = whyNotGrants(input.grants);
    if (problems.length > 0) return { ok: false, why: "problems", problems };
    const ids = [...new Set(input.grants.flatMap((g) => (g.villages === "all" ? [] : g.villages)))];
    const known = tx
      .select({ id: village.id, name: village.name, town: village.townName })
      .from(village)
      .where(inArray(village.id, ids))
      .all();
    if (known.length !== ids.length) return { ok: false, why: "roles.unknownVillage" };

    const before = grantsOf(tx, person.id);
    const had = before.some((g) => g.role === "administrator");
    const keeps = input.grants.some((g) => g.role === "administrator");
    if (had && !keeps) {
      if (person.id === actor.userId) return { ok: false, why: "roles.ownAdministrator" };
      if (!otherAdministrators(tx, person.id)) return { ok: false, why: "roles.lastAdministrator" };
    }
    const ended = before.filter(
      (b) => !input.grants.some((a) => a.role === b.role && sameScope(a.villages, b.villages)),
    );
    const added = input.grants.filter(
      (a) => !before.some((b) => a.role === b.role && sameScope(a.villages, b.villages)),
    );
    if (ended.length === 0 && added.length === 0) return { ok: true, changed: false };
    endRoles(
      tx,
      person.id,
      ended.map((g) => g.role),
      Date.now(),
    );
    for (const grant of added) giveRole(tx, person.id, grant.role, grant.villages);
    recordEvent(tx, actor, {
      event: "roles.changed",
      subject: staffSubject(person),
      before: inWords(tx, before),
      after: inWords(tx, input.grants),
    });
    return { ok: true, changed: true };
  });
}

/** Ends the roles named; without names, all. */
export function endRoles(tx: Tx, userId: string, roles: readonly string[] | "all", now: number): void {
  const which = roles === "all" ? undefined : inArray(roleGrant.role, [...roles]);
  tx.update(roleGrant)
    .set({ endedAt: now })
    .where(and(eq(roleGrant.userId, userId), isNull(roleGrant.endedAt), which))
    .run();
}

/** Role → its villages by name, as the log keeps it: it must read without the village table. */
export function inWords(tx: Tx, grants: readonly Grant[]): Record<string, "all" | string[]> {
  const ids = [...new Set(grants.flatMap((g) => (g.villages === "all" ? [] : g.villages)))];
  const names = new Map(
    tx
      .select()
      .from(village)
      .where(inArray(village.id, ids))
      .all()
      .map((v) => [v.id, `${v.townName} ${v.name}`]),
  );
  return Object.fromEntries(
    grants.map((g) => [
      g.role,
      g.villages === "all" ? "all" : g.villages.flatMap((id) => names.get(id) ?? []),
    ]),
  );
}
