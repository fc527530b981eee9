import type { Db, Tx } from "db/client.server";
import { duplicatePair, person, personResidence } from "db/schema";
import { eq, or } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import { findPerson } from "./people-queries.server";
import { deleteRow, loggedFacts, type Person } from "./person-record.server";

/** Takes back a person whom nobody has built on: made by an import that is undone, or registered by mistake. */
export function removePersonIn(tx: Tx, by: EventBy, row: Person, reason?: string): void {
  tx.delete(duplicatePair)
    .where(or(eq(duplicatePair.personAId, row.id), eq(duplicatePair.personBId, row.id)))
    .run();
  tx.delete(personResidence).where(eq(personResidence.personId, row.id)).run();
  deleteRow(tx, row.id);
  recordEvent(tx, by, {
    event: "person.removed",
    subject: { kind: "person", id: row.id, label: row.name },
    villageId: row.villageId,
    reason,
    before: loggedFacts(row),
  });
}

/**
 * Removes somebody registered by mistake. Whoever is in a class or holds a certificate stays: the database itself
 * refuses, so that areas to come are held to it too.
 */
export function removePerson(
  db: Db,
  actor: Actor<"person.edit">,
  id: number,
  reason: string,
): { ok: true; name: string } | { ok: false; why: "person.notFound" | "removal.inUse" } {
  try {
    return db.transaction((tx) => {
      const row = findPerson(tx, actor.villages, id);
      if (!row) return { ok: false, why: "person.notFound" };
      // Another record was merged into this one: it would lead nowhere, and the merge could not be taken back.
      const holds = tx.select({ id: person.id }).from(person).where(eq(person.mergedIntoId, id)).get();
      if (holds) return { ok: false, why: "removal.inUse" };
      removePersonIn(tx, actor, row, reason);
      return { ok: true, name: row.name };
    });
  } catch (error) {
    if (isInUse(error)) return { ok: false, why: "removal.inUse" };
    throw error;
  }
}

const isInUse = (error: unknown): boolean =>
  error instanceof Error &&
  ((error as { code?: unknown }).code === "SQLITE_CONSTRAINT_FOREIGNKEY" || isInUse(error.cause));
