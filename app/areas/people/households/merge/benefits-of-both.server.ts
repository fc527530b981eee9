import type { Reader } from "db/client.server";
import { benefit } from "db/schema";
import { and, asc, eq, isNull } from "drizzle-orm";

export type Benefit = typeof benefit.$inferSelect;

/** Policies that go on in both households as a whole: two entries of the same, of which one can go on in one household. */
export function benefitsOfBoth(
  db: Reader,
  survivorId: number,
  mergedId: number,
): { own: Benefit; theirs: Benefit }[] {
  const open = (id: number) =>
    db
      .select()
      .from(benefit)
      .where(and(eq(benefit.householdId, id), isNull(benefit.toOn)))
      .orderBy(asc(benefit.id))
      .all();
  const mine = open(survivorId);
  return open(mergedId).flatMap((theirs) => {
    const own = mine.find((b) => b.kind === theirs.kind && b.name === theirs.name);
    return own ? [{ own, theirs }] : [];
  });
}
