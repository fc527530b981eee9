import type { Db } from "db/client.server";
import { deletionRequest } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { openStates } from "./deletion";
import { findDeletion } from "./deletions.server";

/** The person changes their mind, as long as nothing was deleted. */
export function withdrawDeletion(
  db: Db,
  actor: Actor<"deletion.decide">,
  id: number,
): { ok: true } | { ok: false; why: "deletion.notFound" | "deletion.notAsked" } {
  return db.transaction((tx) => {
    const found = findDeletion(tx, actor.villages, id);
    if (!found) return { ok: false, why: "deletion.notFound" };
    if (found.request.state === "withdrawn") return { ok: true };
    if (!(openStates as readonly string[]).includes(found.request.state))
      return { ok: false, why: "deletion.notAsked" };
    tx.update(deletionRequest).set({ state: "withdrawn" }).where(eq(deletionRequest.id, id)).run();
    recordEvent(tx, actor, {
      event: "person.deletion-withdrawn",
      subject: { kind: "person", id: found.request.personId, label: found.name },
      villageId: found.villageId,
    });
    return { ok: true };
  });
}
