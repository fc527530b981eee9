import type { Db, Reader, Tx } from "db/client.server";
import { person, personRelation, personRelationEnd } from "db/schema";
import { and, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { message } from "~/platform/i18n/text";
import { findPerson } from "../people-queries.server";
import type { Person } from "../person-record.server";
import { counterpart, kindOf, type Part } from "./relation";
import { mayName, relationsOf } from "./relations.server";

export interface RelationInput {
  otherId: number;
  /** What the other is to this person. */
  part: Part;
  fromOn: Day | null;
  note: string | null;
}

export type WhyNotRelated =
  | { ok: false; why: "person.notFound" }
  | { ok: false; why: string; field: "otherId" | "fromOn" };

/**
 * Records what two people are to each other; both must be in the actor's villages. Sent twice it is on record once;
 * nobody is married twice at a time.
 */
export const addRelation = (
  db: Db,
  actor: Actor<"person.edit">,
  personId: number,
  input: RelationInput,
): { ok: true; id: number } | WhyNotRelated =>
  db.transaction((tx) => addRelationIn(tx, actor, personId, input));

export function addRelationIn(
  tx: Tx,
  actor: Actor<"person.edit">,
  personId: number,
  input: RelationInput,
): { ok: true; id: number } | WhyNotRelated {
  const row = findPerson(tx, actor.villages, personId);
  const other = findPerson(tx, actor.villages, input.otherId);
  if (!row || !other) return { ok: false, why: "person.notFound" };
  const standing = relationsOf(tx, personId).find(
    (r) => r.otherId === other.id && r.part === input.part && r.relation.endedAt === null,
  );
  if (standing) return { ok: true, id: standing.relation.id };
  const why = whyNot(tx, actor, row, other, input);
  if (why) return why;
  const kind = kindOf(input.part);
  const { id } = tx
    .insert(personRelation)
    .values({
      kind,
      fromOn: input.fromOn,
      note: input.note,
      recordedByName: actor.name,
      createdAt: Date.now(),
    })
    .returning({ id: personRelation.id })
    .get();
  for (const [who, part] of [
    [row, counterpart(input.part)],
    [other, input.part],
  ] as const)
    tx.insert(personRelationEnd)
      .values({ relationId: id, personId: who.id, part, openSpouse: kind === "spouse" })
      .run();
  for (const [who, with_, part] of [
    [row, other, input.part],
    [other, row, counterpart(input.part)],
  ] as const)
    recordEvent(tx, actor, {
      event: "person.relation-added",
      subject: { kind: "person", id: who.id, label: who.name },
      villageId: who.villageId,
      after: { kin: part, name: with_.name, fromOn: input.fromOn },
    });
  return { ok: true, id };
}

function whyNot(
  db: Reader,
  actor: Actor<"person.edit">,
  row: Person,
  other: Person,
  input: RelationInput,
): Exclude<WhyNotRelated, { why: "person.notFound" }> | null {
  if (row.id === other.id) return { ok: false, why: "relation.self", field: "otherId" };
  if (input.fromOn && input.fromOn > todayOn()) return { ok: false, why: "relation.future", field: "fromOn" };
  for (const who of [row, other]) {
    if (who.diedOn === null) continue;
    // Somebody's parent or sibling they stay; married they were until then.
    if (kindOf(input.part) === "guarantor" || kindOf(input.part) === "partner")
      return { ok: false, why: message("relation.dead", { name: who.name }), field: "otherId" };
    if (input.part === "spouse" && (input.fromOn === null || input.fromOn > who.diedOn))
      return { ok: false, why: message("relation.dead", { name: who.name }), field: "otherId" };
  }
  const younger = row.birthOn > other.birthOn ? row.birthOn : other.birthOn;
  if (input.fromOn && input.fromOn < younger)
    return { ok: false, why: "relation.beforeBirth", field: "fromOn" };
  const [parent, child] = input.part === "parent" ? [other, row] : input.part === "child" ? [row, other] : [];
  if (parent && child && parent.birthOn >= child.birthOn)
    return { ok: false, why: "relation.parentYounger", field: "otherId" };
  if (input.part !== "spouse") return null;
  for (const who of [row, other]) {
    if (!isMarried(db, who.id)) continue;
    const spouse = relationsOf(db, who.id).find((r) => r.part === "spouse" && r.relation.endedAt === null);
    const named = spouse && mayName(actor.villages, spouse);
    return {
      ok: false,
      field: "otherId",
      why: named
        ? message("relation.married", { name: who.name, spouse: spouse.otherName })
        : message("relation.marriedElsewhere", { name: who.name }),
    };
  }
  return null;
}

const isMarried = (db: Reader, personId: number): boolean =>
  db
    .select({ id: person.id })
    .from(personRelationEnd)
    .innerJoin(person, eq(person.id, personRelationEnd.personId))
    .where(and(eq(personRelationEnd.personId, personId), eq(personRelationEnd.openSpouse, true)))
    .get() !== undefined;
