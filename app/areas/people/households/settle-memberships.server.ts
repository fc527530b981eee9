import type { Reader, Tx } from "db/client.server";
import type { householdMember } from "db/schema";
import { addDays, type Day } from "~/platform/dates";
import type { ChangeSet } from "~/platform/reversible.server";
import { rowsOfPerson } from "./household-queries.server";
import { head } from "./relation";

type Row = typeof householdMember.$inferSelect;
type Span = { fromOn: Day; toOn: Day | null };

const overlap = (a: Span, b: Span): boolean =>
  (b.toOn === null || a.fromOn <= b.toOn) && (a.toOn === null || b.fromOn <= a.toOn);

/** Days of a span that none of the others covers, in their order. */
export function daysBeside(span: Span, others: readonly Span[]): Span[] {
  let pieces: Span[] = [{ fromOn: span.fromOn, toOn: span.toOn }];
  for (const other of others)
    pieces = pieces.flatMap((p) => {
      if (!overlap(p, other)) return [p];
      const before = p.fromOn < other.fromOn ? [{ fromOn: p.fromOn, toOn: addDays(other.fromOn, -1) }] : [];
      const goesOn = other.toOn !== null && (p.toOn === null || p.toOn > other.toOn);
      return goesOn ? [...before, { fromOn: addDays(other.toOn as Day, 1), toOn: p.toOn }] : before;
    });
  return pieces.sort((a, b) => a.fromOn.localeCompare(b.fromOn));
}

/** Which rows give way to which: in one household the head's row stands, else the survivor's. */
function givingWay(db: Reader, survivorId: number, mergedId: number): { row: Row; to: Row[] }[] {
  const own = rowsOfPerson(db, survivorId) as Row[];
  const theirs = rowsOfPerson(db, mergedId) as Row[];
  const among = (row: Row, rows: readonly Row[]) =>
    rows.filter((r) => r.householdId === row.householdId && overlap(r, row));
  const heads = theirs.filter((r) => r.relation === head);
  return [
    ...own.map((row) => ({ row, to: among(row, heads) })),
    ...theirs.filter((r) => r.relation !== head).map((row) => ({ row, to: among(row, own) })),
  ].filter(({ to }) => to.length > 0);
}

/** Households in which both records were members on the same day. */
export const sharedHouseholds = (db: Reader, survivorId: number, mergedId: number): number[] => [
  ...new Set(givingWay(db, survivorId, mergedId).map(({ row }) => row.householdId)),
];

/** Two households that had the two records on the same day, one each; null when there are none. */
export function twoHouseholds(db: Reader, survivorId: number, mergedId: number): [number, number] | null {
  const theirs = rowsOfPerson(db, mergedId);
  for (const a of rowsOfPerson(db, survivorId))
    for (const b of theirs)
      if (a.householdId !== b.householdId && overlap(a, b)) return [a.householdId, b.householdId];
  return null;
}

/** The row that gives way keeps the days that the other does not cover: on every day the person is a member once. */
export function settleMemberships(tx: Tx, set: ChangeSet, survivorId: number, mergedId: number): void {
  for (const { row, to } of givingWay(tx, survivorId, mergedId)) {
    const pieces = daysBeside(row, to);
    // The stay goes on in the other row: it did not end there.
    const reasonOf = (p: Span) => (p.toOn === row.toOn ? row.endReason : "head-changed");
    const [first, ...rest] = pieces;
    if (first)
      set.update("household_member", row.id, {
        from_on: first.fromOn,
        to_on: first.toOn,
        end_reason: reasonOf(first),
      });
    else set.delete("household_member", row.id);
    for (const p of rest)
      set.insert("household_member", {
        household_id: row.householdId,
        person_id: row.personId,
        relation: row.relation,
        from_on: p.fromOn,
        to_on: p.toOn,
        end_reason: reasonOf(p),
        created_at: row.createdAt,
      });
    for (const kept of to)
      if (kept.toOn !== null && pieces.some((p) => p.fromOn === addDays(kept.toOn as Day, 1)))
        set.update("household_member", kept.id, { end_reason: "head-changed" });
  }
}
