import type { Db, Tx } from "db/client.server";
import { type Actor, can } from "~/platform/access/actor";
import { madeBy, type Sending } from "~/platform/forms/once.server";
import { findLoan } from "../money/loan-record.server";
import { findBatch } from "../subsidy/batches.server";
import { paperKey, type WhyNotIssued } from "./issue-for-application.server";
import { type Issued, issuePaper, type ReadyPaper } from "./issue-paper.server";
import { findPaper } from "./paper-queries.server";
import { readyForBatch } from "./ready-for-batch.server";
import { readyForLoan } from "./ready-for-loan.server";

type Done = Extract<Issued, { ok: true }> | WhyNotIssued;
export interface IssuedBy {
  origin: string;
  now?: number;
  sending?: Sending;
}

/** Issues the paper of a key among those that are ready; the same sending issues once. */
function issueReady(
  db: Db,
  actor: Actor<"loan.paper">,
  key: string,
  by: IssuedBy,
  readyOf: (tx: Tx, now: number) => readonly ReadyPaper[] | null,
): Done {
  const now = by.now ?? Date.now();
  return db.transaction((tx): Done => {
    const before = by.sending && madeBy(tx, by.sending, now);
    const known = before === undefined ? undefined : findPaper(tx, actor, before);
    if (known) return { ok: true, id: known.id, number: known.number };
    const ready = readyOf(tx, now);
    if (!ready) return { ok: false, why: "issue.why.notFound" };
    const paper = ready.find((p) => paperKey(p) === key);
    if (!paper) return { ok: false, why: "issue.why.notReady" };
    return issuePaper(tx, actor, paper, { ...by, now });
  });
}

export const issueForLoan = (
  db: Db,
  actor: Actor<"loan.paper">,
  loanId: number,
  key: string,
  by: IssuedBy,
): Done =>
  issueReady(db, actor, key, by, (tx, now) => {
    const loan = findLoan(tx, actor.villages, loanId);
    return loan && can(actor, "loan.paper", loan.villageId) ? readyForLoan(tx, loan, now) : null;
  });

/** The list of a quarter names people of all villages: whoever issues it sees all. */
export const issueForBatch = (
  db: Db,
  actor: Actor<"loan.paper">,
  batchId: number,
  key: string,
  by: IssuedBy,
): Done =>
  issueReady(db, actor, key, by, (tx) => {
    const batch = actor.villages === "all" ? findBatch(tx, batchId) : undefined;
    return batch ? readyForBatch(tx, batch) : null;
  });
