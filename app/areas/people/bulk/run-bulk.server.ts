import type { Db, Tx } from "db/client.server";
import { bulkChange, bulkChangePart } from "db/schema";
import { and, asc, count, desc, eq, ne, sql } from "drizzle-orm";
import { type Actor, actorWith } from "~/platform/access/actor";
import { type Asker, standingIn } from "~/platform/access/standing-in.server";
import { recordEvent } from "~/platform/audit/record-event.server";
import { message } from "~/platform/i18n/text";
import { log } from "~/platform/log.server";
import { ChangeSet, packChanges, unpackChanges } from "~/platform/reversible.server";
import { seal, unsealText } from "~/platform/sealed.server";
import { besidePages, type Step, steadyChunks } from "../import/steady-chunks.server";
import { applyToPeople, type BulkRow, bulkRow, noteTogether } from "./apply-to-people.server";
import type { BulkAction } from "./bulk-action";
import { apart, purpose, putBackIn, refusedOf, sealRefused } from "./change-many.server";

/** People of the first step; what follows is as large as the machine is quick. */
const first = 100;

const running = new Map<number, Promise<void>>();

/**
 * Goes on with a change of many people, or with taking it back, in steps beside the pages: each step is one transaction
 * with how far it came, so that after a restart it goes on behind the last of them. Asking twice does it once.
 */
export function goOnWithBulk(
  db: Db,
  id: number,
  asker: Asker,
  actions: readonly BulkAction[],
): Promise<void> {
  const before = running.get(id);
  if (before) return before;
  const whom = chosenOf();
  const work = stopIfBuiltUpon(db, id)
    .then(() => steadyChunks((size) => stepOf(db, id, asker, { actions, whom, size }), first, besidePages))
    .catch((error: unknown) => {
      if (!db.$client.open) return;
      log().error({ err: error, bulk: id }, "change of many people stopped");
      stop(db, id, "bulk.failed");
    })
    .finally(() => running.delete(id));
  running.set(id, work);
  return work;
}

/** Whom a change is for, read once for all its steps. */
function chosenOf() {
  let known: { ids: number[]; all: ReadonlySet<number> } | null = null;
  return (row: BulkRow) => {
    if (!known) {
      const ids = JSON.parse(row.ids ?? "[]") as number[];
      known = { ids, all: new Set(ids) };
    }
    return known;
  };
}

/** Takes up what a stop or a power cut interrupted. */
export function resumeBulk(db: Db, actions: readonly BulkAction[]): void {
  for (const row of db
    .select({ id: bulkChange.id, doneBy: bulkChange.doneBy, state: bulkChange.state })
    .from(bulkChange)
    .where(ne(bulkChange.state, "done"))
    .all())
    if (row.state !== "stopped")
      void goOnWithBulk(db, row.id, { userId: row.doneBy, sessionId: "", address: "" }, actions);
}

/** A change that stopped can go on; what was half taken back can be taken back again. */
const stop = (db: Db | Tx, id: number, why: string): Step => {
  db.update(bulkChange)
    .set({ state: sql`CASE state WHEN 'undoing' THEN 'done' ELSE 'stopped' END`, why })
    .where(eq(bulkChange.id, id))
    .run();
  return "done";
};

interface Work {
  actions: readonly BulkAction[];
  whom: ReturnType<typeof chosenOf>;
  size: number;
}

function stepOf(db: Db, id: number, asker: Asker, work: Work): Step {
  return db.transaction((tx) => {
    const row = bulkRow(tx, id);
    if (row?.state !== "running" && row?.state !== "undoing") return "done";
    const person = standingIn(db, asker);
    const actor = person && actorWith(person, "person.bulk-edit");
    const action = work.actions.find((a) => a.key === row.action);
    if (!actor || !action) return stop(tx, id, "bulk.noRight");
    return row.state === "running"
      ? changeSome(tx, actor, action, row, work)
      : takeSomeBack(tx, actor, action, row);
  });
}

/** Refused people that are kept by name: nobody reads more, their number is told. */
const mostRefused = 500;

function changeSome(
  tx: Tx,
  actor: Actor<"person.bulk-edit">,
  action: BulkAction,
  row: BulkRow,
  { whom, size }: Work,
): Step {
  const { ids, all } = whom(row);
  const some = ids.slice(row.progress, row.progress + size);
  const set = new ChangeSet(tx);
  const done = applyToPeople(tx, actor, action, { ids: some, value: row.value ?? "", all }, set);
  const changes = set.changes();
  if (changes.length > 0)
    tx.insert(bulkChangePart)
      .values({ bulkChangeId: row.id, changesSealed: seal(packChanges(changes), purpose), count: done.count })
      .run();
  const progress = row.progress + some.length;
  const over = progress >= ids.length;
  const changed = row.count + done.count;
  const skipped = row.skipped + some.length - done.count - done.refused.length;
  const kept = done.refused.length > 0 ? refusedOf(row) : null;
  tx.update(bulkChange)
    .set({
      progress,
      count: changed,
      skipped,
      ...(kept &&
        kept.length < mostRefused && {
          refusedSealed: sealRefused([...kept, ...done.refused].slice(0, mostRefused)),
        }),
      ...(over && { state: "done", ids: null, why: null }),
    })
    .where(eq(bulkChange.id, row.id))
    .run();
  if (!over) return "more";
  noteTogether(tx, actor, {
    count: changed,
    refused: ids.length - changed - skipped,
    words: action.words(row.value ?? "", "zh", tx),
  });
  return "done";
}

/** Takes the newest step back that is left. */
function takeSomeBack(tx: Tx, actor: Actor<"person.bulk-edit">, action: BulkAction, row: BulkRow): Step {
  const part = tx
    .select()
    .from(bulkChangePart)
    .where(eq(bulkChangePart.bulkChangeId, row.id))
    .orderBy(desc(bulkChangePart.id))
    .limit(1)
    .get();
  if (!part) {
    tx.update(bulkChange)
      .set({ state: "done", undoneAt: Date.now(), undoneByName: actor.name })
      .where(eq(bulkChange.id, row.id))
      .run();
    recordEvent(tx, actor, {
      event: "people.change-undone",
      subject: { kind: "list", id: "people" },
      after: { count: row.progress },
    });
    return "done";
  }
  const changes = unpackChanges(unsealText(part.changesSealed, purpose));
  const { free, kept } = apart(tx, changes);
  const stopped = kept.count > 0 && changes.some((c) => c.table !== "person");
  const why = stopped
    ? message("bulk.touchedSince", { count: kept.count })
    : putBackIn(tx, actor, action, free);
  if (why) {
    tx.update(bulkChange).set({ state: "done", why }).where(eq(bulkChange.id, row.id)).run();
    return "done";
  }
  tx.delete(bulkChangePart).where(eq(bulkChangePart.id, part.id)).run();
  tx.update(bulkChange)
    .set({
      progress: row.progress + part.count - kept.count,
      // The first few names of those who stay: of six thousand nobody reads more.
      ...(kept.count > 0 &&
        row.why === null && {
          why: message("bulk.keptSome", {
            names: kept.names.join("、"),
          }),
        }),
    })
    .where(eq(bulkChange.id, row.id))
    .run();
  return "more";
}

/**
 * Before anything is taken back every step is looked at: while somebody has built on one of them, none is. It looks at one
 * step after another, so that the pages get their turn.
 */
async function stopIfBuiltUpon(db: Db, id: number): Promise<void> {
  const row = db.select({ state: bulkChange.state }).from(bulkChange).where(eq(bulkChange.id, id)).get();
  if (row?.state !== "undoing") return;
  const parts = db
    .select({ id: bulkChangePart.id })
    .from(bulkChangePart)
    .where(eq(bulkChangePart.bulkChangeId, id))
    .orderBy(asc(bulkChangePart.id))
    .all();
  let touched = 0;
  let names: string[] = [];
  for (const { id: partId } of parts) {
    const part = db.select().from(bulkChangePart).where(eq(bulkChangePart.id, partId)).get();
    const changes = part ? unpackChanges(unsealText(part.changesSealed, purpose)) : [];
    // A change of the people alone leaves out whom somebody has changed since.
    if (changes.some((c) => c.table !== "person")) {
      const { kept } = apart(db, changes);
      touched += kept.count;
      names = [...names, ...kept.names].slice(0, 5);
    }
    await new Promise((resume) => setImmediate(resume));
  }
  if (touched > 0)
    db.update(bulkChange)
      .set({ state: "done", why: message("bulk.touched", { count: touched, names: names.join("、") }) })
      .where(and(eq(bulkChange.id, id), eq(bulkChange.state, "undoing")))
      .run();
}

/** Begins to take a change of many people back; it goes on in steps (`goOnWithBulk`). */
export const beginTakingBack = (db: Db, actor: Actor<"person.bulk-edit">, id: number): boolean =>
  db
    .update(bulkChange)
    .set({ state: "undoing", progress: 0, why: null })
    .where(and(eq(bulkChange.id, id), eq(bulkChange.state, "done"), eq(bulkChange.doneBy, actor.userId)))
    .run().changes === 1;

/** A change that stopped goes on where it stood. */
export const takeUpBulk = (db: Db, actor: Actor<"person.bulk-edit">, id: number): boolean =>
  db
    .update(bulkChange)
    .set({ state: "running", why: null })
    .where(and(eq(bulkChange.id, id), eq(bulkChange.state, "stopped"), eq(bulkChange.doneBy, actor.userId)))
    .run().changes === 1;

/** Whether a change keeps what it did in steps of its own. */
export const inSteps = (db: Db, id: number): boolean =>
  (db.select({ n: count() }).from(bulkChangePart).where(eq(bulkChangePart.bulkChangeId, id)).get()?.n ?? 0) >
  0;
