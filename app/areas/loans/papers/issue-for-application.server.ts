import type { Db } from "db/client.server";
import { type Actor, can } from "~/platform/access/actor";
import { todayOn } from "~/platform/dates";
import { madeBy, type Sending } from "~/platform/forms/once.server";
import { findApplication } from "../application/application-queries.server";
import { type Issued, issuePaper, paperStem, type ReadyPaper } from "./issue-paper.server";
import { behindWithStem, lapseChangedPapers } from "./lapse-changed.server";
import { findPaper } from "./paper-queries.server";
import { readyForApplication } from "./ready-for-application.server";

/** What a form names a paper by: its kind, and which of several. */
export const paperKey = (paper: Pick<ReadyPaper, "kind" | "part">): string =>
  paper.part === null ? paper.kind : `${paper.kind}:${paper.part}`;

export type WhyNotIssued =
  | Exclude<Issued, { ok: true }>
  | { ok: false; why: "issue.why.notFound" | "issue.why.notReady"; values?: undefined };

/** Issues one of the papers that an application can be given now. */
export function issueForApplication(
  db: Db,
  actor: Actor<"loan.paper">,
  applicationId: number,
  key: string,
  by: { origin: string; now?: number; sending?: Sending },
): Extract<Issued, { ok: true }> | WhyNotIssued {
  const now = by.now ?? Date.now();
  return db.transaction((tx): Extract<Issued, { ok: true }> | WhyNotIssued => {
    const before = by.sending && madeBy(tx, by.sending, now);
    const known = before === undefined ? undefined : findPaper(tx, actor, before);
    if (known) return { ok: true, id: known.id, number: known.number };
    const found = findApplication(tx, actor, applicationId);
    if (!found || !can(actor, "loan.paper", found.application.villageId))
      return { ok: false, why: "issue.why.notFound" };
    const paper = readyForApplication(tx, found, todayOn(now)).find((p) => paperKey(p) === key);
    if (!paper) return { ok: false, why: "issue.why.notReady" };
    const today = todayOn(now);
    const behind = behindWithStem(tx, found, paperStem(paper), today);
    const done = issuePaper(tx, actor, paper, { ...by, now, instead: behind.length > 0 });
    if (!done.ok) return done;
    lapseChangedPapers(tx, behind, found, today, actor);
    return done;
  });
}
