import type { Db, Tx } from "db/client.server";
import { benefit, household, householdIncome, householdNeed, householdPair, recordMerge } from "db/schema";
import { and, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { addDays, todayOn } from "~/platform/dates";
import { ChangeSet, packChanges } from "~/platform/reversible.server";
import { seal } from "~/platform/sealed.server";
import { mergePurpose } from "../../merge/merges.server";
import { openHouseholdMerge } from "../household-merges.server";
import { findHousehold, type Household, rowsOfHousehold } from "../household-queries.server";
import { labelOf, loggedHousehold } from "../household-record.server";
import { isOpen } from "../membership";
import { head, isRelation } from "../relation";
import { type Benefit, benefitsOfBoth } from "./benefits-of-both.server";
import {
  demote,
  type HouseholdMergeField,
  householdDiffers,
  householdMergeFieldNames,
  householdMergeFields,
  type Side,
  usualSide,
} from "./household-merge";

export type WhyNotMergedHousehold =
  | "mergeHouseholds.notFound"
  | "mergeHouseholds.same"
  | "mergeHouseholds.otherVillage"
  | "mergeHouseholds.changedMeanwhile"
  | "mergeHouseholds.relation";

export interface MergeHouseholdsInput {
  survivorId: number;
  mergedId: number;
  /** Field by field; what is not named is taken as a careful clerk would. */
  choices: Readonly<Partial<Record<HouseholdMergeField, Side>>>;
  /** Years that both tell the income of: whose holds. */
  years: ReadonlyMap<number, Side>;
  /** Policies that both enjoy, by the id of the merged household's entry: whose goes on. */
  benefits: ReadonlyMap<number, Side>;
  /** What the people of the merged household are to the survivor's head. */
  relations: ReadonlyMap<number, string>;
  revisions: { survivor: number; merged: number };
}

/**
 * Makes two records of one household into one: fields as chosen, members with their history, income and policies moved,
 * the other record kept out of sight and pointing here. One transaction with everything needed to take it back. Pressing
 * twice merges once.
 */
export function mergeHouseholds(
  db: Db,
  actor: Actor<"household.merge">,
  input: MergeHouseholdsInput,
): { ok: true; mergeId: number } | { ok: false; why: WhyNotMergedHousehold } {
  return db.transaction((tx) => mergeIn(tx, actor, input));
}

function mergeIn(
  tx: Tx,
  actor: Actor<"household.merge">,
  input: MergeHouseholdsInput,
): { ok: true; mergeId: number } | { ok: false; why: WhyNotMergedHousehold } {
  if (input.survivorId === input.mergedId) return { ok: false, why: "mergeHouseholds.same" };
  const survivor = findHousehold(tx, actor.villages, input.survivorId);
  if (!survivor) return { ok: false, why: "mergeHouseholds.notFound" };
  const merged = findHousehold(tx, actor.villages, input.mergedId);
  if (!merged) {
    const done = openHouseholdMerge(tx, input.survivorId, input.mergedId);
    return done ? { ok: true, mergeId: done.id } : { ok: false, why: "mergeHouseholds.notFound" };
  }
  // A head lives in the village of their household: one that nobody lives in takes no head from elsewhere.
  if (survivor.villageId !== merged.villageId && !rowsOfHousehold(tx, survivor.id).some(isOpen))
    return { ok: false, why: "mergeHouseholds.otherVillage" };
  if (survivor.revision !== input.revisions.survivor || merged.revision !== input.revisions.merged)
    return { ok: false, why: "mergeHouseholds.changedMeanwhile" };
  if (lacksRelation(tx, survivor, merged, input)) return { ok: false, why: "mergeHouseholds.relation" };

  const now = Date.now();
  const set = new ChangeSet(tx);
  const label = labelOf(tx, survivor);
  const mergedLabel = labelOf(tx, merged);
  moveMembers(tx, set, survivor, merged, input, now);
  moveIncome(tx, set, survivor, merged, input);
  moveBenefits(tx, set, survivor, merged, input);
  moveNeeds(tx, set, survivor, merged);
  settlePairs(tx, set, survivor.id, merged.id, actor, now);
  const taken = householdMergeFieldNames.filter(
    (f) =>
      householdDiffers(f, survivor, merged) &&
      (input.choices[f] ?? usualSide(f, survivor, merged)) === "merged",
  );
  set.update("household", merged.id, {
    deleted_at: now,
    merged_into_id: survivor.id,
    revision: merged.revision + 1,
    updated_at: now,
  });
  set.update("household", survivor.id, {
    ...Object.fromEntries(
      taken.flatMap((f) => householdMergeFields[f].map((c) => [snake(c), merged[c]] as const)),
    ),
    ended_on: rowsOfHousehold(tx, survivor.id).some(isOpen) ? null : survivor.endedOn,
    revision: survivor.revision + 1,
    updated_at: now,
  });
  const row = tx
    .insert(recordMerge)
    .values({
      kind: "household",
      survivorId: survivor.id,
      mergedId: merged.id,
      changesSealed: seal(packChanges(set.changes()), mergePurpose),
      mergedBy: actor.userId,
      mergedByName: actor.name,
      createdAt: now,
    })
    .returning({ id: recordMerge.id })
    .get();
  const after = tx.select().from(household).where(eq(household.id, survivor.id)).get()!;
  recordEvent(tx, actor, {
    event: "household.merged",
    subject: { kind: "household", id: survivor.id, label },
    villageId: survivor.villageId,
    before: { kept: loggedHousehold(survivor), merged: { ...loggedHousehold(merged), head: mergedLabel } },
    after: { ...loggedHousehold(after), mergedId: merged.id },
  });
  return { ok: true, mergeId: row.id };
}

/** The suspicion about these two is answered; taken back with the merge, it is open again. */
function settlePairs(
  tx: Tx,
  set: ChangeSet,
  survivorId: number,
  mergedId: number,
  actor: Actor<"household.merge">,
  now: number,
): void {
  const [a, b] = survivorId < mergedId ? [survivorId, mergedId] : [mergedId, survivorId];
  const pair = tx
    .select({ id: householdPair.id })
    .from(householdPair)
    .where(and(eq(householdPair.householdAId, a), eq(householdPair.householdBId, b)))
    .get();
  if (pair)
    set.update("household_pair", pair.id, {
      state: "merged",
      decided_by: actor.userId,
      decided_by_name: actor.name,
      decided_at: now,
    });
}

/** Why an entry ended that both households had; stands among the words of the office. */
const endedByMerger = "两户合并，另一条继续享受";

const snake = (column: string) => column.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

/** Whoever joins people who have a head says what they are to that head. */
function lacksRelation(tx: Tx, survivor: Household, merged: Household, input: MergeHouseholdsInput): boolean {
  if (!rowsOfHousehold(tx, survivor.id).some(isOpen)) return false;
  return rowsOfHousehold(tx, merged.id)
    .filter(isOpen)
    .some(({ personId }) => {
      const code = input.relations.get(personId);
      return code === undefined || code === head || !isRelation(code);
    });
}

function moveMembers(
  tx: Tx,
  set: ChangeSet,
  survivor: Household,
  merged: Household,
  input: MergeHouseholdsInput,
  now: number,
): void {
  const kept = rowsOfHousehold(tx, survivor.id);
  const heads = kept.filter((r) => r.relation === head);
  const joins = kept.some(isOpen);
  for (const row of rowsOfHousehold(tx, merged.id)) {
    const relation = input.relations.get(row.personId) ?? "97";
    const stays = joins && isOpen(row) && row.relation !== head ? { ...row, relation } : row;
    const [begin, ...rest] = demote(stays, heads, relation);
    if (!begin) continue;
    set.update("household_member", row.id, {
      household_id: survivor.id,
      relation: begin.relation,
      to_on: begin.toOn,
      ...(rest.length > 0 ? { end_reason: "head-changed" } : {}),
    });
    for (const [i, piece] of rest.entries())
      set.insert("household_member", {
        household_id: survivor.id,
        person_id: row.personId,
        relation: piece.relation,
        from_on: piece.fromOn,
        to_on: piece.toOn,
        end_reason: i < rest.length - 1 ? "head-changed" : row.endReason,
        created_at: now,
      });
  }
}

/** Years of one of the two move or stay; of a year that both tell, the chosen one holds and the other stays with the merged record. */
function moveIncome(
  tx: Tx,
  set: ChangeSet,
  survivor: Household,
  merged: Household,
  input: MergeHouseholdsInput,
): void {
  const of = (id: number) =>
    tx.select().from(householdIncome).where(eq(householdIncome.householdId, id)).all();
  const [own, theirs] = [of(survivor.id), of(merged.id)];
  for (const year of new Set(theirs.map((r) => r.year))) {
    const ours = own.filter((r) => r.year === year);
    if (ours.length > 0 && (input.years.get(year) ?? "survivor") === "survivor") continue;
    for (const r of ours) set.delete("household_income", r.id);
    for (const r of theirs.filter((i) => i.year === year))
      set.update("household_income", r.id, { household_id: survivor.id });
    for (const r of ours)
      set.insert("household_income", {
        household_id: merged.id,
        year: r.year,
        source: r.source,
        amount_fen: r.amountFen,
        recorded_by_name: r.recordedByName,
        created_at: r.createdAt,
      });
  }
}

/**
 * Policies of the whole household move. One that both enjoy goes on once, as chosen: the other entry has ended with the
 * day before the merger, and stays in the history.
 */
function moveBenefits(
  tx: Tx,
  set: ChangeSet,
  survivor: Household,
  merged: Household,
  input: MergeHouseholdsInput,
): void {
  const twice = benefitsOfBoth(tx, survivor.id, merged.id);
  const ended = (b: Benefit) => {
    const yesterday = addDays(todayOn(), -1);
    return {
      to_on: b.fromOn > yesterday ? b.fromOn : yesterday,
      end_reason: endedByMerger,
      updated_at: Date.now(),
    };
  };
  for (const b of tx.select().from(benefit).where(eq(benefit.householdId, merged.id)).all()) {
    const own = twice.find((pair) => pair.theirs.id === b.id)?.own;
    const theirsGoesOn = own && input.benefits.get(b.id) === "merged";
    if (theirsGoesOn) set.update("benefit", own.id, ended(own));
    set.update("benefit", b.id, {
      household_id: survivor.id,
      ...(own && !theirsGoesOn ? ended(b) : {}),
    });
  }
}

/** What the whole household asked for moves too. */
function moveNeeds(tx: Tx, set: ChangeSet, survivor: Household, merged: Household): void {
  for (const n of tx.select().from(householdNeed).where(eq(householdNeed.householdId, merged.id)).all())
    set.update("household_need", n.id, { household_id: survivor.id });
}
