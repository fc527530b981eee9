import type { Db, Tx } from "db/client.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Looked, sameNumber, type WhyLikely, type WhyNotPerson } from "./create-person.server";
import { dismissShown } from "./duplicates/decide-pair.server";
import { pairedWith } from "./duplicates/duplicate-pairs.server";
import { suspectDuplicates } from "./duplicates/suspect-duplicates.server";
import { parseIdNumber } from "./id-number";
import { type LikelyPerson, likelySame } from "./likely-same.server";
import { findPerson } from "./people-queries.server";
import type { PersonDetails } from "./person";
import { normaliseName } from "./person-name";
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

/**
 * Changes a person's record; a newer edit by somebody else is never overwritten unseen. Whoever becomes much like
 * somebody else is shown beside them first (FEATURES 5).
 */
export function editPerson(
  db: Db,
  actor: Actor<"person.edit">,
  id: number,
  input: PersonEdit,
  { anyway = false, shown = [] }: Looked = {},
):
  | { ok: true; person: Person; changed: boolean }
  | WhyNotPerson
  | WhyLikely
  | { ok: false; why: "person.notFound" | "person.changedMeanwhile" } {
  return db.transaction((tx) => {
    const before = findPerson(tx, actor.villages, id);
    if (!before) return { ok: false, why: "person.notFound" };
    if (before.revision !== input.revision) return { ok: false, why: "person.changedMeanwhile" };
    const number = input.idNumber ? parseIdNumber(input.idNumber) : null;
    if (number && !number.ok) return { ok: false, why: "person.badNumber" };
    const other = number && findByNumber(tx, number.idNumber);
    if (other && other.id !== id) return sameNumber(actor, other);
    const matches = becomesLike(tx, actor, before, input, number ?? before);
    if (!anyway && matches.length > 0) return { ok: false, why: "person.likely", matches };
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
    for (const m of matches) if (shown.includes(m.id)) dismissShown(tx, actor, after, m);
    return { ok: true, person: after, changed };
  });
}

/** Whom the change makes them much like; who stands beside them on the work list, or was decided about, is known already. */
function becomesLike(
  tx: Tx,
  actor: Actor<"person.edit">,
  before: Person,
  input: PersonEdit,
  { birthOn, sex }: { birthOn: string; sex: string },
): LikelyPerson[] {
  const { phone } = input;
  const name = normaliseName(input.name);
  if (name === before.name && phone === before.phone && birthOn === before.birthOn) return [];
  const known = pairedWith(tx, before.id);
  const like = { name, phone, birthOn, sex, villageId: before.villageId, notId: before.id };
  return likelySame(tx, actor.villages, like).filter((m) => !known.has(m.id));
}
