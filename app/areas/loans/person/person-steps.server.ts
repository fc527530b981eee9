import { grantedLoan, loanApplication, loanPartner } from "db/schema";
import { desc, eq } from "drizzle-orm";
import type { PersonSource, PersonStep } from "~/areas/people";
import { inScope, scopeFor } from "~/platform/access/actor";
import { longDay } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { bigYuanText } from "~/platform/money";
import { applicationNumber } from "../application/application-name";
import type { Application } from "../application/application-queries.server";
import type { ApplicationState } from "../application-state";
import { stateTone } from "../stages/state-tone";
import { applicationText } from "../text/application";

/** Applications of a person and what became of them; those of partners too, for they count as theirs. */
export const loansOfPersonSource: PersonSource = {
  steps: (db, viewer, personId, language) => {
    const t = translator(applicationText, language);
    const scope = scopeFor(viewer.grants, "loan.view");
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
    const loans = new Map(
      db
        .select({ applicationId: grantedLoan.applicationId, id: grantedLoan.id, state: grantedLoan.state })
        .from(grantedLoan)
        .all()
        .filter((l) => l.state !== "undone")
        .map((l) => [l.applicationId, l]),
    );
    const step = (a: Application, partner: boolean): PersonStep => {
      const state = a.state as ApplicationState;
      const number = applicationNumber(a);
      const void1 = ["unqualified", "guarantee-refused", "withdrawn", "lapsed"].includes(state);
      return {
        key: `loan-application-${a.id}`,
        on: a.appliedOn,
        when: longDay(a.appliedOn, language),
        title: t("person.title"),
        what:
          a.amountFen === null
            ? t("person.whatNoAmount", { number })
            : t("person.what", { amount: bigYuanText(a.amountFen, language), number }),
        detail: partner ? t("person.partner") : (a.refusedReason ?? undefined),
        phase: void1 ? "void" : state === "disbursed" ? "done" : "now",
        badge: { tone: stateTone(state), word: t(`state.${state}`) },
        to:
          scope !== null && inScope(scope, a.villageId)
            ? loans.has(a.id)
              ? `/loans/${loans.get(a.id)?.id}`
              : `/loans/applications/${a.id}`
            : undefined,
      };
    };
    return [...own.map((a) => step(a, false)), ...shared.map((r) => step(r.application, true))];
  },
};
