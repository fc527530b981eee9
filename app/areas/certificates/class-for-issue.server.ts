import type { Db, Tx } from "db/client.server";
import {
  certificate,
  certificateTemplate,
  courseRule,
  enrolment,
  person,
  trainingClass,
  village,
} from "db/schema";
import { and, asc, desc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";

/** A character that no font of this machine can draw. */
export interface UncoveredName {
  enrolmentId: number;
  name: string;
  characters: readonly { char: string; codePoint: number }[];
}

export type Uncovered = (text: string) => readonly { char: string; codePoint: number }[];

/** The class with everybody on its roll and what was frozen at closing: who gets a certificate, who does not and why. */
export function classForIssue(db: Db | Tx, scope: Actor["villages"], classId: number) {
  const found = db
    .select({ class: trainingClass, rule: courseRule, village })
    .from(trainingClass)
    .innerJoin(courseRule, eq(courseRule.id, trainingClass.courseRuleId))
    .innerJoin(village, eq(village.id, trainingClass.villageId))
    .where(and(eq(trainingClass.id, classId), withinVillages(trainingClass.villageId, scope)))
    .get();
  if (!found) return undefined;
  const rows = db
    .select({ enrolment, person, certificateId: certificate.id, number: certificate.number })
    .from(enrolment)
    .innerJoin(person, eq(person.id, enrolment.personId))
    .leftJoin(certificate, and(eq(certificate.enrolmentId, enrolment.id), eq(certificate.state, "valid")))
    .where(and(eq(enrolment.classId, classId), eq(enrolment.state, "seated")))
    .orderBy(asc(enrolment.rollNumber))
    .all();
  // The newest certificate of each place says how things stand: replaced and issued anew go on, revoked stops.
  const last = new Map(
    db
      .select({
        id: certificate.id,
        enrolmentId: certificate.enrolmentId,
        number: certificate.number,
        state: certificate.state,
        on: certificate.revokedOn,
        reason: certificate.revokedReason,
      })
      .from(certificate)
      .where(eq(certificate.classId, classId))
      .orderBy(asc(certificate.id))
      .all()
      .map((c) => [c.enrolmentId, c]),
  );
  const without = rows
    .filter((r) => r.enrolment.result === "qualified" && r.certificateId === null)
    .map((r) => {
      const before = last.get(r.enrolment.id);
      return { ...r, revoked: before?.state === "revoked" ? before : null };
    });
  return {
    ...found,
    ready: without.filter((r) => r.revoked === null),
    /** Qualified, but the certificate was revoked: nothing waits, somebody has to decide it. */
    revoked: without.flatMap((r) => (r.revoked ? [{ ...r, revoked: r.revoked }] : [])),
    issued: rows.filter((r) => r.certificateId !== null),
    failed: rows.filter((r) => r.enrolment.result === "failed"),
  };
}
export type ClassForIssue = NonNullable<ReturnType<typeof classForIssue>>;

/** The published template in force. */
export const currentTemplate = (db: Db | Tx) =>
  db
    .select()
    .from(certificateTemplate)
    .where(and(isNotNull(certificateTemplate.publishedAt), isNull(certificateTemplate.retiredAt)))
    .orderBy(desc(certificateTemplate.version))
    .limit(1)
    .get();

export type Template = NonNullable<ReturnType<typeof currentTemplate>>;

export const unprintable = (
  rows: readonly { enrolment: { id: number }; person: { name: string } }[],
  uncovered: Uncovered,
): UncoveredName[] =>
  rows.flatMap((r) => {
    const characters = uncovered(r.person.name);
    return characters.length > 0 ? [{ enrolmentId: r.enrolment.id, name: r.person.name, characters }] : [];
  });
