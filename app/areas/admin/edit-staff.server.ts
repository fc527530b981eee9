import type { Db } from "db/client.server";
import { user } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { findStaff } from "./staff-queries.server";
import { staffSubject } from "./staff-subject";

interface Details {
  name: string;
  post?: string;
  phone?: string;
}

/** Name, post and phone of an account; the user name stays for good. */
export function editStaff(
  db: Db,
  actor: Actor<"staff.manage">,
  input: Details & { username: string },
): { ok: true } | { ok: false; why: "notFound" } {
  return db.transaction((tx) => {
    const person = findStaff(tx, input.username);
    if (!person) return { ok: false, why: "notFound" } as const;
    const after = { name: input.name, post: input.post ?? null, phone: input.phone ?? null };
    const changed = (Object.keys(after) as (keyof typeof after)[]).filter(
      (key) => after[key] !== person[key],
    );
    if (changed.length === 0) return { ok: true } as const;
    tx.update(user)
      .set({ ...after, updatedAt: new Date() })
      .where(eq(user.id, person.id))
      .run();
    recordEvent(tx, actor, {
      event: "staff.edited",
      subject: staffSubject({ ...person, name: after.name }),
      before: Object.fromEntries(changed.map((key) => [key, person[key]])),
      after: Object.fromEntries(changed.map((key) => [key, after[key]])),
    });
    return { ok: true } as const;
  });
}
