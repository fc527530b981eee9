import type { Db, Tx } from "db/client.server";
import { deletionRequest } from "db/schema";
import { eq } from "drizzle-orm";
import type { PersonHoldings } from "~/areas/people";
import { forgetCopiesIn, makeNamelessIn, rowsAbout } from "~/areas/people/index.server";
import { forgetInMergers } from "~/areas/villages/index.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { retentionOver } from "./deletion";
import { deletionPlan, findDeletion } from "./deletions.server";

export type WhyNotDeleted =
  | "deletion.notFound"
  | "deletion.notApproved"
  | "deletion.stillOpen"
  | "deletion.notDue";

/**
 * Carries an approved request out: every area deletes what no rule keeps. What must be kept and names its person keeps
 * name and number locked until its term is over (PIPL 47: stored, and not used otherwise); else they are wiped at once.
 * Pressed twice it is done once.
 */
export function executeDeletion(
  db: Db,
  actor: Actor<"deletion.execute">,
  id: number,
  sources: readonly PersonHoldings[],
): { ok: true; blockedUntilOn: Day | null } | { ok: false; why: WhyNotDeleted } {
  return db.transaction((tx) => {
    const found = findDeletion(tx, actor.villages, id);
    if (!found) return { ok: false, why: "deletion.notFound" };
    const { request } = found;
    if (request.state === "done" || request.state === "blocked")
      return { ok: true, blockedUntilOn: request.keepUntilOn };
    if (request.state !== "approved") return { ok: false, why: "deletion.notApproved" };
    const plan = deletionPlan(tx, request.personId, sources, "zh");
    if (plan.open.length > 0) return { ok: false, why: "deletion.stillOpen" };
    // What stays is kept in both languages: afterwards there is nothing to ask.
    const inEnglish = deletionPlan(tx, request.personId, sources, "en");
    const outcome = JSON.stringify({ zh: plan.kept, en: inEnglish.kept });
    eraseEverywhere(tx, request.personId, sources);
    if (plan.nameUntilOn === null) makeNamelessIn(tx, request.personId);
    const now = Date.now();
    tx.update(deletionRequest)
      .set({
        state: plan.nameUntilOn === null ? "done" : "blocked",
        executedByName: actor.name,
        executedAt: now,
        keepUntilOn: plan.nameUntilOn,
        outcome,
        finishedAt: plan.nameUntilOn === null ? now : null,
      })
      .where(eq(deletionRequest.id, id))
      .run();
    // Without a name: the log outlives the record.
    logDone(tx, actor, "person.deleted", request.personId, found.villageId, {
      rows: plan.kept.length,
      until: plan.nameUntilOn,
    });
    return { ok: true, blockedUntilOn: plan.nameUntilOn };
  });
}

/** Wipes name and number of somebody whose last kept record has come to its end. */
export function finishDeletion(
  db: Db,
  actor: Actor<"deletion.execute">,
  id: number,
  sources: readonly PersonHoldings[],
): { ok: true } | { ok: false; why: WhyNotDeleted } {
  return db.transaction((tx) => {
    const found = findDeletion(tx, actor.villages, id);
    if (!found) return { ok: false, why: "deletion.notFound" };
    const { request } = found;
    if (request.state === "done") return { ok: true };
    if (request.state !== "blocked") return { ok: false, why: "deletion.notApproved" };
    if (request.keepUntilOn !== null && !retentionOver(request, todayOn()))
      return { ok: false, why: "deletion.notDue" };
    eraseEverywhere(tx, request.personId, sources);
    makeNamelessIn(tx, request.personId);
    tx.update(deletionRequest)
      .set({ state: "done", finishedAt: Date.now() })
      .where(eq(deletionRequest.id, id))
      .run();
    logDone(tx, actor, "person.made-nameless", request.personId, found.villageId, {});
    return { ok: true };
  });
}

/** What the areas hold, and the copies that are kept in order to take a change back. */
function eraseEverywhere(tx: Tx, personId: number, sources: readonly PersonHoldings[]): void {
  for (const source of sources) source.erase(tx, personId);
  forgetCopiesIn(tx, personId);
  forgetInMergers(tx, rowsAbout(personId));
}

function logDone(
  tx: Tx,
  actor: Actor<"deletion.execute">,
  event: string,
  personId: number,
  villageId: number,
  after: Record<string, unknown>,
): void {
  recordEvent(tx, actor, { event, subject: { kind: "person", id: personId }, villageId, after });
}
