import type { Db } from "db/client.server";
import { certificate, enrolment } from "db/schema";
import { and, eq, isNull } from "drizzle-orm";
import { classesInStates, closedAtOf } from "~/areas/training/index.server";
import type { VillageScope } from "~/platform/access/actor";
import { classForIssue, unprintable } from "./class-for-issue.server";
import { uncoveredByFonts } from "./draw-papers.server";

/**
 * Classes with people who qualify and have no certificate, oldest first, with those whose name no font of this machine
 * can print. Only classes in which somebody lacks one are opened: the certified of all years are many.
 */
export function readyClasses(db: Db, scope: VillageScope) {
  const lacking = new Set(
    db
      .selectDistinct({ classId: enrolment.classId })
      .from(enrolment)
      .leftJoin(certificate, and(eq(certificate.enrolmentId, enrolment.id), eq(certificate.state, "valid")))
      .where(and(eq(enrolment.state, "seated"), eq(enrolment.result, "qualified"), isNull(certificate.id)))
      .all()
      .map((r) => r.classId),
  );
  const classes = classesInStates(db, scope, ["closed", "certified"]).filter((c) => lacking.has(c.class.id));
  const closedAt = closedAtOf(
    db,
    classes.map((c) => c.class.id),
  );
  return classes.flatMap((c) => {
    const found = classForIssue(db, scope, c.class.id);
    if (!found || found.ready.length === 0) return [];
    return [
      {
        ...found,
        closedAt: closedAt.get(c.class.id) ?? null,
        blocked: unprintable(found.ready, uncoveredByFonts),
      },
    ];
  });
}
export type ReadyClass = ReturnType<typeof readyClasses>[number];
