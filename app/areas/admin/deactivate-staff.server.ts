import type { Db } from "db/client.server";
import { user } from "db/schema";
import { eq } from "drizzle-orm";
import { endSessions } from "~/areas/account/index.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { endRoles, inWords } from "./change-roles.server";
import { findStaff, grantsOf, otherAdministrators } from "./staff-queries.server";
import { staffSubject } from "./staff-subject";

export type DeactivateResult =
  | { ok: true }
  | {
      ok: false;
      why: "notFound" | "deactivation.own" | "deactivation.lastAdministrator" | "deactivation.already";
    };

/** Out of office: no sign-in, no sessions, no roles; what the person did stays. The note says who takes over. */
export function deactivateStaff(
  db: Db,
  actor: Actor<"staff.manage">,
  input: { username: string; handover: string },
): DeactivateResult {
  return db.transaction((tx): DeactivateResult => {
    const person = findStaff(tx, input.username);
    if (!person) return { ok: false, why: "notFound" };
    if (person.id === actor.userId) return { ok: false, why: "deactivation.own" };
    if (person.banned) return { ok: false, why: "deactivation.already" };
    const grants = grantsOf(tx, person.id);
    if (grants.some((g) => g.role === "administrator") && !otherAdministrators(tx, person.id))
      return { ok: false, why: "deactivation.lastAdministrator" };
    const now = Date.now();
    const before = inWords(tx, grants);
    endRoles(tx, person.id, "all", now);
    tx.update(user)
      .set({ banned: true, banReason: input.handover, deactivatedAt: now, updatedAt: new Date(now) })
      .where(eq(user.id, person.id))
      .run();
    const sessions = endSessions(tx, person.id);
    recordEvent(tx, actor, {
      event: "staff.deactivated",
      subject: staffSubject(person),
      before,
      after: { handover: input.handover, sessions },
    });
    return { ok: true };
  });
}
