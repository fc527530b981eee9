import type { Db, Reader, Tx } from "db/client.server";
import { bulkChange, bulkChangePart, person } from "db/schema";
import { and, eq, inArray } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { madeBy, rememberMade, type Sending } from "~/platform/forms/once.server";
import { message } from "~/platform/i18n/text";
import {
  builtUpon,
  ChangeSet,
  packChanges,
  type RowChange,
  takeBack,
  unpackChanges,
} from "~/platform/reversible.server";
import { seal, unsealText } from "~/platform/sealed.server";
import { idsForExport } from "../list-people.server";
import type { PeopleFilter } from "../people-view";
import { indexNames } from "../person-record.server";
import { applyToPeople, noteTogether } from "./apply-to-people.server";
import { atOnce, type BulkAction, bulkLimit, type RefusedPerson } from "./bulk-action";

export const purpose = "people.bulk-change";
const refusedPurpose = "people.bulk-refused";

export interface BulkInput {
  filter: PeopleFilter;
  /** Only these rows of the filter. */
  ids?: readonly number[];
  value: string;
  /** How many people the question said. */
  asked: number;
}

/**
 * Does one thing to everybody a filter means: a row of the log for each person, and everything needed to take it back.
 * A few hundred are changed in one transaction; of more, the change is begun and goes on in steps (`goOnWithBulk`).
 * Refused when there are others, or more, than the question said. The same form, or the same change while it is under way,
 * leads to the one change.
 */
export function changeMany(
  db: Db,
  actor: Actor<"person.bulk-edit">,
  action: BulkAction,
  input: BulkInput,
  sending?: Sending,
): { ok: true; id: number; goesOn: boolean } | { ok: false; why: string } {
  return db.transaction((tx) => {
    const before = sending && madeBy(tx, sending);
    if (before !== undefined) return { ok: true, id: before, goesOn: false };
    const remember = (id: number, goesOn: boolean) => {
      if (sending) rememberMade(tx, sending, id);
      return { ok: true as const, id, goesOn };
    };
    const ids = idsForExport(tx, actor.villages, input.filter, input.ids, false, bulkLimit + 1);
    if (ids.length === 0) return { ok: false, why: "bulk.none" };
    if (ids.length > bulkLimit) return { ok: false, why: message("bulk.tooMany", { max: bulkLimit }) };
    if (ids.length !== input.asked)
      return { ok: false, why: message("bulk.others", { asked: input.asked, count: ids.length }) };
    const by = { doneBy: actor.userId, doneByName: actor.name, createdAt: Date.now() };
    if (ids.length > atOnce) {
      const going = { state: "running", value: input.value, ids: JSON.stringify(ids), total: ids.length };
      // Sent again from a second page or by a second click: it is under way already.
      const same = tx
        .select({ id: bulkChange.id })
        .from(bulkChange)
        .where(
          and(
            eq(bulkChange.doneBy, actor.userId),
            eq(bulkChange.action, action.key),
            eq(bulkChange.state, "running"),
            eq(bulkChange.value, input.value),
            eq(bulkChange.ids, going.ids),
          ),
        )
        .get();
      if (same) return remember(same.id, true);
      const { id } = tx
        .insert(bulkChange)
        .values({ action: action.key, count: 0, skipped: 0, ...going, ...by })
        .returning({ id: bulkChange.id })
        .get();
      return remember(id, true);
    }
    const set = new ChangeSet(tx);
    const { count, refused } = applyToPeople(
      tx,
      actor,
      action,
      { ids, value: input.value, all: new Set(ids) },
      set,
    );
    const { id } = tx
      .insert(bulkChange)
      .values({
        action: action.key,
        count,
        skipped: ids.length - count - refused.length,
        refusedSealed: sealRefused(refused),
        changesSealed: seal(packChanges(set.changes()), purpose),
        ...by,
      })
      .returning({ id: bulkChange.id })
      .get();
    noteTogether(tx, actor, {
      count,
      refused: refused.length,
      words: action.words(input.value, "zh", tx),
    });
    return remember(id, false);
  });
}

export const findBulk = (db: Db, userId: string, id: number) => {
  const row = db.select().from(bulkChange).where(eq(bulkChange.id, id)).get();
  return row?.doneBy === userId ? row : undefined;
};

/** Who was kept out of a change, and by which rule. */
export const refusedOf = (row: { refusedSealed: Buffer | null }): RefusedPerson[] =>
  row.refusedSealed ? (JSON.parse(unsealText(row.refusedSealed, refusedPurpose)) as RefusedPerson[]) : [];

export const sealRefused = (refused: readonly RefusedPerson[]): Buffer | null =>
  refused.length > 0 ? seal(JSON.stringify(refused), refusedPurpose) : null;

/** Takes somebody out of what changes of many people keep of them; what was done to the others can still be taken back. */
export function forgetInChanges(
  tx: Tx,
  personId: number,
  about: (table: string, row: Record<string, unknown>) => boolean,
): void {
  for (const row of tx.select().from(bulkChange).all()) {
    const changes = row.changesSealed ? unpackChanges(unsealText(row.changesSealed, purpose)) : [];
    const kept = changes.filter((c) => !about(c.table, c.before ?? c.after ?? {}));
    const refused = refusedOf(row);
    const others = refused.filter((r) => r.id !== personId);
    if (kept.length === changes.length && others.length === refused.length) continue;
    tx.update(bulkChange)
      .set({
        changesSealed: row.changesSealed && seal(packChanges(kept), purpose),
        refusedSealed: sealRefused(others),
      })
      .where(eq(bulkChange.id, row.id))
      .run();
  }
  for (const part of tx.select().from(bulkChangePart).all()) {
    const changes = unpackChanges(unsealText(part.changesSealed, purpose));
    const kept = changes.filter((c) => !about(c.table, c.before ?? c.after ?? {}));
    if (kept.length < changes.length)
      tx.update(bulkChangePart)
        .set({ changesSealed: seal(packChanges(kept), purpose) })
        .where(eq(bulkChangePart.id, part.id))
        .run();
  }
}

/** Puts rows back as they were, with what the action does besides. @returns why it cannot be; null when it is done */
export function putBackIn(
  tx: Tx,
  actor: Actor<"person.bulk-edit">,
  action: BulkAction | undefined,
  changes: readonly RowChange[],
): string | null {
  const why = action?.beforeBack?.(tx, actor, changes);
  if (why) return why;
  takeBack(tx, changes);
  action?.afterBack?.(tx, actor, changes);
  for (const c of changes.filter((x) => x.table === "person")) {
    const back = tx.select().from(person).where(eq(person.id, c.id)).get();
    if (back) indexNames(tx, back);
  }
  return null;
}

/**
 * What of a change can be taken back, and who stays because somebody has changed them since. A change of the people alone
 * falls apart into its rows; where households or classes hang together it is taken back as a whole or not at all.
 */
export function apart(
  db: Reader,
  changes: readonly RowChange[],
): { free: readonly RowChange[]; kept: { count: number; names: string[] } } {
  const touched = new Set(builtUpon(db, changes));
  const ids = [
    ...new Set(
      [...touched].map((c) => Number(c.table === "person" ? c.id : (c.after ?? c.before)?.person_id)),
    ),
  ];
  const names = db
    .select({ name: person.name })
    .from(person)
    .where(inArray(person.id, ids.filter(Number.isInteger).slice(0, mostNamed)))
    .all();
  const single = changes.every((c) => c.table === "person" && c.before !== null);
  return {
    free: touched.size === 0 ? changes : single ? changes.filter((c) => !touched.has(c)) : [],
    kept: { count: touched.size, names: names.map((n) => n.name) },
  };
}

const mostNamed = 5;

/** Takes a change back, all but whom somebody has changed since (`kept`). Twice does it once. */
export function undoMany(
  db: Db,
  actor: Actor<"person.bulk-edit">,
  id: number,
  actions: readonly BulkAction[] = [],
): { ok: true; kept?: { count: number; names: string } } | { ok: false; why: string } {
  return db.transaction((tx) => {
    const row = tx.select().from(bulkChange).where(eq(bulkChange.id, id)).get();
    if (row?.doneBy !== actor.userId) return { ok: false, why: "bulk.notFound" };
    if (row.undoneAt !== null) return { ok: true };
    const changes = row.changesSealed ? unpackChanges(unsealText(row.changesSealed, purpose)) : [];
    const { free, kept } = apart(tx, changes);
    const told = { count: kept.count, names: kept.names.join("、") };
    if (kept.count > 0 && free.length === 0) return { ok: false, why: message("bulk.touched", told) };
    const why = putBackIn(
      tx,
      actor,
      actions.find((a) => a.key === row.action),
      free,
    );
    if (why) return { ok: false, why };
    tx.update(bulkChange)
      .set({
        undoneAt: Date.now(),
        undoneByName: actor.name,
        why: kept.count > 0 ? message("bulk.keptSome", told) : null,
      })
      .where(eq(bulkChange.id, id))
      .run();
    recordEvent(tx, actor, {
      event: "people.change-undone",
      subject: { kind: "list", id: "people" },
      after: { count: row.count - kept.count },
    });
    return kept.count > 0 ? { ok: true, kept: told } : { ok: true };
  });
}
