import type { Reader } from "db/client.server";
import { loanGuarantor, person } from "db/schema";
import { and, eq, getTableColumns, inArray, isNull, or, sql } from "drizzle-orm";
import { numberIndexesOf, personOfIndex } from "~/areas/people/index.server";

/** Whose record a guarantor's line leads to: by the link, else by the number that stands there, whenever the record came. */
export const recordOfGuarantor = sql<
  number | null
>`coalesce(${loanGuarantor.personId}, ${personOfIndex(loanGuarantor.registerIndex)})`;

/**
 * A line of a guarantor in a query that joins its application (columns need their table): who is on record goes by the
 * name of the record, so that a name put right there is right here and on the papers.
 */
export const guarantorLine = {
  ...getTableColumns(loanGuarantor),
  name: sql<string>`coalesce(
    (select named.name from ${person} named where named.id = ${recordOfGuarantor} and named.deleted_at is null),
    ${loanGuarantor.name})`,
};

/** The name on the record that a line leads to; null where nobody is on record. */
export const nameOnRecord = (db: Reader, guarantorId: number): string | null =>
  db
    .select({ name: person.name })
    .from(loanGuarantor)
    .innerJoin(person, eq(person.id, recordOfGuarantor))
    .where(and(eq(loanGuarantor.id, guarantorId), isNull(person.deletedAt)))
    .get()?.name ?? null;

/** The lines of somebody on record: linked, or by a number of theirs where the record came later. */
export const linesOf = (db: Reader, personId: number) =>
  or(
    eq(loanGuarantor.personId, personId),
    and(isNull(loanGuarantor.personId), inArray(loanGuarantor.registerIndex, numberIndexesOf(db, personId))),
  );
