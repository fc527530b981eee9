import type { Db, Tx } from "db/client.server";
import { placeholders, prepared } from "db/prepared";
import { personResidence } from "db/schema";
import type { ClosedVillage } from "~/areas/villages";
import { whyClosed } from "~/areas/villages/index.server";
import type { Actor } from "~/platform/access/actor";
import { inScope } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { dismissShown } from "./duplicates/decide-pair.server";
import { suspectDuplicates } from "./duplicates/suspect-duplicates.server";
import { parseIdNumber } from "./id-number";
import { type LikelyPerson, likelySame } from "./likely-same.server";
import type { PersonInput } from "./person";
import { normaliseName } from "./person-name";
import {
  detailColumns,
  findByNumber,
  insertRow,
  isSameNumberError,
  loggedFacts,
  numberColumns,
  type Person,
} from "./person-record.server";

export type WhyNotPerson =
  | { ok: false; why: "person.foreignVillage" | ClosedVillage }
  | { ok: false; why: "person.badNumber" }
  | { ok: false; why: "person.sameNumber"; existing: { id: number; villageId: number; name: string } }
  /** On record in a village that is not the actor's: nothing more is said. */
  | { ok: false; why: "person.sameNumberElsewhere" };

const insertResidence = prepared((tx: Tx) =>
  tx
    .insert(personResidence)
    .values(placeholders(personResidence, ["id", "toOn", "reason"]))
    .prepare(),
);

/**
 * Adds a person inside another command's transaction. Forms check the input beforehand; the rules are checked again
 * here. An ID number that is on record already is refused; who it is is told only within the actor's villages.
 */
export function createPersonIn(
  tx: Tx,
  actor: Actor<"person.create">,
  input: PersonInput,
  importBatchId: number | null = null,
): { ok: true; person: Person } | WhyNotPerson {
  if (!inScope(actor.villages, input.villageId)) return { ok: false, why: "person.foreignVillage" };
  const closed = whyClosed(tx, input.villageId);
  if (closed) return { ok: false, why: closed };
  const number = parseIdNumber(input.idNumber);
  if (!number.ok) return { ok: false, why: "person.badNumber" };
  const existing = findByNumber(tx, number.idNumber);
  if (existing) return sameNumber(actor, existing);
  let created: Person;
  try {
    created = insertRow(tx, {
      ...detailColumns(input),
      ...numberColumns(number),
      villageId: input.villageId,
      importBatchId,
      createdBy: actor.userId,
    });
  } catch (error) {
    if (isSameNumberError(error)) return { ok: false, why: "person.sameNumberElsewhere" };
    throw error;
  }
  insertResidence(tx).run({
    personId: created.id,
    villageId: input.villageId,
    fromOn: todayOn(),
    createdAt: Date.now(),
  });
  recordEvent(tx, actor, {
    event: "person.created",
    subject: { kind: "person", id: created.id, label: created.name },
    villageId: input.villageId,
    after: loggedFacts(created),
  });
  return { ok: true, person: created };
}

export const sameNumber = (actor: Pick<Actor, "villages">, existing: Person): WhyNotPerson =>
  inScope(actor.villages, existing.villageId)
    ? {
        ok: false,
        why: "person.sameNumber",
        existing: { id: existing.id, villageId: existing.villageId, name: existing.name },
      }
    : { ok: false, why: "person.sameNumberElsewhere" };

/** What the form says of the people it was shown: it is none of them, save anyway. */
export interface Looked {
  anyway?: boolean;
  shown?: readonly number[];
}

export type WhyLikely = { ok: false; why: "person.likely"; matches: LikelyPerson[] };

/**
 * Registers a person of a form inside another command's transaction: somebody much alike is shown first, and whoever was
 * looked at is not asked about again (FEATURES 5, 8).
 */
export function createLookedIn(
  tx: Tx,
  actor: Actor<"person.create">,
  input: PersonInput,
  { anyway = false, shown = [] }: Looked = {},
): { ok: true; person: Person } | WhyNotPerson | WhyLikely {
  const number = parseIdNumber(input.idNumber);
  let matches: LikelyPerson[] = [];
  if (number.ok && !findByNumber(tx, number.idNumber)) {
    matches = likelySame(tx, actor.villages, {
      name: normaliseName(input.name),
      phone: input.phone,
      birthOn: number.birthOn,
      sex: number.sex,
      villageId: input.villageId,
    });
    if (!anyway && matches.length > 0) return { ok: false, why: "person.likely", matches };
  }
  const made = createPersonIn(tx, actor, input);
  if (made.ok) {
    suspectDuplicates(tx, [made.person.id]);
    const seen = matches.filter((m) => shown.includes(m.id));
    for (const m of seen) dismissShown(tx, actor, made.person, m);
  }
  return made;
}

/** Registers a person from the form. */
export const createPerson = (
  db: Db,
  actor: Actor<"person.create">,
  input: PersonInput,
  looked: Looked = {},
): ReturnType<typeof createLookedIn> => db.transaction((tx) => createLookedIn(tx, actor, input, looked));
