import type { Db } from "db/client.server";
import { deletionRequest } from "db/schema";
import { findPerson } from "~/areas/people/index.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { addWorkingDays } from "~/platform/working-days";
import { type Asker, answerWithin } from "./deletion";
import { openDeletionOf } from "./deletions.server";

/** Takes in a request for deletion; one at a time for each person. Sent twice it is one. */
export function askDeletion(
  db: Db,
  actor: Actor<"deletion.request">,
  personId: number,
  input: { askedBy: Asker; askedByName: string | null; reason: string; askedOn: Day },
):
  | { ok: true; id: number; dueOn: Day }
  | { ok: false; why: "person.notFound" | "deletion.already" | "deletion.future" } {
  return db.transaction((tx) => {
    const person = findPerson(tx, actor.villages, personId);
    if (!person) return { ok: false, why: "person.notFound" };
    if (input.askedOn > todayOn()) return { ok: false, why: "deletion.future" };
    const open = openDeletionOf(tx, personId);
    if (open)
      return open.recordedBy === actor.userId && open.reason === input.reason
        ? { ok: true, id: open.id, dueOn: open.dueOn }
        : { ok: false, why: "deletion.already" };
    const dueOn = addWorkingDays(input.askedOn, answerWithin);
    const { id } = tx
      .insert(deletionRequest)
      .values({
        personId,
        ...input,
        dueOn,
        state: "asked",
        recordedBy: actor.userId,
        recordedByName: actor.name,
        createdAt: Date.now(),
      })
      .returning({ id: deletionRequest.id })
      .get();
    recordEvent(tx, actor, {
      event: "person.deletion-asked",
      subject: { kind: "person", id: personId, label: person.name },
      villageId: person.villageId,
      reason: input.reason,
      after: { askedOn: input.askedOn, dueOn },
    });
    return { ok: true, id, dueOn };
  });
}
