import type { Db, Reader, Tx } from "db/client.server";
import { pensionCheck } from "db/schema";
import { and, desc, eq } from "drizzle-orm";
import { residentRules } from "~/areas/policies/index.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { findPerson } from "../people-queries.server";
import { recordDeathIn } from "../write-death.server";
import {
  nextPensionCheck,
  type PensionResult,
  type PensionStatus,
  type WhyNotCheck,
  whyNotCheck,
} from "./household";
import { leaveWithDeath } from "./leave-with-death.server";

export type PensionCheck = typeof pensionCheck.$inferSelect;

/** Checks of a person, the newest first: the first one holds. */
export const pensionChecksOf = (db: Reader, personId: number): PensionCheck[] =>
  db
    .select()
    .from(pensionCheck)
    .where(eq(pensionCheck.personId, personId))
    .orderBy(desc(pensionCheck.checkedOn), desc(pensionCheck.id))
    .all();

export interface CheckInput {
  checkedOn: Day;
  status: PensionStatus;
  result: PensionResult;
  /** Absent: as the rule says. */
  nextDueOn?: Day;
  note: string | null;
}

/** Enters a pension check (居民养老保险待遇核实). The same check sent twice is one. */
export function checkPension(
  db: Db,
  actor: Actor<"pension.check">,
  personId: number,
  input: CheckInput,
): { ok: true; nextDueOn: Day | null } | { ok: false; why: "person.notFound" | WhyNotCheck } {
  return db.transaction((tx) => {
    const who = findPerson(tx, actor.villages, personId);
    if (!who) return { ok: false, why: "person.notFound" };
    // The rule of the day of the check: one that is entered late follows the rule it was made under.
    const rules = residentRules(tx, input.checkedOn, who.villageId);
    const nextDueOn = input.nextDueOn ?? nextPensionCheck(input, who.birthOn, rules);
    const why = whyNotCheck({ ...input, nextDueOn }, who, todayOn(), rules);
    if (why) return { ok: false, why };
    const { nextDueOn: _, ...facts } = input;
    const twice = tx
      .select()
      .from(pensionCheck)
      .where(
        and(
          eq(pensionCheck.personId, personId),
          eq(pensionCheck.checkedOn, input.checkedOn),
          eq(pensionCheck.status, input.status),
          eq(pensionCheck.result, input.result),
          eq(pensionCheck.checkedBy, actor.userId),
        ),
      )
      .get();
    if (twice && twice.note === input.note && twice.nextDueOn === nextDueOn) return { ok: true, nextDueOn };
    insertCheck(tx, actor, personId, { ...facts, nextDueOn });
    if (input.result === "deceased") {
      recordDeathIn(tx, actor, personId, input.checkedOn, "check", input.note ?? undefined);
      leaveWithDeath(tx, actor, personId);
    }
    recordEvent(tx, actor, {
      event: "person.pension-checked",
      subject: { kind: "person", id: personId, label: who.name },
      villageId: who.villageId,
      reason: input.note ?? undefined,
      after: {
        checkedOn: input.checkedOn,
        pensionStatus: input.status,
        pensionResult: input.result,
        nextDueOn,
      },
    });
    return { ok: true, nextDueOn };
  });
}

/** The row of a check, inside the transaction of who has looked at it. @returns its id */
export const insertCheck = (
  tx: Tx,
  by: { userId: string; name: string },
  personId: number,
  facts: Omit<CheckInput, "nextDueOn"> & { nextDueOn: Day | null },
): number =>
  tx
    .insert(pensionCheck)
    .values({ ...facts, personId, checkedBy: by.userId, checkedByName: by.name, createdAt: Date.now() })
    .returning({ id: pensionCheck.id })
    .get().id;
