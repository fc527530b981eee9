import type { Db, Reader, Tx } from "db/client.server";
import { duplicatePair, person, personResidence, recordMerge } from "db/schema";
import { and, eq, isNull, or } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { addDays, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { ChangeSet, packChanges } from "~/platform/reversible.server";
import { seal } from "~/platform/sealed.server";
import { findPerson } from "../people-queries.server";
import {
  formerNameColumns,
  formerNamesOf,
  formerNumberOf,
  indexNames,
  loggedFacts,
  type Person,
} from "../person-record.server";
import type { PersonRows } from "../person-rows";
import { duplicatesText } from "../text/duplicates";
import {
  differs,
  type MergeChoices,
  type MergeField,
  mergeFieldNames,
  mergeFields,
  usualChoice,
} from "./merge-fields";
import { mergePurpose } from "./merges.server";

export type WhyNotMerged =
  | { ok: false; why: "merge.notFound" | "merge.samePerson" | "merge.changedMeanwhile" }
  /** The two share something that can be only one's: in words. */
  | { ok: false; why: "merge.clash"; clashes: string[] };

export interface MergeInput {
  survivorId: number;
  mergedId: number;
  /** Field by field; what is not named is taken as a careful clerk would. */
  choices: MergeChoices;
  /** Revisions the page showed. */
  revisions: { survivor: number; merged: number };
}

/**
 * Makes two records of one person into one: fields as chosen, rows of every area moved, the other record kept out of
 * sight and pointing here. One transaction with everything needed to take it back (`undoMerge`). Pressing twice merges once.
 */
export function mergePeople(
  db: Db,
  actor: Actor<"person.merge">,
  input: MergeInput,
  sources: readonly PersonRows[],
  language: Language,
): { ok: true; mergeId: number } | WhyNotMerged {
  return db.transaction((tx) => mergeIn(tx, actor, input, sources, language));
}

function mergeIn(
  tx: Tx,
  actor: Actor<"person.merge">,
  input: MergeInput,
  sources: readonly PersonRows[],
  language: Language,
): { ok: true; mergeId: number } | WhyNotMerged {
  if (input.survivorId === input.mergedId) return { ok: false, why: "merge.samePerson" };
  const survivor = findPerson(tx, actor.villages, input.survivorId);
  if (!survivor) return { ok: false, why: "merge.notFound" };
  const merged = findPerson(tx, actor.villages, input.mergedId);
  if (!merged) {
    const done = openMerge(tx, input.survivorId, input.mergedId);
    return done ? { ok: true, mergeId: done.id } : { ok: false, why: "merge.notFound" };
  }
  if (survivor.revision !== input.revisions.survivor || merged.revision !== input.revisions.merged)
    return { ok: false, why: "merge.changedMeanwhile" };
  const clashes = clashesOf(tx, survivor.id, merged.id, sources, language);
  if (clashes.length > 0) return { ok: false, why: "merge.clash", clashes };

  const now = Date.now();
  const set = new ChangeSet(tx);
  for (const { settle } of sources) settle?.apply(tx, set, survivor.id, merged.id);
  for (const { table, column, stays } of sources)
    set.moveRows(table, column, merged.id, survivor.id, stays?.(tx, survivor.id, merged.id));
  set.moveRows("person_former_number", "person_id", merged.id, survivor.id);
  putPairsAway(tx, set, actor, survivor.id, merged.id, now);
  // The merged record first: its number must be free before the other may carry it.
  set.update("person", merged.id, {
    id_number_index: null,
    id_tail_index: null,
    deleted_at: now,
    merged_into_id: survivor.id,
    revision: merged.revision + 1,
    updated_at: now,
  });
  const taken = takenFields(survivor, merged, input.choices);
  set.update("person", survivor.id, {
    ...survivorColumns(survivor, merged, taken),
    revision: survivor.revision + 1,
    updated_at: now,
  });
  const lost = taken.includes("idNumber") ? survivor : merged;
  const kept = taken.includes("idNumber") ? merged : survivor;
  const former =
    lost.idNumberIndex !== kept.idNumberIndex ? formerNumberOf(lost, survivor.id, "merged") : null;
  if (former)
    set.insert("person_former_number", {
      person_id: former.personId,
      id_number_sealed: former.idNumberSealed,
      id_number_index: former.idNumberIndex,
      id_tail_index: former.idTailIndex,
      id_number_masked: former.idNumberMasked,
      reason: former.reason,
      created_at: now,
    });
  const after = tx.select().from(person).where(eq(person.id, survivor.id)).get()!;
  if (after.villageId !== survivor.villageId) livesWhereTheOtherDid(tx, set, after, merged.id, now);
  if (survivor.villageId !== merged.villageId) openWorkFollows(tx, set, after, sources);
  indexNames(tx, after);
  indexNames(tx, { ...merged, deletedAt: now });
  const row = tx
    .insert(recordMerge)
    .values({
      kind: "person",
      survivorId: survivor.id,
      mergedId: merged.id,
      changesSealed: seal(packChanges(set.changes()), mergePurpose),
      mergedBy: actor.userId,
      mergedByName: actor.name,
      createdAt: now,
    })
    .returning({ id: recordMerge.id })
    .get();
  recordEvent(tx, actor, {
    event: "person.merged",
    subject: { kind: "person", id: survivor.id, label: after.name },
    villageId: after.villageId,
    before: { kept: loggedFacts(survivor), merged: loggedFacts(merged), mergedId: merged.id },
    after: { ...loggedFacts(after), taken, moved: movedCounts(set) },
  });
  return { ok: true, mergeId: row.id };
}

/** The merge that brought one record into the other and was not taken back. */
export const openMerge = (db: Reader, survivorId: number, mergedId: number) =>
  db
    .select()
    .from(recordMerge)
    .where(
      and(
        eq(recordMerge.kind, "person"),
        eq(recordMerge.survivorId, survivorId),
        eq(recordMerge.mergedId, mergedId),
      ),
    )
    .all()
    .find((m) => m.undoneAt === null);

export const clashesOf = (
  db: Reader,
  survivorId: number,
  mergedId: number,
  sources: readonly PersonRows[],
  language: Language,
): string[] => sources.flatMap((s) => s.clash?.(db, survivorId, mergedId, language) ?? []);

/** What gives way when both were entered for the same thing, in words. */
export const settledIn = (
  db: Reader,
  survivorId: number,
  mergedId: number,
  sources: readonly PersonRows[],
  language: Language,
): string[] => sources.flatMap((s) => s.settle?.words(db, survivorId, mergedId, language) ?? []);

/** Fields that come from the merged record. */
const takenFields = (survivor: Person, merged: Person, choices: MergeChoices): MergeField[] =>
  mergeFieldNames.filter(
    (f) => differs(f, survivor, merged) && (choices[f] ?? usualChoice(f, survivor, merged)) === "merged",
  );

const snake = (column: string) => column.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

function survivorColumns(
  survivor: Person,
  merged: Person,
  taken: readonly MergeField[],
): Record<string, unknown> {
  const columns = taken.flatMap((f) =>
    mergeFields[f].map((c) => [snake(c), merged[c as keyof Person]] as const),
  );
  const name = taken.includes("name") ? merged.name : survivor.name;
  const names = formerNameColumns(name, [
    survivor.name,
    ...formerNamesOf(survivor),
    merged.name,
    ...formerNamesOf(merged),
  ]);
  return {
    ...Object.fromEntries(columns),
    former_names: names.formerNames,
    pinyin: names.pinyin,
    initials: names.initials,
    roster_key: names.rosterKey,
  };
}

/** Open work of both records goes on in the one village that the record is in now; what is finished keeps its own. */
function openWorkFollows(tx: Tx, set: ChangeSet, { id, villageId }: Person, sources: readonly PersonRows[]) {
  const today = todayOn();
  for (const { table, column, follow, along } of sources) {
    if (!follow) continue;
    const rows = { table, column, value: id };
    // Where they were before is written first, so that it is taken back last (db/summary/measures.ts).
    set.capture([rows], () => set.capture(along?.(tx, id) ?? [], () => follow(tx, id, villageId, today)));
  }
}

/**
 * The village was taken from the other record: the stay in the village before ends, so that its past days stay its own,
 * and the new one begins when the other record's did; from today when that one began no later.
 */
function livesWhereTheOtherDid(tx: Tx, set: ChangeSet, after: Person, mergedId: number, now: number) {
  const openStay = (personId: number) =>
    tx
      .select({ id: personResidence.id, fromOn: personResidence.fromOn })
      .from(personResidence)
      .where(and(eq(personResidence.personId, personId), isNull(personResidence.toOn)))
      .get();
  const [own, theirs] = [openStay(after.id), openStay(mergedId)];
  const later = theirs && (!own || theirs.fromOn > own.fromOn) ? theirs : null;
  const fromOn = later?.fromOn ?? todayOn(now);
  if (own && own.fromOn >= fromOn) set.delete("person_residence", own.id);
  else if (own) set.update("person_residence", own.id, { to_on: addDays(fromOn, -1) });
  const reason = translator(duplicatesText, "zh")("merge.stay");
  // That stay is this person's: it counts once on every day of it.
  if (later) set.update("person_residence", later.id, { person_id: after.id, reason });
  else
    set.insert("person_residence", {
      person_id: after.id,
      village_id: after.villageId,
      from_on: fromOn,
      reason,
      created_at: now,
    });
}

/** The pair is done; other suspicions about the merged record end with it, they come back for the survivor if they hold. */
function putPairsAway(
  tx: Tx,
  set: ChangeSet,
  actor: Actor<"person.merge">,
  survivorId: number,
  mergedId: number,
  now: number,
) {
  const [a, b] = survivorId < mergedId ? [survivorId, mergedId] : [mergedId, survivorId];
  const pairs = tx
    .select()
    .from(duplicatePair)
    .where(or(eq(duplicatePair.personAId, mergedId), eq(duplicatePair.personBId, mergedId)))
    .all();
  for (const pair of pairs) {
    if (pair.personAId === a && pair.personBId === b)
      set.update("duplicate_pair", pair.id, {
        state: "merged",
        decided_by: actor.userId,
        decided_by_name: actor.name,
        decided_at: now,
      });
    else if (pair.state === "suspected") leavePair(tx, set, pair, survivorId, mergedId);
  }
}

/** A suspicion about who is no more goes; one that somebody named by hand is about who remains, until it is decided. */
function leavePair(
  tx: Tx,
  set: ChangeSet,
  pair: typeof duplicatePair.$inferSelect,
  survivorId: number,
  mergedId: number,
): void {
  const other = pair.personAId === mergedId ? pair.personBId : pair.personAId;
  const [a, b] = survivorId < other ? [survivorId, other] : [other, survivorId];
  const there =
    pair.namedAt === null ||
    tx
      .select({ id: duplicatePair.id })
      .from(duplicatePair)
      .where(and(eq(duplicatePair.personAId, a), eq(duplicatePair.personBId, b)))
      .get();
  if (there) set.delete("duplicate_pair", pair.id);
  else set.update("duplicate_pair", pair.id, { person_a_id: a, person_b_id: b });
}

function movedCounts(set: ChangeSet): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const c of set.changes())
    if (c.before && c.after && c.table !== "person" && c.table !== "duplicate_pair")
      counts[c.table] = (counts[c.table] ?? 0) + 1;
  return counts;
}
