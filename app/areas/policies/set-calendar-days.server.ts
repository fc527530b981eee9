import type { Db, Tx } from "db/client.server";
import { calendarDay } from "db/schema";
import { inArray } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { addDays, type Day } from "~/platform/dates";
import type { CalendarInput } from "./policy-forms";

/** Most days that one form sets: a spring festival and then some. */
export const mostDays = 31;

/**
 * Says of some days whether people work, or leaves them to the shipped calendar again.
 * @param users what counts in working days is counted again
 */
export function setCalendarDays(
  db: Db,
  actor: Actor<"policy.manage">,
  input: CalendarInput,
  users: readonly ((tx: Tx) => void)[],
): { ok: true; count: number } | { ok: false; why: "calendar.tooMany" } {
  const days: Day[] = [];
  for (let on = input.fromOn; on <= (input.toOn ?? input.fromOn); on = addDays(on, 1)) {
    if (days.length === mostDays) return { ok: false, why: "calendar.tooMany" };
    days.push(on);
  }
  return db.transaction((tx) => {
    tx.delete(calendarDay).where(inArray(calendarDay.day, days)).run();
    const { kind, name } = input;
    if (kind !== "usual")
      tx.insert(calendarDay)
        .values(days.map((day) => ({ day, kind, name: name ?? "", createdAt: Date.now() })))
        .run();
    recordEvent(tx, actor, {
      event: "calendar.changed",
      subject: { kind: "calendar", id: input.fromOn, label: name },
      after: { fromOn: input.fromOn, toOn: input.toOn ?? input.fromOn, dayKind: kind, name },
    });
    for (const count of users) count(tx);
    return { ok: true, count: days.length };
  });
}
