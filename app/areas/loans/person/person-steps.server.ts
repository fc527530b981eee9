import type { Reader } from "db/client.server";
import { grantedLoan, loanApplication, loanPartner } from "db/schema";
import { and, desc, eq } from "drizzle-orm";
import type { PersonSource, PersonStep } from "~/areas/people";
import { inScope, scopeFor } from "~/platform/access/actor";
import { longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { bigYuanText } from "~/platform/money";
import { applicationNumber } from "../application/application-name";
import type { Application } from "../application/application-queries.server";
import { type TouchedByDeath, touchedByDeath } from "../application/deaths.server";
import type { ApplicationState } from "../application-state";
import { stateTone } from "../stages/state-tone";
import { applicationText } from "../text/application";
import { loanDeathText } from "../text/deaths";
import { moneyText } from "../text/money";
import { guaranteesOf } from "./guarantees.server";
import { loanOnTheWay, loansOfApplications, visitSteps } from "./loan-steps.server";
import { nextLoanOf } from "./next-loan.server";

const openLoansOf = (db: Reader, personId: number): number =>
  db
    .select({ id: grantedLoan.id })
    .from(grantedLoan)
    .where(and(eq(grantedLoan.personId, personId), eq(grantedLoan.state, "running")))
    .all().length;

/** By number and not by whose they are: whoever enters a death need not see the other's records. */
function saidOfTouched(touched: TouchedByDeath, language: Language): string[] {
  const t = translator(loanDeathText, language);
  const parts = ["applies", "shares", "sharesLoans", "vouchesForApplications", "vouchesForLoans"] as const;
  return parts.flatMap((part) =>
    touched[part].length > 0 ? [t(`said.${part}`, { number: touched[part].join(t("comma")) })] : [],
  );
}

/** Loans of a person, what was applied for and what became of it, and the visits; those of partners too, for they count as theirs. */
export const loansOfPersonSource: PersonSource = {
  afterDeath: (db, personId, _diedOn, language) => {
    const count = openLoansOf(db, personId);
    return [
      ...(count > 0 ? [translator(moneyText, language)("loan.afterDeath", { count })] : []),
      ...saidOfTouched(touchedByDeath(db, personId), language),
    ];
  },
  part: "loans",
  offers: nextLoanOf,
  asides: guaranteesOf,
  steps: (db, viewer, personId, language) => {
    const t = translator(applicationText, language);
    const scope = scopeFor(viewer.grants, "loan.view");
    const visits = scopeFor(viewer.grants, "loan.visit");
    const own = db
      .select()
      .from(loanApplication)
      .where(eq(loanApplication.personId, personId))
      .orderBy(desc(loanApplication.id))
      .all();
    const shared = db
      .select({ application: loanApplication })
      .from(loanPartner)
      .innerJoin(loanApplication, eq(loanApplication.id, loanPartner.applicationId))
      .where(eq(loanPartner.personId, personId))
      .all();
    const all = [
      ...own.map((application) => ({ application, partner: false })),
      ...shared.map(({ application }) => ({ application, partner: true })),
    ];
    const loans = loansOfApplications(
      db,
      all.map((r) => r.application.id),
    );
    const step = (a: Application, partner: boolean): PersonStep => {
      const state = a.state as ApplicationState;
      const loan = loans.get(a.id);
      const number = applicationNumber(a);
      const void1 = ["unqualified", "guarantee-refused", "withdrawn", "lapsed"].includes(state);
      const amount = loan?.principalFen ?? a.amountFen;
      const on = loan?.disbursedOn ?? a.appliedOn;
      const way = loan
        ? loanOnTheWay(db, loan, a.appliedOn, language)
        : {
            detail: a.refusedReason ?? undefined,
            phase: void1 ? ("void" as const) : state === "disbursed" ? ("done" as const) : ("now" as const),
            badge: { tone: stateTone(state), word: t(`state.${state}`) },
          };
      return {
        key: `loan-application-${a.id}`,
        on,
        when: longDay(on, language),
        title: t("person.title"),
        what:
          amount === null
            ? t("person.whatNoAmount", { number })
            : t("person.what", { amount: bigYuanText(amount, language), number }),
        ...way,
        ...(partner ? { detail: t("person.partner") } : {}),
        to:
          scope !== null && inScope(scope, (loan ?? a).villageId)
            ? loan
              ? `/loans/${loan.id}`
              : `/loans/applications/${a.id}`
            : undefined,
      };
    };
    return all.flatMap(({ application: a, partner }) => {
      const loan = loans.get(a.id);
      return [
        step(a, partner),
        ...(loan && !partner ? visitSteps(db, loan, { scope, visits }, language) : []),
      ];
    });
  },
};
