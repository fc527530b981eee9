import type { Db } from "db/client.server";
import { person } from "db/schema";
import { and, eq, isNotNull, isNull, type SQL } from "drizzle-orm";
import { sealOldDocuments } from "./households/seal-documents.server";
import { derivedColumns } from "./person-record.server";

const together = 2000;

/**
 * Fills what a migration cannot: places in the roster come from pinyin, hashes of accounts and
 * sealed card numbers from the key. Two thousand
 * rows at a time, so that a start that was cut off goes on where it stood; nothing to do costs two look-ups in an index.
 * @param report told now and then how many are done
 * @returns how many rows were filled
 */
export function fillDerived(db: Db, report: (done: number) => void = () => {}): number {
  const unplaced = eq(person.rosterKey, "");
  const unhashed = and(isNotNull(person.bankAccountSealed), isNull(person.bankAccountIndex))!;
  let done = sealOldDocuments(db);
  for (const open of [unplaced, unhashed]) {
    let some = together;
    while (some === together) {
      some = fillSome(db, open);
      done += some;
      if (some === together) report(done);
    }
  }
  return done;
}

const fillSome = (db: Db, open: SQL): number =>
  db.transaction((tx) => {
    const rows = tx
      .select({ id: person.id, name: person.name, bankAccountSealed: person.bankAccountSealed })
      .from(person)
      .where(open)
      .limit(together)
      .all();
    for (const row of rows) tx.update(person).set(derivedColumns(row)).where(eq(person.id, row.id)).run();
    return rows.length;
  });
