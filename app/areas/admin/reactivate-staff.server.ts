import type { Db } from "db/client.server";
import { user } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { findStaff } from "./staff-queries.server";
import { staffSubject } from "./staff-subject";

/** Back in office, without roles. */
export function reactivateStaff(
  db: Db,
  actor: Actor<"staff.manage">,
  username: string,
): { ok: true } | { ok: false; why: "notFound" | "deactivation.active" } {
  return db.transaction((tx) => {
    const person = findStaff(tx, username);
    if (!person) return { ok: false, why: "notFound" } as const;
    if (!person.banned) return { ok: false, why: "deactivation.active" } as const;
    tx.update(user)
      .set({ banned: false, banReason: null, deactivatedAt: null, updatedAt: new Date() })
      .where(eq(user.id, person.id))
      .run();
    recordEvent(tx, actor, { event: "staff.reactivated", subject: staffSubject(person) });
    return { ok: true } as const;
  });
}
