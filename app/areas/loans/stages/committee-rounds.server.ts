import type { Reader } from "db/client.server";
import { loanCommittee, loanVote } from "db/schema";
import { asc, desc, eq } from "drizzle-orm";

/** The round that was opened last, with its votes in their order; null when there was none. */
export function committeeOf(db: Reader, applicationId: number) {
  const committee = db
    .select()
    .from(loanCommittee)
    .where(eq(loanCommittee.applicationId, applicationId))
    .orderBy(desc(loanCommittee.id))
    .limit(1)
    .get();
  if (!committee) return null;
  return { committee, votes: votesOf(db, committee.id) };
}

export const votesOf = (db: Reader, committeeId: number) =>
  db.select().from(loanVote).where(eq(loanVote.committeeId, committeeId)).orderBy(asc(loanVote.at)).all();
