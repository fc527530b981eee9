import type { Db } from "db/client.server";
import { twoFactor, user } from "db/schema";
import { eq } from "drizzle-orm";
import { endSessions } from "~/areas/account/index.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { findStaff } from "./staff-queries.server";
import { staffSubject } from "./staff-subject";

export const checkedHow = ["in-person", "phone"] as const;

export type ResetSecondFactorResult =
  | { ok: true }
  | { ok: false; why: "notFound" | "resetSecond.off" | "resetSecond.own" };

/** The phone is lost: secret and recovery codes go, sessions end; the log says how the person was recognised. */
export function resetSecondFactor(
  db: Db,
  actor: Actor<"staff.manage">,
  input: { username: string; how: (typeof checkedHow)[number]; reason: string },
): ResetSecondFactorResult {
  return db.transaction((tx): ResetSecondFactorResult => {
    const person = findStaff(tx, input.username);
    if (!person) return { ok: false, why: "notFound" };
    if (person.id === actor.userId) return { ok: false, why: "resetSecond.own" };
    if (!person.twoFactorEnabled) return { ok: false, why: "resetSecond.off" };
    tx.delete(twoFactor).where(eq(twoFactor.userId, person.id)).run();
    tx.update(user)
      .set({ twoFactorEnabled: false, updatedAt: new Date() })
      .where(eq(user.id, person.id))
      .run();
    const sessions = endSessions(tx, person.id);
    recordEvent(tx, actor, {
      event: "second-factor.reset",
      subject: staffSubject(person),
      reason: input.reason,
      after: { how: input.how, sessions },
    });
    return { ok: true };
  });
}
