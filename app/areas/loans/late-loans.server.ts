import { loanApplication, person as personTable } from "db/schema";
import { and, eq, isNotNull, lt } from "drizzle-orm";
import { scopeFor } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import type { LateSource } from "~/platform/home/late-thing";
import { translator } from "~/platform/i18n/text";
import { yuanText } from "~/platform/money";
import { personName } from "~/platform/search/place-name";
import type { ApplicationState } from "./application-state";
import { runningLoans } from "./money/running-loans.server";
import { applicationText } from "./text/application";
import { loanVillageText } from "./text/village";

/** Loans that are overdue, and applications whose step took longer than its limit. */
export const lateLoans: LateSource = (db, reader, today, language) => {
  const scope = scopeFor(reader.grants, "loan.view");
  if (scope === null) return [];
  const t = translator(loanVillageText, language);
  const a = translator(applicationText, language);
  const loans = runningLoans(db, scope, today)
    .filter((l) => l.overdueFen > 0)
    .map((l) => ({
      key: `loan-${l.id}`,
      villageId: l.villageId,
      what: t("overdue", { sum: yuanText(l.overdueFen, language) }),
      who: personName(l.name, language),
      dueOn: l.lateSince ?? today,
      to: `/loans/${l.id}`,
    }));
  const steps = db
    .select({
      id: loanApplication.id,
      villageId: loanApplication.villageId,
      state: loanApplication.state,
      dueOn: loanApplication.dueOn,
      name: personTable.name,
    })
    .from(loanApplication)
    .innerJoin(personTable, eq(personTable.id, loanApplication.personId))
    .where(
      and(
        withinVillages(loanApplication.villageId, scope),
        isNotNull(loanApplication.dueOn),
        lt(loanApplication.dueOn, today),
      ),
    )
    .all()
    .map((s) => ({
      key: `step-${s.id}`,
      villageId: s.villageId,
      what: t("lateStep", { state: a(`state.${s.state as ApplicationState}`) }),
      who: personName(s.name, language),
      dueOn: s.dueOn ?? today,
      to: `/loans/applications/${s.id}`,
    }));
  return [...loans, ...steps];
};
