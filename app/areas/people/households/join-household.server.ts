import type { Db, Tx } from "db/client.server";
import { placeholders, prepared } from "db/prepared";
import { householdMember } from "db/schema";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import {
  createLookedIn,
  type Looked,
  sameNumber,
  type WhyLikely,
  type WhyNotPerson,
} from "../create-person.server";
import { findPerson, findPersonByIdNumber } from "../people-queries.server";
import type { PersonInput } from "../person";
import { normaliseName } from "../person-name";
import type { Person } from "../person-record.server";
import { findHousehold, type Household, rowsOfHousehold, rowsOfPerson } from "./household-queries.server";
import { labelOf, touch } from "./household-record.server";
import { isOpen, type WhyNotJoin, whyNotJoin } from "./membership";

/** Somebody on record, or somebody to register in the same step: whose number is on record is that person. */
export type Joiner = { personId: number } | { person: Omit<PersonInput, "villageId">; looked?: Looked };

export type WhyNotFound =
  | { ok: false; why: "join.nobody" | "join.mayNotAdd" | "join.nameMissing" }
  | WhyNotPerson
  | WhyLikely;

/** The person meant; registered when nobody has the number and nobody much alike is left to look at. */
export function joinerIn(
  tx: Tx,
  actor: Actor<"household.edit">,
  creator: Actor<"person.create"> | null,
  joiner: Joiner,
  villageId: number,
): { ok: true; person: Person } | WhyNotFound {
  if ("personId" in joiner) {
    const known = findPerson(tx, actor.villages, joiner.personId);
    return known ? { ok: true, person: known } : { ok: false, why: "join.nobody" };
  }
  const found = findPersonByIdNumber(tx, actor.villages, joiner.person.idNumber);
  if (found.found === "here") {
    const { name } = joiner.person;
    const other = name !== "" && normaliseName(name) !== found.person.name;
    return other ? sameNumber(actor, found.person) : { ok: true, person: found.person };
  }
  if (found.found === "elsewhere") return { ok: false, why: "person.sameNumberElsewhere" };
  if (!creator) return { ok: false, why: "join.mayNotAdd" };
  if (!joiner.person.name) return { ok: false, why: "join.nameMissing" };
  return createLookedIn(tx, creator, { ...joiner.person, villageId }, joiner.looked);
}

export type JoinRefusal = { ok: false; why: WhyNotJoin; householdId?: number };

const insertMember = prepared((tx: Tx) =>
  tx
    .insert(householdMember)
    .values(placeholders(householdMember, ["id", "toOn", "endReason"]))
    .returning({ id: householdMember.id })
    .prepare(),
);

/** Adds a membership inside another command's transaction, by the rules. */
export function joinIn(
  tx: Tx,
  householdRow: Household,
  who: Person,
  join: { relation: string; fromOn: Day; note?: string | null },
): { ok: true; memberId: number } | JoinRefusal {
  const own = rowsOfPerson(tx, who.id);
  const why = whyNotJoin(
    rowsOfHousehold(tx, householdRow.id),
    own,
    { householdId: householdRow.id, birthOn: who.birthOn, diedOn: who.diedOn, ...join },
    todayOn(),
  );
  if (why) return { ok: false, why, householdId: own.find(isOpen)?.householdId };
  const row = insertMember(tx).get({
    householdId: householdRow.id,
    personId: who.id,
    relation: join.relation,
    fromOn: join.fromOn,
    note: join.note ?? null,
    createdAt: Date.now(),
  });
  return { ok: true, memberId: row.id };
}

/** Adds somebody to a household from a day on; who is not on record yet is registered in the same step. */
export function joinHousehold(
  db: Db,
  actor: Actor<"household.edit">,
  creator: Actor<"person.create"> | null,
  householdId: number,
  input: { joiner: Joiner; relation: string; fromOn: Day; note: string | null },
):
  | { ok: true; person: Person; memberId: number }
  | { ok: false; why: "household.notFound" }
  | WhyNotFound
  | JoinRefusal {
  return inTransaction(db, (tx) => {
    const row = findHousehold(tx, actor.villages, householdId);
    if (!row) return { ok: false, why: "household.notFound" };
    const who = joinerIn(tx, actor, creator, input.joiner, row.villageId);
    if (!who.ok) return who;
    const joined = joinIn(tx, row, who.person, input);
    if (!joined.ok) return joined;
    touch(tx, row, { endedOn: null });
    recordEvent(tx, actor, {
      event: "household.joined",
      subject: { kind: "household", id: row.id, label: labelOf(tx, row) },
      villageId: row.villageId,
      after: { member: who.person.name, relation: input.relation, fromOn: input.fromOn },
    });
    return { ok: true, person: who.person, memberId: joined.memberId };
  });
}

class Refused extends Error {
  constructor(readonly result: { ok: false }) {
    super("refused");
  }
}

/** A refusal takes everything back, so that nobody is registered without the household they were registered for. */
export function inTransaction<R extends { ok: boolean }>(db: Db, run: (tx: Tx) => R): R {
  try {
    return db.transaction((tx) => {
      const result = run(tx);
      if (!result.ok) throw new Refused(result as { ok: false });
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return error.result as R;
    throw error;
  }
}
