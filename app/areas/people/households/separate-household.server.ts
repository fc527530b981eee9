import type { Db, Tx } from "db/client.server";
import { householdMember, householdResidence } from "db/schema";
import { and, asc, eq, gte, isNull } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { addDays, type Day, todayOn } from "~/platform/dates";
import { hasDied } from "../people-queries.server";
import { findHousehold, headOf, rowsOfHousehold } from "./household-queries.server";
import {
  applyPlans,
  insertHousehold,
  labelOf,
  loggedHousehold,
  noDetails,
  touch,
} from "./household-record.server";
import { isOpen, type Separation, type WhyNotSeparate, whyNotSeparate } from "./membership";
import { head } from "./relation";

/** 分户: some members become a household of their own in the same village, from a day on, in one step. */
export function separateHousehold(
  db: Db,
  actor: Actor<"household.edit">,
  householdId: number,
  input: Separation & { houseNumber: string | null; address: string | null; revision: number },
):
  | { ok: true; id: number }
  | {
      ok: false;
      why: "household.notFound" | "household.changedMeanwhile" | "separate.deadHead" | WhyNotSeparate;
    } {
  return db.transaction((tx) => {
    const row = findHousehold(tx, actor.villages, householdId);
    if (!row) return { ok: false, why: "household.notFound" };
    if (row.revision !== input.revision) return { ok: false, why: "household.changedMeanwhile" };
    const rows = rowsOfHousehold(tx, householdId);
    const why = whyNotSeparate(rows, input, todayOn());
    if (why) return { ok: false, why };
    if (hasDied(tx, input.headId)) return { ok: false, why: "separate.deadHead" };
    const going = rows.filter((r) => isOpen(r) && input.personIds.includes(r.personId));
    const lastOn = addDays(input.fromOn, -1);
    applyPlans(
      tx,
      going.map((r) => ({ do: "close" as const, id: r.id, toOn: lastOn, reason: "separated" })),
    );
    const made = insertHousehold(tx, {
      ...noDetails,
      villageId: row.villageId,
      villageGroup: row.villageGroup,
      houseNumber: input.houseNumber,
      address: input.address,
      fromOn: input.fromOn,
      createdBy: actor.userId,
    });
    livedAlong(tx, householdId, made.id, input.fromOn);
    for (const { personId } of going)
      tx.insert(householdMember)
        .values({
          householdId: made.id,
          personId,
          relation: personId === input.headId ? head : (input.relations.get(personId) ?? "97"),
          fromOn: input.fromOn,
          createdAt: Date.now(),
        })
        .run();
    touch(tx, row);
    const newHead = headOf(tx, made.id)?.name;
    recordEvent(tx, actor, {
      event: "household.separated",
      subject: { kind: "household", id: householdId, label: labelOf(tx, row) },
      villageId: row.villageId,
      after: { head: newHead, members: going.length, fromOn: input.fromOn, newHouseholdId: made.id },
    });
    recordEvent(tx, actor, {
      event: "household.created",
      subject: { kind: "household", id: made.id, label: newHead },
      villageId: row.villageId,
      after: { ...loggedHousehold(made), head: newHead, fromOn: input.fromOn },
    });
    return { ok: true, id: made.id };
  });
}

/** Separated before a move or a merger of villages, the new household lived until then where the old one did. */
function livedAlong(tx: Tx, oldId: number, newId: number, fromOn: Day): void {
  const ended = tx
    .select()
    .from(householdResidence)
    .where(and(eq(householdResidence.householdId, oldId), gte(householdResidence.toOn, fromOn)))
    .orderBy(asc(householdResidence.fromOn))
    .all();
  const last = ended.at(-1);
  if (!last?.toOn) return;
  for (const { id: _, ...stay } of ended)
    tx.insert(householdResidence)
      .values({
        ...stay,
        householdId: newId,
        houseNumber: null,
        fromOn: stay.fromOn < fromOn ? fromOn : stay.fromOn,
      })
      .run();
  tx.update(householdResidence)
    .set({ fromOn: addDays(last.toOn, 1) })
    .where(
      and(
        eq(householdResidence.householdId, newId),
        eq(householdResidence.fromOn, fromOn),
        isNull(householdResidence.toOn),
      ),
    )
    .run();
}
