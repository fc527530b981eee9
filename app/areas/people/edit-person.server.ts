import type { Db } from "db/client.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { sameNumber, type WhyNotPerson } from "./create-person.server";
import { suspectDuplicates } from "./duplicates/suspect-duplicates.server";
import { parseIdNumber } from "./id-number";
import { findPerson } from "./people-queries.server";
import type { PersonDetails } from "./person";
import {
  changedFacts,
  detailColumns,
  findByNumber,
  isSameNumberError,
  keepFormerNumber,
  numberColumns,
  type Person,
  updateRow,
} from "./person-record.server";

export interface PersonEdit extends PersonDetails {
  /** The revision the form was filled from. */
  revision: number;
  /** Only when the number itself was registered wrongly. */
  idNumber?: string;
}

/** Changes a person's record; a newer edit by somebody else is never overwritten unseen. */
export function editPerson(
  db: Db,
  actor: Actor<"person.edit">,
  id: number,
  input: PersonEdit,
):
  | { ok: true; person: Person; changed: boolean }
  | WhyNotPerson
  | { ok: false; why: "person.notFound" | "person.changedMeanwhile" } {
  return db.transaction((tx) => {
    const before = findPerson(tx, actor.villages, id);
    if (!before) return { ok: false, why: "person.notFound" };
    if (before.revision !== input.revision) return { ok: false, why: "person.changedMeanwhile" };
    const number = input.idNumber ? parseIdNumber(input.idNumber) : null;
    if (number && !number.ok) return { ok: false, why: "person.badNumber" };
    const other = number && findByNumber(tx, number.idNumber);
    if (other && other.id !== id) return sameNumber(actor, other);
    let after: Person | null;
    try {
      after = updateRow(tx, before, {
        ...detailColumns(input, before),
        ...(number && !other ? numberColumns(number) : {}),
      });
    } catch (error) {
      if (isSameNumberError(error)) return { ok: false, why: "person.sameNumberElsewhere" };
      throw error;
    }
    if (!after) return { ok: false, why: "person.changedMeanwhile" };
    if (after.idNumberIndex !== before.idNumberIndex) keepFormerNumber(tx, before, "corrected");
    const facts = changedFacts(before, after);
    const changed = Object.keys(facts.after).length > 0;
    recordEvent(tx, actor, {
      event: "person.changed",
      subject: { kind: "person", id, label: after.name },
      villageId: after.villageId,
      ...facts,
    });
    suspectDuplicates(tx, [id]);
    return { ok: true, person: after, changed };
  });
}
