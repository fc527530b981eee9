import type { Db } from "db/client.server";
import { loanJob } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { isEnded, takesEdits } from "../application-state";
import { changingPapers } from "../papers/lapse-changed.server";
import { applicationSubject } from "./application-name";
import { findApplication, jobsOfApplication } from "./application-queries.server";
import { openLoanId, sealedId } from "./sealed-parts.server";
import { noteHand } from "./write-application.server";

const mostJobs = 200;

export interface JobInput {
  name: string;
  /** Null leaves what is kept. */
  idNumber: string | null;
  groupCode: string | null;
  contractOn: Day | null;
  /** Last day of the contract; null where it is not said, or where it has no end. */
  contractUntilOn: Day | null;
  contractOpen: boolean;
  proved: boolean;
}
export type WhyNotJob =
  | "application.why.notFound"
  | "party.why.notFound"
  | "party.why.listed"
  | "party.why.settled"
  | "party.why.many";

/**
 * 带动就业名单: adds or changes a line; nobody stands there twice. While a review runs, that a contract was seen, and
 * until when it runs, may still be noted; it does not make the one who notes it a maker of the application.
 */
export function writeJob(
  db: Db,
  actor: Actor<"loan.edit">,
  id: number,
  jobId: number | null,
  input: JobInput,
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotJob; line?: number } {
  return db.transaction((tx) => {
    const found = findApplication(tx, actor, id);
    if (!found) return { ok: false, why: "application.why.notFound" };
    const { application: a } = found;
    const jobs = jobsOfApplication(tx, id);
    const before = jobs.find((j) => j.id === jobId);
    if (jobId !== null && !before) return { ok: false, why: "party.why.notFound" };
    const onlyProof =
      before !== undefined &&
      before.name === input.name &&
      before.contractOn === input.contractOn &&
      before.groupCode === input.groupCode &&
      input.idNumber === null;
    if (!takesEdits(a.state) && !(onlyProof && !isEnded(a.state)))
      return { ok: false, why: "party.why.settled" };
    if (!before && jobs.length >= mostJobs) return { ok: false, why: "party.why.many" };
    const { idNumber, ...plain } = input;
    const twice =
      idNumber !== null &&
      jobs.find(
        (j) => j.id !== jobId && j.idTail === idNumber.slice(-4) && openLoanId(j.idSealed) === idNumber,
      );
    if (twice) return { ok: false, why: "party.why.listed", line: twice.id };
    const kept = idNumber === null ? null : sealedId(idNumber);
    const columns = { ...plain, ...(kept ? { idSealed: kept.sealed, idTail: kept.tail } : {}) };
    const write = () => {
      if (before) tx.update(loanJob).set(columns).where(eq(loanJob.id, before.id)).run();
      else
        tx.insert(loanJob)
          .values({ applicationId: id, ...columns })
          .run();
    };
    // A contract that was seen is the house's note: what the applicant signed stays as it is.
    if (onlyProof) write();
    else changingPapers(tx, found, todayOn(now), actor, write);
    if (!onlyProof) noteHand(tx, actor, a, now);
    recordEvent(tx, actor, {
      event: before ? "loan-application.party-changed" : "loan-application.party-added",
      subject: applicationSubject(a),
      villageId: a.villageId,
      after: { name: input.name },
    });
    return { ok: true };
  });
}
