import type { Tx } from "db/client.server";
import { loanApplication } from "db/schema";
import { eq, isNotNull } from "drizzle-orm";
import type { Day } from "~/platform/dates";
import { type Application, stateChangesOf } from "../application/application-queries.server";
import { type ApplicationState, owesNotice } from "../application-state";
import { lastDayOf } from "./enter-state.server";
import { noticeDueOn } from "./notice-due.server";

/** The last day of what runs now, by the working days as they are said today. */
function dueOnNow(tx: Tx, a: Application): Day | null {
  const changes = stateChangesOf(tx, a.id);
  const last = changes.at(-1);
  if (!last) return a.dueOn;
  const state = a.state as ApplicationState;
  if (owesNotice(state)) return noticeDueOn(tx, a, last.on);
  return lastDayOf(tx, a, state, last.on, changes.slice(0, -1));
}

/** Moves the last days of what runs where the calendar of working days was changed; part of that transaction. */
export function recountDueDays(tx: Tx): void {
  const running = tx.select().from(loanApplication).where(isNotNull(loanApplication.dueOn)).all();
  for (const a of running) {
    const dueOn = dueOnNow(tx, a);
    if (dueOn !== a.dueOn)
      tx.update(loanApplication).set({ dueOn }).where(eq(loanApplication.id, a.id)).run();
  }
}
