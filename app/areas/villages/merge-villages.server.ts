import type { Db, Tx } from "db/client.server";
import { recordMerge, roleGrant, roleGrantVillage, user, villageMergerGrant, villagePost } from "db/schema";
import { and, eq, gte, inArray, isNull, or } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import { addDays, type Day, todayOn } from "~/platform/dates";
import { builtUpon, ChangeSet, packChanges, type RowChange, takeBack } from "~/platform/reversible.server";
import { seal } from "~/platform/sealed.server";
import { changesOfMerger, findMerger, mergerPurpose } from "./mergers.server";
import type { MergerStep, VillageWork } from "./village-work";
import { findVillage, villageLabel } from "./villages.server";

export type MergerRefusal =
  | "village.notFound"
  | "merger.same"
  | "merger.future"
  | "merger.before"
  | "merger.gone"
  | "merger.twoHands";

/**
 * Makes a village part of another from a day on (村庄合并): its people and open work move, its posts end, whoever works
 * in it may work in the other; what is finished stays with it. One transaction; it can be taken back until somebody
 * builds on it. Pressed twice it is done once.
 */
export function mergeVillages(
  db: Db,
  actor: Actor<"village.manage">,
  input: { fromId: number; intoId: number; on: Day; basis: string },
  work: readonly VillageWork[],
  today: Day = todayOn(),
): { ok: true; mergeId: number } | { ok: false; why: MergerRefusal; names?: string[] } {
  return db.transaction((tx) => {
    const { fromId, intoId, on } = input;
    const gone = findVillage(tx, actor.villages, fromId);
    const into = findVillage(tx, actor.villages, intoId);
    if (!gone || !into) return { ok: false, why: "village.notFound" };
    if (fromId === intoId) return { ok: false, why: "merger.same" };
    if (gone.mergedIntoId === intoId) {
      const done = findMerger(tx, fromId);
      if (done) return { ok: true, mergeId: done.id };
    }
    if (gone.leftOn !== null || into.leftOn !== null) return { ok: false, why: "merger.gone" };
    if (on > today) return { ok: false, why: "merger.future" };
    if (on <= gone.joinedOn || on < into.joinedOn) return { ok: false, why: "merger.before" };
    const both = wouldHoldBothHands(tx, fromId, intoId);
    if (both.length > 0) return { ok: false, why: "merger.twoHands", names: both };

    const now = Date.now();
    const changes = new ChangeSet(tx);
    const lastDay = addDays(on, -1);
    for (const area of work)
      area.move(tx, changes, { from: fromId, into: intoId, on, basis: input.basis, now });
    endPosts(tx, changes, fromId, lastDay);
    changes.update("village", fromId, { left_on: lastDay, merged_into_id: intoId });
    const { id: mergeId } = tx
      .insert(recordMerge)
      .values({
        kind: "village",
        survivorId: intoId,
        mergedId: fromId,
        changesSealed: seal(packChanges(changes.changes()), mergerPurpose),
        mergedBy: actor.userId,
        mergedByName: actor.name,
        createdAt: now,
      })
      .returning({ id: recordMerge.id })
      .get();
    extendGrants(tx, mergeId, fromId, intoId);
    tellEach(tx, actor, work, changes.changes(), { from: fromId, into: intoId, on, basis: input.basis });
    recordEvent(tx, actor, {
      event: "village.merged",
      subject: { kind: "village", id: intoId, label: villageLabel(into) },
      villageId: intoId,
      reason: input.basis,
      before: { village: villageLabel(gone) },
      after: {
        village: villageLabel(into),
        fromOn: on,
        moved: changes.changes().filter((c) => work.some((w) => w.table === c.table)).length,
      },
    });
    return { ok: true, mergeId };
  });
}

/** Takes a merger back: people, open work, posts and grants are as they were. Pressed twice it is done once. */
export function undoMerger(
  db: Db,
  actor: Actor<"village.manage">,
  villageId: number,
  work: readonly VillageWork[],
): { ok: true } | { ok: false; why: "village.notFound" | "merger.builtOn" } {
  return db.transaction((tx) => {
    const gone = findVillage(tx, actor.villages, villageId);
    if (!gone) return { ok: false, why: "village.notFound" };
    const merger = findMerger(tx, villageId);
    if (!merger) return { ok: true };
    const into = findVillage(tx, actor.villages, merger.survivorId);
    if (!into) return { ok: false, why: "village.notFound" };
    const changes = changesOfMerger(merger);
    if (builtUpon(tx, changes).length > 0) return { ok: false, why: "merger.builtOn" };
    takeBack(tx, changes);
    const mine = eq(villageMergerGrant.mergeId, merger.id);
    const grants = tx.select().from(villageMergerGrant).where(mine).all();
    for (const g of grants)
      tx.delete(roleGrantVillage)
        .where(
          and(
            eq(roleGrantVillage.roleGrantId, g.roleGrantId),
            eq(roleGrantVillage.villageId, merger.survivorId),
          ),
        )
        .run();
    tx.delete(villageMergerGrant).where(mine).run();
    tx.update(recordMerge)
      .set({ undoneAt: Date.now(), undoneBy: actor.userId })
      .where(eq(recordMerge.id, merger.id))
      .run();
    tellEach(tx, actor, work, changes, {
      from: merger.survivorId,
      into: villageId,
      on: null,
      basis: null,
    });
    recordEvent(tx, actor, {
      event: "village.merger-undone",
      subject: { kind: "village", id: villageId, label: villageLabel(gone) },
      villageId,
      before: { village: villageLabel(into) },
      after: { village: villageLabel(gone) },
    });
    return { ok: true };
  });
}

/** Each record that moved has it in its own history too, not only the village. */
function tellEach(
  tx: Tx,
  by: EventBy,
  work: readonly VillageWork[],
  changes: readonly RowChange[],
  step: MergerStep,
): void {
  for (const area of work)
    area.tell?.(
      tx,
      by,
      changes.filter((c) => c.table === area.table).map((c) => c.id),
      step,
    );
}

/** Posts that reach beyond the last day end with it; one that would begin later is not taken up. */
function endPosts(tx: Tx, changes: ChangeSet, villageId: number, lastDay: Day): void {
  const open = tx
    .select({ id: villagePost.id, fromOn: villagePost.fromOn })
    .from(villagePost)
    .where(
      and(
        eq(villagePost.villageId, villageId),
        or(isNull(villagePost.toOn), gte(villagePost.toOn, addDays(lastDay, 1))),
      ),
    )
    .all();
  for (const p of open)
    if (p.fromOn > lastDay) changes.delete("village_post", p.id);
    else changes.update("village_post", p.id, { to_on: lastDay });
}

/** Grants for the village, without those that have the other one already. */
function grantsToExtend(tx: Tx, fromId: number, intoId: number) {
  const has = tx
    .select({ id: roleGrantVillage.roleGrantId })
    .from(roleGrantVillage)
    .where(eq(roleGrantVillage.villageId, intoId))
    .all()
    .map((g) => g.id);
  return tx
    .select({ id: roleGrant.id, userId: roleGrant.userId, role: roleGrant.role, name: user.name })
    .from(roleGrantVillage)
    .innerJoin(roleGrant, eq(roleGrant.id, roleGrantVillage.roleGrantId))
    .innerJoin(user, eq(user.id, roleGrant.userId))
    .where(and(eq(roleGrantVillage.villageId, fromId), isNull(roleGrant.endedAt)))
    .all()
    .filter((g) => !has.includes(g.id));
}

function extendGrants(tx: Tx, mergeId: number, fromId: number, intoId: number): void {
  for (const grant of grantsToExtend(tx, fromId, intoId)) {
    tx.insert(roleGrantVillage).values({ roleGrantId: grant.id, villageId: intoId }).run();
    tx.insert(villageMergerGrant).values({ mergeId, roleGrantId: grant.id }).run();
  }
}

/** Loan officer in one of the two and reviewer in the other: in one village nobody may be both (DOMAIN §1.6). */
function wouldHoldBothHands(tx: Tx, fromId: number, intoId: number): string[] {
  const hands = ["loan-officer", "loan-reviewer"];
  const there = tx
    .select({ userId: roleGrant.userId, role: roleGrant.role })
    .from(roleGrant)
    .leftJoin(roleGrantVillage, eq(roleGrantVillage.roleGrantId, roleGrant.id))
    .where(
      and(
        isNull(roleGrant.endedAt),
        inArray(roleGrant.role, hands),
        or(eq(roleGrant.allVillages, true), eq(roleGrantVillage.villageId, intoId)),
      ),
    )
    .all();
  const clashing = grantsToExtend(tx, fromId, intoId).filter(
    (g) =>
      hands.includes(g.role) &&
      there.some((t) => t.userId === g.userId && t.role !== g.role && hands.includes(t.role)),
  );
  return [...new Set(clashing.map((g) => g.name))];
}
