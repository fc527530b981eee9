import type { Reader } from "db/client.server";
import { loanApplication, loanJob } from "db/schema";
import { and, eq, inArray, isNotNull, ne, notInArray } from "drizzle-orm";
import { findPerson, openIdNumber } from "~/areas/people/index.server";
import { type Hire, hiresCounted, type WhyNotNew, whyNotNew } from "../firm-ratio";
import type { Application, jobsOfApplication } from "./application-queries.server";
import { openLoanId } from "./sealed-parts.server";

type Job = ReturnType<typeof jobsOfApplication>[number];
type Firm = Pick<Application, "id" | "creditCode" | "personId">;

/** A firm stays the same through its applications. */
const firmOf = (a: Firm): string => a.creditCode ?? `application-${a.id}`;

/** The number of a firm's legal person: nobody newly hires themselves. */
function ownNumber(db: Reader, a: Firm): string | null {
  const legal = findPerson(db, "all", a.personId);
  return legal ? openIdNumber(legal) : null;
}

const isOwn = (job: Job, own: string | null): boolean => own !== null && openLoanId(job.idSealed) === own;

/** A line of a list as a hire; null where its group, contract or number of identity is not on record, or it is their own. */
function hireOf(a: Firm, job: Job, own: string | null): Hire | null {
  const number = openLoanId(job.idSealed);
  if (!job.proved || job.groupCode === null || job.contractOn === null || number === null) return null;
  if (isOwn(job, own)) return null;
  return {
    personId: number,
    firmId: firmOf(a),
    hiredOn: job.contractOn,
    untilOn: job.contractOpen ? "open" : job.contractUntilOn,
  };
}

const cameToNothing = ["draft", "unqualified", "guarantee-refused", "withdrawn", "lapsed"];

/** The same people in the lists of other firms that have applied. */
function hiredElsewhere(db: Reader, a: Firm, jobs: readonly Job[]): Hire[] {
  const tails = [...new Set(jobs.flatMap((j) => j.idTail ?? []))];
  if (tails.length === 0) return [];
  return db
    .select({
      job: loanJob,
      id: loanApplication.id,
      creditCode: loanApplication.creditCode,
      personId: loanApplication.personId,
    })
    .from(loanJob)
    .innerJoin(loanApplication, eq(loanApplication.id, loanJob.applicationId))
    .where(
      and(
        inArray(loanJob.idTail, tails),
        isNotNull(loanJob.idSealed),
        eq(loanApplication.kind, "firm"),
        ne(loanApplication.id, a.id),
        notInArray(loanApplication.state, cameToNothing),
      ),
    )
    .orderBy(loanJob.id)
    .all()
    .flatMap((row) => hireOf(row, row.job, ownNumber(db, row)) ?? []);
}

export type WhyNotHire =
  | WhyNotNew
  | "self"
  | "group"
  | "proof"
  | "idNumber"
  | "contractOn"
  | "twice"
  | "elsewhere";

/** Each line of a firm's list with why it does not count towards the ratio; null where it does (DOMAIN §1.2, §8.11). */
export function hiresOf(
  db: Reader,
  a: Firm & Pick<Application, "appliedOn">,
  jobs: readonly Job[],
): Map<number, WhyNotHire | null> {
  const legal = ownNumber(db, a);
  const own = jobs.map((job) => ({ job, hire: hireOf(a, job, legal) }));
  const all = [...own.flatMap((o) => o.hire ?? []), ...hiredElsewhere(db, a, jobs)];
  const counted = new Set(hiresCounted(all, firmOf(a), a.appliedOn));
  const people = new Set([...counted].map((h) => h.personId));
  return new Map(
    own.map(({ job, hire }) => [
      job.id,
      hire === null
        ? isOwn(job, legal)
          ? ("self" as const)
          : lackOf(job)
        : (whyNotNew(hire, a.appliedOn) ??
          (counted.has(hire)
            ? null
            : people.has(hire.personId)
              ? ("twice" as const)
              : ("elsewhere" as const))),
    ]),
  );
}

const lackOf = (job: Job): WhyNotHire =>
  job.groupCode === null
    ? "group"
    : job.contractOn === null
      ? "contractOn"
      : job.idSealed === null
        ? "idNumber"
        : "proof";

/** How many of a firm's list count towards its ratio. */
export const hiresListed = (db: Reader, a: Parameters<typeof hiresOf>[1], jobs: readonly Job[]): number =>
  [...hiresOf(db, a, jobs).values()].filter((why) => why === null).length;
