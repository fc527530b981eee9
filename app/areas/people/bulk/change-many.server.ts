import type { Db, Tx } from "db/client.server";
import { bulkChange, person } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { can } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { message } from "~/platform/i18n/text";
import { builtUpon, ChangeSet, packChanges, takeBack, unpackChanges } from "~/platform/reversible.server";
import { seal, unsealText } from "~/platform/sealed.server";
import { idsForExport } from "../list-people.server";
import type { PeopleFilter } from "../people-view";
import { indexNames } from "../person-record.server";
import { type BulkAction, bulkLimit, type RefusedPerson } from "./bulk-action";

const purpose = "people.bulk-change";
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
 * Does one thing to everybody a filter means, in one transaction: a row of the log for each person, and everything
 * needed to take it back. Refused when there are others, or more, than the question said.
 */
export function changeMany(
  db: Db,
  actor: Actor<"person.bulk-edit">,
  action: BulkAction,
  input: BulkInput,
): { ok: true; id: number } | { ok: false; why: string } {
  return db.transaction((tx) => {
    const ids = idsForExport(tx, actor.villages, input.filter, input.ids);
    if (ids.length === 0) return { ok: false, why: "bulk.none" };
    if (ids.length > bulkLimit) return { ok: false, why: message("bulk.tooMany", { max: bulkLimit }) };
    if (ids.length !== input.asked)
      return { ok: false, why: message("bulk.others", { asked: input.asked, count: ids.length }) };
    const set = new ChangeSet(tx);
    const all = new Set(ids);
    const refused: RefusedPerson[] = [];
    let count = 0;
    for (const id of ids) {
      const row = tx.select().from(person).where(eq(person.id, id)).get();
      if (!row || !can(actor, action.needs, row.villageId)) continue;
      const done = action.apply(tx, actor, row, input.value, set, all);
      if (done === true) count += 1;
      else if (done !== false) refused.push({ id, name: row.name, why: done.refused });
    }
    const { id } = tx
      .insert(bulkChange)
      .values({
        action: action.key,
        count,
        skipped: ids.length - count - refused.length,
        refusedSealed: refused.length > 0 ? seal(JSON.stringify(refused), refusedPurpose) : null,
        changesSealed: seal(packChanges(set.changes()), purpose),
        doneBy: actor.userId,
        doneByName: actor.name,
        createdAt: Date.now(),
      })
      .returning({ id: bulkChange.id })
      .get();
    recordEvent(tx, actor, {
      event: "people.changed-together",
      subject: { kind: "list", id: "people" },
      after: {
        count,
        ...(refused.length > 0 ? { notImported: refused.length } : {}),
        note: action.words(input.value, "zh", tx),
      },
    });
    return { ok: true, id };
  });
}

export const findBulk = (db: Db, userId: string, id: number) => {
  const row = db.select().from(bulkChange).where(eq(bulkChange.id, id)).get();
  return row?.doneBy === userId ? row : undefined;
};

/** Who was kept out of a change, and by which rule. */
export const refusedOf = (row: { refusedSealed: Buffer | null }): RefusedPerson[] =>
  row.refusedSealed ? (JSON.parse(unsealText(row.refusedSealed, refusedPurpose)) as RefusedPerson[]) : [];

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
        refusedSealed: others.length > 0 ? seal(JSON.stringify(others), refusedPurpose) : null,
      })
      .where(eq(bulkChange.id, row.id))
      .run();
  }
}

/** Takes a change back as a whole, as long as nobody has touched one of its rows since. Twice does it once. */
export function undoMany(
  db: Db,
  actor: Actor<"person.bulk-edit">,
  id: number,
  actions: readonly BulkAction[] = [],
): { ok: true } | { ok: false; why: string } {
  return db.transaction((tx) => {
    const row = tx.select().from(bulkChange).where(eq(bulkChange.id, id)).get();
    if (row?.doneBy !== actor.userId) return { ok: false, why: "bulk.notFound" };
    if (row.undoneAt !== null) return { ok: true };
    const changes = row.changesSealed ? unpackChanges(unsealText(row.changesSealed, purpose)) : [];
    const touched = builtUpon(tx, changes).length;
    if (touched > 0) return { ok: false, why: message("bulk.touched", { count: touched }) };
    const action = actions.find((a) => a.key === row.action);
    const why = action?.beforeBack?.(tx, actor, changes);
    if (why) return { ok: false, why };
    takeBack(tx, changes);
    action?.afterBack?.(tx, actor, changes);
    for (const c of changes.filter((x) => x.table === "person")) {
      const back = tx.select().from(person).where(eq(person.id, c.id)).get();
      if (back) indexNames(tx, back);
    }
    tx.update(bulkChange)
      .set({ undoneAt: Date.now(), undoneByName: actor.name })
      .where(eq(bulkChange.id, id))
      .run();
    recordEvent(tx, actor, {
      event: "people.change-undone",
      subject: { kind: "list", id: "people" },
      after: { count: row.count },
    });
    return { ok: true };
  });
}
