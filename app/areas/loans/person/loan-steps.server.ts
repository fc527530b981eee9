import type { Reader } from "db/client.server";
import { grantedLoan } from "db/schema";
import { inArray } from "drizzle-orm";
import type { PersonStep } from "~/areas/people";
import { inScope, type VillageScope } from "~/platform/access/actor";
import { addDays, type Day, longDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { bigYuanText } from "~/platform/money";
import { stateOfLoan } from "../money/loan-badge";
import { bookOf, eventsOf, type LoanRow, loanColumns, workingDays } from "../money/loan-record.server";
import { standingOf } from "../money/loan-standing";
import { positionOf } from "../money/positions.server";
import { applicationText } from "../text/application";
import { moneyText } from "../text/money";
import type { Use } from "../visits/visit-rules";
import { visitsOf } from "../visits/visits.server";

type VisitKind = "three-months" | "twelve-months" | "other";

/** Loans that these applications led to, by application; those undone were never lent. */
export const loansOfApplications = (db: Reader, ids: readonly number[]): Map<number, LoanRow> =>
  new Map(
    db
      .select(loanColumns)
      .from(grantedLoan)
      .where(inArray(grantedLoan.applicationId, [...ids]))
      .all()
      .filter((l) => l.state !== "undone")
      .map((l) => [l.applicationId, l]),
  );

/** How a loan that was paid out goes on: how much came back, and the word for its state. */
export function loanOnTheWay(
  db: Reader,
  loan: LoanRow,
  appliedOn: Day,
  language: Language,
): Pick<PersonStep, "detail" | "phase" | "badge"> {
  const t = translator(applicationText, language);
  const events = eventsOf(db, loan.id);
  const standing = standingOf(bookOf(loan, events));
  const position = positionOf(loan, events, todayOn(), workingDays(db));
  const { word, tone } = stateOfLoan(loan, standing, position, todayOn());
  const yuan = (fen: number) => bigYuanText(fen, language);
  const paidFen = loan.principalFen - loan.balanceFen;
  const money = {
    running: () =>
      paidFen > 0
        ? t("person.repaid", { paid: yuan(paidFen), balance: yuan(loan.balanceFen) })
        : events.some((e) => e.kind === "repaid") && (position?.overdueFen ?? 0) === 0
          ? t("person.interest", { balance: yuan(loan.balanceFen) })
          : undefined,
    settled: () => loan.settledOn && t("person.settled", { day: longDay(loan.settledOn, language) }),
  }[loan.state as "running" | "settled"]?.();
  const applied = t("person.applied", { day: longDay(appliedOn, language) });
  return {
    detail: [applied, money].filter(Boolean).join(t("person.comma")),
    phase: "done",
    badge: { tone, word: translator(moneyText, language)(`state.${word}`) },
  };
}

/**
 * Visits after the loan: those made, and the next one once it is due within a month. What was found is said to those who
 * see the loan.
 */
export function visitSteps(
  db: Reader,
  loan: LoanRow,
  { scope, visits }: { scope: VillageScope | null; visits: VillageScope | null },
  language: Language,
): PersonStep[] {
  const t = translator(applicationText, language);
  const m = translator(moneyText, language);
  const today = todayOn();
  const sees = scope !== null && inScope(scope, loan.villageId);
  const tones = { "as-stated": "ok", partly: "warn", misused: "bad", unclear: "warn" } as const;
  return visitsOf(db, loan.id)
    .filter((v) => v.doneOn || (loan.state === "running" && v.dueOn <= addDays(today, 30)))
    .map((v) => {
      const use = v.use as Use | null;
      const shared = {
        key: `loan-visit-${v.id}`,
        kind: "follow-up" as const,
        title: t("person.follow"),
        what: m(`visit.kinds.${v.kind as VisitKind}`),
        to: sees ? `/loans/${loan.id}` : undefined,
      };
      if (!v.doneOn)
        return {
          ...shared,
          on: v.dueOn,
          when: t("person.visitDue", { day: longDay(v.dueOn, language) }),
          phase: "now" as const,
          ...(visits !== null && inScope(visits, loan.villageId)
            ? { record: `/loans/${loan.id}/visits/${v.id}` }
            : {}),
          badge:
            v.dueOn < today
              ? { tone: "bad" as const, word: t("person.visitLate") }
              : { tone: "wait" as const, word: t("person.visitWaits") },
        };
      const jobs = v.jobs ? t("person.jobs", { count: v.jobs }) : null;
      return {
        ...shared,
        on: v.doneOn,
        when: longDay(v.doneOn, language),
        detail: sees ? [jobs, v.note].filter(Boolean).join(t("person.comma")) || undefined : undefined,
        phase: "done" as const,
        badge:
          sees && use
            ? { tone: tones[use], word: m(`choice.use.${use}`) }
            : { tone: "ok" as const, word: t("person.visited") },
      };
    });
}
