import type { Db } from "db/client.server";
import { loanGuarantor } from "db/schema";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { numberIndex } from "~/areas/people/index.server";
import { openLoanId } from "./sealed-parts.server";

/**
 * Fills what a migration cannot: the hash of guarantors' numbers comes from the key. Once, at the first start after the
 * upgrade.
 * @returns how many lines were filled
 */
export const fillRegisterIndex = (db: Db): number =>
  db.transaction((tx) => {
    const lines = tx
      .select({ id: loanGuarantor.id, sealed: loanGuarantor.idSealed })
      .from(loanGuarantor)
      .where(and(isNull(loanGuarantor.registerIndex), isNotNull(loanGuarantor.idSealed)))
      .all();
    for (const { id, sealed } of lines) {
      const number = openLoanId(sealed);
      if (number === null) continue;
      tx.update(loanGuarantor)
        .set({ registerIndex: numberIndex(number) })
        .where(eq(loanGuarantor.id, id))
        .run();
    }
    return lines.length;
  });
