import type { Tx } from "db/client.server";
import { policyUse } from "db/schema";
import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";

/**
 * Notes that something was done under a version: from that day on the version cannot end earlier, and what it says
 * stays as it is. A loan calls this in the transaction of its disbursement, which freezes its version.
 */
export function notePolicyUse(
  tx: Tx,
  use: {
    versionId: number;
    kind: "loan";
    subjectId: number;
    on: Day;
    villageId: number | null;
    amountFen: Fen;
  },
): void {
  tx.insert(policyUse)
    .values({ ...use, createdAt: Date.now() })
    .onConflictDoNothing()
    .run();
}
