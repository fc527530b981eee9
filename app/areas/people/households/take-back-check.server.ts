import type { Reader, Tx } from "db/client.server";
import { pensionCheck } from "db/schema";
import { and, eq } from "drizzle-orm";
import { type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import type { Person } from "../person-record.server";
import { type PensionCheck, pensionChecksOf } from "./check-pension.server";

/** The check that found a death, the newest where there are several, and the one that holds without it. */
export interface FoundDead {
  check: PensionCheck;
  before: PensionCheck | null;
}

/** What becomes of the pension checks of somebody whose death is taken back: null where none found the death. */
export function foundDead(db: Reader, personId: number): FoundDead | null {
  const checks = pensionChecksOf(db, personId);
  const check = checks.find((c) => c.result === "deceased");
  return check ? { check, before: checks.find((c) => c.result !== "deceased") ?? null } : null;
}

/** Takes checks back that found a death, with it: who lives is due again as the check before says. What was entered stays in the log. */
export function takeBackChecks(tx: Tx, by: EventBy, who: Person): FoundDead | null {
  const found = foundDead(tx, who.id);
  if (!found) return null;
  const gone = tx
    .delete(pensionCheck)
    .where(and(eq(pensionCheck.personId, who.id), eq(pensionCheck.result, "deceased")))
    .returning()
    .all();
  for (const c of gone)
    recordEvent(tx, by, {
      event: "person.pension-check-taken-back",
      subject: { kind: "person", id: who.id, label: who.name },
      villageId: who.villageId,
      before: { checkedOn: c.checkedOn, pensionStatus: c.status, pensionResult: c.result },
      after: { nextDueOn: found.before?.nextDueOn ?? null },
    });
  return found;
}
