import type { Db } from "db/client.server";
import { session } from "db/schema";
import { eq } from "drizzle-orm";
import { endSessions } from "~/areas/account/index.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { findStaff } from "./staff-queries.server";
import { staffSubject } from "./staff-subject";

/** Ends one session of a person, or all of them. A session of somebody else is not there. @returns how many ended */
export function endStaffSessions(
  db: Db,
  actor: Actor<"staff.manage">,
  input: { username: string; which: { id: string } | "all" },
): { ok: true; ended: number } | { ok: false; why: "notFound" } {
  return db.transaction((tx) => {
    const person = findStaff(tx, input.username);
    if (!person) return { ok: false, why: "notFound" } as const;
    const condition = input.which === "all" ? undefined : eq(session.id, input.which.id);
    const ended = endSessions(tx, person.id, condition);
    if (ended === 0 && input.which !== "all") return { ok: false, why: "notFound" } as const;
    if (ended > 0)
      recordEvent(tx, actor, {
        event: "session.ended",
        subject: staffSubject(person),
        after: { sessions: ended },
      });
    return { ok: true, ended } as const;
  });
}
