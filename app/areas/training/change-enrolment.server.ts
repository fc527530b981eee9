import type { Db } from "db/client.server";
import { enrolment } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { classSubject } from "./class-subject";
import { findPlace } from "./leave-class.server";

/** States in which what somebody said when enrolling can still be put right: nothing has been certified yet. */
const open = ["enrolling", "running", "assessing"];
const inClass = ["seated", "offered", "waiting"];

export const mayChangeEnrolment = (place: NonNullable<ReturnType<typeof findPlace>>): boolean =>
  open.includes(place.found.class.state) && inClass.includes(place.enrolment.state);

/** Puts right what the enrolment form asked: business idea, and whether they are in business already (DOMAIN §2.3). */
export function changeEnrolment(
  db: Db,
  actor: Actor<"enrolment.edit">,
  classId: number,
  enrolmentId: number,
  input: { businessIdea: string | null; inBusiness: boolean | null },
): { ok: true } | { ok: false; why: "enrol.why.notFound" | "enrol.why.classState" } {
  return db.transaction((tx) => {
    const place = findPlace(tx, actor.villages, classId, enrolmentId);
    if (!place) return { ok: false, why: "enrol.why.notFound" };
    if (!mayChangeEnrolment(place)) return { ok: false, why: "enrol.why.classState" };
    const { enrolment: e, found } = place;
    const before = { businessIdea: e.businessIdea, inBusiness: e.inBusiness };
    if (before.businessIdea === input.businessIdea && before.inBusiness === input.inBusiness)
      return { ok: true };
    tx.update(enrolment)
      .set({ businessIdea: input.businessIdea, inBusiness: input.inBusiness })
      .where(eq(enrolment.id, enrolmentId))
      .run();
    recordEvent(tx, actor, {
      event: "enrolment.changed",
      subject: classSubject(found),
      villageId: found.class.villageId,
      before: { person: place.person.name, ...before },
      after: { person: place.person.name, personId: place.person.id, ...input },
    });
    return { ok: true };
  });
}
