import type { Reader } from "db/client.server";
import { person, personFormerNumber } from "db/schema";
import { eq, type SQL, type SQLWrapper, sql } from "drizzle-orm";

/**
 * Whose record a number leads to, for a query over rows that keep its keyed hash: as findByNumber finds it, by a number
 * that was corrected or came with a merge, too. Null where nobody is on record.
 */
export const personOfIndex = (index: SQLWrapper): SQL<number | null> => sql<number | null>`coalesce(
  (select now.id from ${person} now where now.id_number_index = ${index} and now.deleted_at is null),
  (select now.id from ${personFormerNumber} former join ${person} now on now.id = former.person_id
    where former.id_number_index = ${index} and now.deleted_at is null limit 1))`;

/** Keyed hashes of the number of a record and of those before it. */
export function numberIndexesOf(db: Reader, personId: number): string[] {
  const now = db.select({ index: person.idNumberIndex }).from(person).where(eq(person.id, personId)).get();
  const before = db
    .select({ index: personFormerNumber.idNumberIndex })
    .from(personFormerNumber)
    .where(eq(personFormerNumber.personId, personId))
    .all();
  return [now, ...before].flatMap((row) => row?.index ?? []);
}
