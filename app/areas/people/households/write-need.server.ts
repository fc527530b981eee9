import type { Db, Reader } from "db/client.server";
import { householdNeed, person } from "db/schema";
import { asc, eq, inArray, or } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { diedBefore } from "../people-queries.server";
import { type NeedKind, type WhyNotNeed, whyNotNeed } from "./household";
import { findHousehold, rowsOfHousehold } from "./household-queries.server";
import { labelOf, touch } from "./household-record.server";
import { isOpen } from "./membership";

export type Need = typeof householdNeed.$inferSelect & {
  /** Nobody settled it: it ended with the death of who asked. */
  endedByDeath: boolean;
};

/** What a household and these people asked for, in the order they said it; what the dead asked for ended with them. */
export const needsOf = (db: Reader, householdId: number | null, personIds: readonly number[]): Need[] =>
  db
    .select({ need: householdNeed, diedOn: person.diedOn })
    .from(householdNeed)
    .leftJoin(person, eq(person.id, householdNeed.personId))
    .where(
      or(
        householdId === null ? undefined : eq(householdNeed.householdId, householdId),
        personIds.length ? inArray(householdNeed.personId, [...personIds]) : undefined,
      ),
    )
    .orderBy(asc(householdNeed.toldOn), asc(householdNeed.id))
    .all()
    .map(({ need, diedOn }) =>
      need.closedOn === null && diedOn !== null
        ? { ...need, closedOn: diedOn < need.toldOn ? need.toldOn : diedOn, endedByDeath: true }
        : { ...need, endedByDeath: false },
    );

export interface NeedInput {
  /** Null: the whole household. */
  personId: number | null;
  kind: NeedKind;
  words: string | null;
  toldOn: Day;
}

export type WhyNotNeedWritten =
  | "household.notFound"
  | "benefits.holderGone"
  | "benefits.holderDead"
  | "needs.gone"
  | "needs.before"
  | WhyNotNeed;

/** Enters what a household or one of its members asks for. The log says that, not what: it may be about health. */
export function addNeed(
  db: Db,
  actor: Actor<"household.edit">,
  householdId: number,
  input: NeedInput,
): { ok: true; id: number } | { ok: false; why: WhyNotNeedWritten } {
  return db.transaction((tx) => {
    const row = findHousehold(tx, actor.villages, householdId);
    if (!row) return { ok: false, why: "household.notFound" };
    const members = rowsOfHousehold(tx, householdId).filter(isOpen);
    if (input.personId !== null && !members.some((m) => m.personId === input.personId))
      return { ok: false, why: "benefits.holderGone" };
    if (input.personId !== null && diedBefore(tx, input.personId, input.toldOn))
      return { ok: false, why: "benefits.holderDead" };
    const holder =
      input.personId === null
        ? eq(householdNeed.householdId, householdId)
        : eq(householdNeed.personId, input.personId);
    const standing = tx.select().from(householdNeed).where(holder).all();
    // Sent twice: the one that is there already.
    const twice = standing.find(
      (n) => n.kind === input.kind && n.words === input.words && n.toldOn === input.toldOn,
    );
    if (twice) return { ok: true, id: twice.id };
    const why = whyNotNeed(standing, input, todayOn());
    if (why) return { ok: false, why };
    const now = Date.now();
    const made = tx
      .insert(householdNeed)
      .values({
        ...input,
        householdId: input.personId === null ? householdId : null,
        recordedByName: actor.name,
        createdAt: now,
        updatedAt: now,
      })
      .returning({ id: householdNeed.id })
      .get();
    touch(tx, row);
    recordEvent(tx, actor, {
      event: "household.need-added",
      subject: { kind: "household", id: householdId, label: labelOf(tx, row) },
      villageId: row.villageId,
      after: { toldOn: input.toldOn, hidden: ["need"] },
    });
    return { ok: true, id: made.id };
  });
}

/** A need of the household or of one of its members. */
export const findNeed = (
  db: Reader,
  householdId: number,
  id: number,
): typeof householdNeed.$inferSelect | undefined => {
  const found = db.select().from(householdNeed).where(eq(householdNeed.id, id)).get();
  if (!found) return undefined;
  if (found.householdId !== null) return found.householdId === householdId ? found : undefined;
  const members = rowsOfHousehold(db, householdId).filter(isOpen);
  return members.some((m) => m.personId === found.personId) ? found : undefined;
};

/** Says on which day a need was settled, and how. */
export function closeNeed(
  db: Db,
  actor: Actor<"household.edit">,
  householdId: number,
  needId: number,
  input: { closedOn: Day; outcome: string },
): { ok: true } | { ok: false; why: WhyNotNeedWritten } {
  return db.transaction((tx) => {
    const row = findHousehold(tx, actor.villages, householdId);
    if (!row) return { ok: false, why: "household.notFound" };
    const found = findNeed(tx, householdId, needId);
    if (!found) return { ok: false, why: "needs.gone" };
    if (found.closedOn === input.closedOn && found.outcome === input.outcome) return { ok: true };
    if (input.closedOn > todayOn()) return { ok: false, why: "needs.future" };
    if (input.closedOn < found.toldOn) return { ok: false, why: "needs.before" };
    tx.update(householdNeed)
      .set({ ...input, updatedAt: Date.now() })
      .where(eq(householdNeed.id, needId))
      .run();
    touch(tx, row);
    recordEvent(tx, actor, {
      event: "household.need-closed",
      subject: { kind: "household", id: householdId, label: labelOf(tx, row) },
      villageId: row.villageId,
      after: { closedOn: input.closedOn, hidden: ["need"] },
    });
    return { ok: true };
  });
}
