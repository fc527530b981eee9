import type { Reader, Tx } from "db/client.server";
import { loanApplication, loanStateChange } from "db/schema";
import { eq } from "drizzle-orm";
import { numberOf } from "~/areas/policies";
import {
  addWorkingDays,
  calendarEdits,
  findPolicy,
  homePlace,
  workingDaysBetween,
} from "~/areas/policies/index.server";
import { type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { applicationSubject } from "../application/application-name";
import { type Application, stateChangesOf } from "../application/application-queries.server";
import type { ApplicationState } from "../application-state";
import { lapsePapers } from "../papers/lapse-papers.server";
import { type Change, dueOnOf, limitKeys, type Part, partClocks, partOf } from "./step-clock";

/** Working days a part may take under the policy that the application was made under; null where none is set. */
export function limitOfPart(db: Reader, a: Pick<Application, "appliedOn">, part: Part | null): number | null {
  const key = part && limitKeys[part];
  const policy = key ? findPolicy(db, homePlace, a.appliedOn) : null;
  return policy && key ? numberOf(policy, key) : null;
}

/**
 * The last day of a state that begins on a day after these changes, by the working days as they are said now; null where
 * no limit runs.
 */
export function lastDayOf(
  db: Reader,
  a: Pick<Application, "appliedOn">,
  state: ApplicationState,
  on: Day,
  before: readonly Change[],
): Day | null {
  const edits = calendarEdits(db);
  const part = partOf(state);
  const clocks = partClocks(before, on, (from, to) => workingDaysBetween(from, to, edits));
  const used = part && state !== "at-bank" ? (clocks.get(part)?.used ?? 0) : 0;
  return dueOnOf(state, on, used, limitOfPart(db, a, part), (from, count) =>
    addWorkingDays(from, count, edits),
  );
}

/**
 * Puts an application into a state: the change with its who and when, who holds it now, the last day of the step, and
 * the row of the log. Part of the transaction of a command that has checked that it may.
 */
export function enterState(
  tx: Tx,
  by: EventBy & { userId: string | null },
  a: Application,
  to: ApplicationState,
  options: {
    on?: Day;
    reason?: string | null;
    holder?: { id: string | null; name: string | null } | null;
    columns?: Partial<typeof loanApplication.$inferInsert>;
    dueOn?: Day | null;
    now?: number;
  } = {},
): void {
  const now = options.now ?? Date.now();
  const on = options.on ?? todayOn(now);
  const dueOn =
    options.dueOn !== undefined ? options.dueOn : lastDayOf(tx, a, to, on, stateChangesOf(tx, a.id));
  tx.update(loanApplication)
    .set({
      ...options.columns,
      state: to,
      stateAt: now,
      holderId: options.holder?.id ?? null,
      holderName: options.holder?.name ?? null,
      dueOn,
      updatedAt: now,
      revision: a.revision + 1,
    })
    .where(eq(loanApplication.id, a.id))
    .run();
  tx.insert(loanStateChange)
    .values({
      applicationId: a.id,
      fromState: a.state,
      toState: to,
      userId: by.userId ?? "system",
      userName: by.name ?? "",
      on,
      reason: options.reason ?? null,
      at: now,
    })
    .run();
  lapsePapers(tx, { applicationId: a.id }, to, todayOn(now));
  recordEvent(tx, by, {
    event: "loan-application.state-changed",
    subject: applicationSubject(a),
    villageId: a.villageId,
    reason: options.reason ?? undefined,
    before: { state: `loan-${a.state}` },
    after: { state: `loan-${to}` },
  });
}
