import type { Db } from "db/client.server";
import { deletionRequest } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { findDeletion } from "./deletions.server";

/** Approves or refuses a request: by somebody other than the one who took it in. Pressed twice it is decided once. */
export function decideDeletion(
  db: Db,
  actor: Actor<"deletion.decide">,
  id: number,
  input: { approve: boolean; decision: string },
): { ok: true } | { ok: false; why: "deletion.notFound" | "deletion.own" | "deletion.notAsked" } {
  return db.transaction((tx) => {
    const found = findDeletion(tx, actor.villages, id);
    if (!found) return { ok: false, why: "deletion.notFound" };
    const { request } = found;
    const state = input.approve ? "approved" : "refused";
    if (request.state === state && request.decidedBy === actor.userId) return { ok: true };
    if (request.state !== "asked") return { ok: false, why: "deletion.notAsked" };
    if (request.recordedBy === actor.userId) return { ok: false, why: "deletion.own" };
    tx.update(deletionRequest)
      .set({
        state,
        decidedBy: actor.userId,
        decidedByName: actor.name,
        decidedAt: Date.now(),
        decision: input.decision,
      })
      .where(eq(deletionRequest.id, id))
      .run();
    recordEvent(tx, actor, {
      event: input.approve ? "person.deletion-approved" : "person.deletion-refused",
      subject: { kind: "person", id: request.personId, label: found.name },
      villageId: found.villageId,
      reason: input.decision,
    });
    return { ok: true };
  });
}
