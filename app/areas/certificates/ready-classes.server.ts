import type { Db } from "db/client.server";
import { certificate, enrolment, person, trainingClass } from "db/schema";
import { and, countDistinct, eq, inArray, isNull, sql } from "drizzle-orm";
import { classesInStates, closedAtOf } from "~/areas/training/index.server";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { unprintable } from "./class-for-issue.server";
import { uncoveredByFonts } from "./draw-papers.server";

const states = ["closed", "certified"] as const;
const seated = eq(enrolment.state, "seated");

/** The newest certificate of this place was revoked: nobody waits, somebody has to decide it. */
const revoked = sql`(SELECT c.state FROM ${certificate} c WHERE c.class_id = ${enrolment.classId} AND c.enrolment_id = ${enrolment.id} ORDER BY c.id DESC LIMIT 1) IS 'revoked'`;

/** Qualified places of closed classes without a certificate, as a condition beside the join of the valid one. */
const lacking = (scope: VillageScope) =>
  and(
    seated,
    eq(enrolment.result, "qualified"),
    isNull(certificate.id),
    inArray(trainingClass.state, [...states]),
    withinVillages(trainingClass.villageId, scope),
    sql`NOT ${revoked}`,
  );
const validCertificate = and(eq(certificate.enrolmentId, enrolment.id), eq(certificate.state, "valid"));

/** How many classes wait for certificates; every page of a clerk shows it. */
export const countReadyClasses = (db: Db, scope: VillageScope): number =>
  db
    .select({ n: countDistinct(enrolment.classId) })
    .from(enrolment)
    .innerJoin(trainingClass, eq(trainingClass.id, enrolment.classId))
    .leftJoin(certificate, validCertificate)
    .where(lacking(scope))
    .get()?.n ?? 0;

/**
 * Classes with people who qualify and have no certificate, oldest first, with those whose name no font of this machine
 * can print. Asked for all classes at once: a county has hundreds of them.
 */
export function readyClasses(db: Db, scope: VillageScope) {
  const waiting = new Map<number, { enrolment: { id: number }; person: { name: string } }[]>();
  for (const { classId, id, name } of db
    .select({ classId: enrolment.classId, id: enrolment.id, name: person.name })
    .from(enrolment)
    .innerJoin(person, eq(person.id, enrolment.personId))
    .innerJoin(trainingClass, eq(trainingClass.id, enrolment.classId))
    .leftJoin(certificate, validCertificate)
    .where(lacking(scope))
    .orderBy(enrolment.classId, enrolment.rollNumber)
    .all()) {
    const people = waiting.get(classId) ?? [];
    people.push({ enrolment: { id }, person: { name } });
    waiting.set(classId, people);
  }
  if (waiting.size === 0) return [];
  const ids = [...waiting.keys()];
  const closedAt = closedAtOf(db, ids);
  const results = new Map(
    db
      .select({
        classId: enrolment.classId,
        qualified: sql<number>`count(*) filter (where ${enrolment.result} = 'qualified' and not ${revoked})`,
        revoked: sql<number>`count(*) filter (where ${enrolment.result} = 'qualified' and ${revoked})`,
        failed: sql<number>`count(*) filter (where ${enrolment.result} = 'failed')`,
      })
      .from(enrolment)
      .where(and(seated, inArray(enrolment.classId, ids)))
      .groupBy(enrolment.classId)
      .all()
      .map((r) => [r.classId, r]),
  );
  return classesInStates(db, scope, states).flatMap((c) => {
    const people = waiting.get(c.class.id);
    if (!people) return [];
    const { qualified = 0, failed = 0, revoked: ended = 0 } = results.get(c.class.id) ?? {};
    return [
      {
        class: c.class,
        village: { townName: c.townName, name: c.villageName },
        /** Places that wait for a certificate. */
        ready: people.length,
        qualified,
        failed,
        /** Who qualifies and whose certificate was revoked: they do not wait. */
        revoked: ended,
        closedAt: closedAt.get(c.class.id) ?? null,
        blocked: unprintable(people, uncoveredByFonts),
      },
    ];
  });
}
export type ReadyClass = ReturnType<typeof readyClasses>[number];
