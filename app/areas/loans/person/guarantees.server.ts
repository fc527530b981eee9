import type { Reader } from "db/client.server";
import { loanApplication, loanGuarantor, person } from "db/schema";
import { desc, eq } from "drizzle-orm";
import type { PersonAside } from "~/areas/people";
import { inScope, type SignedIn, scopeFor } from "~/platform/access/actor";
import { type Language, translator } from "~/platform/i18n/text";
import { bigYuanText } from "~/platform/money";
import { personName } from "~/platform/search/place-name";
import { applicationNumber } from "../application/application-name";
import { linesOf } from "../application/guarantor-record.server";
import type { ApplicationState } from "../application-state";
import { peopleStand } from "../fund/whose-guarantee";
import { isPaidOff } from "../money/loan-standing";
import { applicationText } from "../text/application";
import { loanOnTheWay, loansOfApplications } from "./loan-steps.server";

const over = ["unqualified", "guarantee-refused", "withdrawn", "lapsed"];

/** The loans somebody stands behind (FEATURES 13): whose, how much, how it goes; only those the viewer may open. */
export function guaranteesOf(
  db: Reader,
  viewer: SignedIn,
  personId: number,
  language: Language,
): PersonAside[] {
  const scope = scopeFor(viewer.grants, "loan.view");
  if (scope === null) return [];
  const t = translator(applicationText, language);
  const rows = db
    .select({ application: loanApplication, guarantor: loanGuarantor, borrower: person.name })
    .from(loanGuarantor)
    .innerJoin(loanApplication, eq(loanApplication.id, loanGuarantor.applicationId))
    .leftJoin(person, eq(person.id, loanApplication.personId))
    .where(linesOf(db, personId))
    .orderBy(desc(loanApplication.id))
    .all();
  const loans = loansOfApplications(
    db,
    rows.map((r) => r.application.id),
  );
  const lines = rows.flatMap(({ application: a, guarantor, borrower }) => {
    const loan = loans.get(a.id);
    if (!inScope(scope, (loan ?? a).villageId)) return [];
    const amount = loan?.principalFen ?? a.amountFen;
    const number = applicationNumber(a);
    const state = a.state as ApplicationState;
    const released = guarantor.releasedOn !== null;
    const counts = peopleStand(a.guaranteeKind) || (loan !== undefined && guarantor.signedOn !== null);
    return [
      {
        key: String(guarantor.id),
        label: borrower ? personName(borrower, language) : number,
        value:
          amount === null
            ? t("person.whatNoAmount", { number })
            : t("person.what", { amount: bigYuanText(amount, language), number }),
        to: loan ? `/loans/${loan.id}` : `/loans/applications/${a.id}`,
        detail: !counts
          ? t("person.notCounted")
          : released
            ? t("person.released")
            : loan
              ? loanOnTheWay(db, loan, a.appliedOn, language).badge.word
              : t(`state.${state}`),
        past: !counts || released || (loan ? isPaidOff(loan.state) : false) || over.includes(state),
      },
    ];
  });
  return lines.length > 0 ? [{ key: "guarantees", title: t("person.guarantees"), lines }] : [];
}
