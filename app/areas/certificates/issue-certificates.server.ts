import type { Db, Tx } from "db/client.server";
import { type certificate, issueBatch, issueBatchSheet } from "db/schema";
import { eq } from "drizzle-orm";
import { markCertifiedIn } from "~/areas/training/index.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import {
  classForIssue,
  currentTemplate,
  type Uncovered,
  type UncoveredName,
  unprintable,
} from "./class-for-issue.server";
import { issueOne } from "./issue-one.server";

export interface IssueInput {
  classId: number;
  /** Chosen by the page once: pressing twice issues once. */
  requestKey: string;
  /** Enrolments set aside this time (a character that cannot be printed). */
  setAside: readonly number[];
  /** Enrolments whose certificate was revoked and who are given another all the same, each one ticked. */
  again?: readonly number[];
  form: "merged" | "zip";
  ink: "colour" | "mono";
  /** Address of the public page, without the code: https://host/verify */
  verifyBase: string;
}

export type IssueResult =
  | { ok: true; batchId: number; issued: number }
  | {
      ok: false;
      why: "issue.notFound" | "issue.notClosed" | "issue.nobody" | "issue.noTemplate" | "issue.serialsUsedUp";
    }
  | { ok: false; why: "issue.uncovered"; uncovered: UncoveredName[] };

/**
 * Issues certificates to everybody of a closed class who qualifies: numbers without gap or double, facts frozen and
 * signed, one transaction. A name that cannot be printed stops the whole batch before anything is issued.
 */
export function issueCertificates(
  db: Db,
  actor: Actor<"certificate.issue">,
  input: IssueInput,
  uncovered: Uncovered,
  now = Date.now(),
): IssueResult {
  try {
    return db.transaction((tx) => issueIn(tx, actor, input, uncovered, now));
  } catch (error) {
    if (error instanceof SerialsUsedUp) return { ok: false, why: "issue.serialsUsedUp" };
    throw error;
  }
}

/** Takes the whole batch back: half a class with numbers would leave a gap nobody can explain. */
class SerialsUsedUp extends Error {}

function issueIn(
  tx: Tx,
  actor: Actor<"certificate.issue">,
  input: IssueInput,
  uncovered: Uncovered,
  now: number,
): IssueResult {
  const before = tx.select().from(issueBatch).where(eq(issueBatch.requestKey, input.requestKey)).get();
  if (before) return { ok: true, batchId: before.id, issued: before.total };
  const found = classForIssue(tx, actor.villages, input.classId);
  if (!found) return { ok: false, why: "issue.notFound" };
  if (found.class.state !== "closed" && found.class.state !== "certified")
    return { ok: false, why: "issue.notClosed" };
  const template = currentTemplate(tx);
  if (!template) return { ok: false, why: "issue.noTemplate" };
  const fresh = found.ready.filter((r) => !input.setAside.includes(r.enrolment.id));
  const chosen = [
    ...fresh.map((r) => ({ ...r, inPlaceOf: null })),
    // Whoever scans the revoked paper is told which one counts now.
    ...found.revoked
      .filter((r) => input.again?.includes(r.enrolment.id))
      .map((r) => ({ ...r, inPlaceOf: r.revoked.id })),
  ];
  if (chosen.length === 0) return { ok: false, why: "issue.nobody" };
  const blocked = unprintable(chosen, uncovered);
  if (blocked.length > 0) {
    recordEvent(tx, actor, {
      event: "certificate.batch-stopped",
      outcome: "refused",
      subject: { kind: "class", id: input.classId },
      villageId: found.class.villageId,
      reason: blocked
        .map((b) => b.characters.map((c) => `U+${c.codePoint.toString(16).toUpperCase()}`).join(" "))
        .join("; "),
    });
    return { ok: false, why: "issue.uncovered", uncovered: blocked };
  }
  const batch = tx
    .insert(issueBatch)
    .values({
      kind: "issue",
      classId: input.classId,
      state: "queued",
      form: input.form,
      ink: input.ink,
      total: chosen.length,
      requestKey: input.requestKey,
      createdBy: actor.userId,
      createdAt: now,
    })
    .returning()
    .get();
  for (const [index, row] of chosen.entries()) {
    const made = issueOne(tx, actor, found, row, template, input.verifyBase, batch.id, now, row.inPlaceOf);
    if (!made) throw new SerialsUsedUp();
    tx.insert(issueBatchSheet)
      .values({ batchId: batch.id, sheet: index + 1, certificateId: made, state: "waiting" })
      .run();
  }
  if (fresh.length === found.ready.length) markCertifiedIn(tx, actor, input.classId, now);
  return { ok: true, batchId: batch.id, issued: chosen.length };
}

/**
 * A new certificate with a new number for one person (a wrong name put right); the old one says what replaced it.
 * @returns the row id; or why there is none: the caller takes its transaction back
 */
export function issueReplacement(
  tx: Tx,
  actor: Actor<"certificate.issue">,
  old: typeof certificate.$inferSelect,
  input: { verifyBase: string; batchId: number; uncovered: Uncovered },
):
  | { id: number }
  | { why: "issue.nobody" | "issue.noTemplate" | "issue.serialsUsedUp" }
  | { why: "issue.uncovered"; uncovered: UncoveredName[] } {
  const found = classForIssue(tx, actor.villages, old.classId);
  const template = currentTemplate(tx);
  const row = found?.ready.find((r) => r.enrolment.id === old.enrolmentId);
  if (!template) return { why: "issue.noTemplate" };
  if (!found || !row) return { why: "issue.nobody" };
  const uncovered = unprintable([row], input.uncovered);
  if (uncovered.length > 0) return { why: "issue.uncovered", uncovered };
  const { verifyBase, batchId } = input;
  const id = issueOne(tx, actor, found, row, template, verifyBase, batchId, Date.now(), old.id);
  return id === null ? { why: "issue.serialsUsedUp" } : { id };
}
