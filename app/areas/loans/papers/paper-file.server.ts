import type { Reader } from "db/client.server";
import { loanPaper } from "db/schema";
import { eq } from "drizzle-orm";
import { unseal } from "~/platform/sealed.server";

export const paperFilePurpose = "loan.paper";

/** The frozen bytes of an issued paper. */
export function paperBytes(db: Reader, id: number): Buffer | null {
  const row = db
    .select({ sealed: loanPaper.contentSealed })
    .from(loanPaper)
    .where(eq(loanPaper.id, id))
    .get();
  return row ? unseal(row.sealed, paperFilePurpose) : null;
}
