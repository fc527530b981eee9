import type { Tx } from "db/client.server";
import { handover, handoverSignature } from "db/schema";
import { and, eq, inArray, isNotNull, isNull, notExists } from "drizzle-orm";
import type { FoundHandover } from "./handover-queries.server";
import { partyOnPaper } from "./holders.server";

/** What a paper calls its two parties: as they were called at its first signature, as they are today before that. */
export const partiesOf = ({ paper, from, to, donation }: FoundHandover) => ({
  giverName: paper.giverName ?? partyOnPaper(from, donation),
  takerName: paper.takerName ?? partyOnPaper(to, donation),
});

/** The names of the parties stay from the first signature on, on the screen or by hand: who signs, signs for that party. */
export function keepParties(tx: Tx, found: FoundHandover): void {
  tx.update(handover).set(partiesOf(found)).where(eq(handover.id, found.paper.id)).run();
}

/** Open papers on which nobody's signature stands any more are signed anew, for the parties as they are called then. */
export function freeParties(tx: Tx, handoverIds: readonly number[]): void {
  const signed = tx
    .select({ id: handoverSignature.id })
    .from(handoverSignature)
    .where(and(eq(handoverSignature.handoverId, handover.id), isNotNull(handoverSignature.signedAt)));
  tx.update(handover)
    .set({ giverName: null, takerName: null })
    .where(
      and(
        inArray(handover.id, [...handoverIds]),
        eq(handover.state, "open"),
        isNull(handover.scanAt),
        notExists(signed),
      ),
    )
    .run();
}
