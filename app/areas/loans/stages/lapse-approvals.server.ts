import type { Db } from "db/client.server";
import { loanApplication } from "db/schema";
import { and, eq, inArray, lt, or } from "drizzle-orm";
import { bySystem } from "~/platform/audit/record-event.server";
import { addDays, type Day, todayOn } from "~/platform/dates";
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

/** What the bank paid on the last days is entered in days after it: no document names how many, this is our own measure. */
const enteredWithinDays = 30;

/** The day on which an application whose contract is signed lapses, when nothing was paid out (DOMAIN §1.6: 失效 before 已放款). */
export const signedLapsesOn = (approvalUntilOn: Day): Day => addDays(approvalUntilOn, enteredWithinDays + 1);

/** Qualifications whose last day is over lapse: once an hour, and nothing can be done with one in between. */
export function lapseApprovals(db: Db, now = Date.now()): number {
  return db.transaction((tx) => {
    const over = tx
      .select()
      .from(loanApplication)
      .where(
        or(
          and(inArray(loanApplication.state, unused), lt(loanApplication.approvalUntilOn, todayOn(now))),
          and(
            eq(loanApplication.state, "contract-signed"),
            lt(loanApplication.approvalUntilOn, addDays(todayOn(now), -enteredWithinDays)),
          ),
        ),
      )
      .all();
    for (const a of over) enterState(tx, bySystem, a, "lapsed", { now, reason: "step.why.lapsed" });
    return over.length;
  });
}
