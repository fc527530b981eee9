import type { Db } from "db/client.server";
import { loanApplication } from "db/schema";
import { and, inArray, lt } from "drizzle-orm";
import { bySystem } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import type { ApplicationState } from "../application-state";
import { enterState } from "./enter-state.server";

/** States in which a qualification is still to be used. */
const unused: ApplicationState[] = [
  "qualified",
  "guarantee-check",
  "guarantee-agreed",
  "at-bank",
  "bank-refused",
  "bank-approved",
];

/** Qualifications whose last day is over lapse: once an hour, and nothing can be done with one in between. */
export function lapseApprovals(db: Db, now = Date.now()): number {
  return db.transaction((tx) => {
    const over = tx
      .select()
      .from(loanApplication)
      .where(and(inArray(loanApplication.state, unused), lt(loanApplication.approvalUntilOn, todayOn(now))))
      .all();
    for (const a of over) enterState(tx, bySystem, a, "lapsed", { now, reason: "step.why.lapsed" });
    return over.length;
  });
}
