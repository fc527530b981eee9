import type { Reader } from "db/client.server";
import { person, personRelation, personRelationEnd, village } from "db/schema";
import { and, desc, eq, gte, isNull, lte, ne, or } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { inScope, type VillageScope } from "~/platform/access/actor";
import { type Day, todayOn } from "~/platform/dates";
import type { Part } from "./relation";

const mine = alias(personRelationEnd, "mine");
const theirs = alias(personRelationEnd, "theirs");

const select = (db: Reader) =>
  db
    .select({
      relation: personRelation,
      /** What the other is to this person. */
      part: theirs.part,
      otherId: person.id,
      otherName: person.name,
      otherBirthOn: person.birthOn,
      otherVillageId: person.villageId,
      villageName: village.name,
      townName: village.townName,
    })
    .from(mine)
    .innerJoin(personRelation, eq(personRelation.id, mine.relationId))
    .innerJoin(theirs, and(eq(theirs.relationId, mine.relationId), ne(theirs.id, mine.id)))
    .innerJoin(person, eq(person.id, theirs.personId))
    .innerJoin(village, eq(village.id, person.villageId))
    .$dynamic();

export type RelationRow = ReturnType<typeof relationsOf>[number];

/** All relations of a person, those that stand first. The caller has checked the scope of this person, not of the others. */
export const relationsOf = (db: Reader, personId: number) =>
  select(db)
    .where(eq(mine.personId, personId))
    .all()
    .sort((a, b) => Number(a.relation.endedAt !== null) - Number(b.relation.endedAt !== null));

export const findRelation = (db: Reader, personId: number, relationId: number) =>
  select(db)
    .where(and(eq(mine.personId, personId), eq(mine.relationId, relationId)))
    .get();

/** People who are `part` to this person on a day; whatever village they live in. */
const relatedOn = (db: Reader, personId: number, part: Part, on: Day) =>
  select(db)
    .where(
      and(
        eq(mine.personId, personId),
        eq(theirs.part, part),
        or(isNull(personRelation.fromOn), lte(personRelation.fromOn, on)),
        or(isNull(personRelation.toOn), gte(personRelation.toOn, on)),
      ),
    )
    .orderBy(desc(personRelation.id))
    .all();

/** Who somebody was married to on a day (DOMAIN §1.2: the spouse's other loans count); the record's id, whatever village. */
export const spouseOf = (db: Reader, personId: number, on: Day = todayOn()): number | undefined =>
  relatedOn(db, personId, "spouse", on)[0]?.otherId;

/** Who stands behind this person's loans on a day. */
export const guarantorsOf = (db: Reader, personId: number, on: Day = todayOn()): number[] =>
  relatedOn(db, personId, "guarantor", on).map((r) => r.otherId);

/** For whom this person stands as guarantor on a day. */
export const guaranteedBy = (db: Reader, personId: number, on: Day = todayOn()): number[] =>
  relatedOn(db, personId, "guaranteed", on).map((r) => r.otherId);

/** Business partners on a day. */
export const partnersOf = (db: Reader, personId: number, on: Day = todayOn()): number[] =>
  relatedOn(db, personId, "partner", on).map((r) => r.otherId);

/** The other end may be named to somebody who may see that village. */
export const mayName = (scope: VillageScope, row: Pick<RelationRow, "otherVillageId">): boolean =>
  inScope(scope, row.otherVillageId);
