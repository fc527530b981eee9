import { loanApplication, person as personTable } from "db/schema";
import { eq } from "drizzle-orm";
import { calendarEdits, workingDaysBetween } from "~/areas/policies/index.server";
import { scopeFor } from "~/platform/access/actor";
import { addDays } from "~/platform/dates";
import type { LateSource } from "~/platform/home/late-thing";
import { translator } from "~/platform/i18n/text";
import { yuanText } from "~/platform/money";
import { personName } from "~/platform/search/place-name";
import type { ApplicationState } from "./application-state";
import { lateStep } from "./home/late-step.server";
import { runningLoans } from "./money/running-loans.server";
import { applicationText } from "./text/application";
import { moneyText } from "./text/money";
import { loanVillageText } from "./text/village";
import { visitsDue } from "./visits/visits.server";

/** Loans that are overdue, applications whose step took longer than its limit, visits to borrowers past their day. */
export const lateLoans: LateSource = (db, reader, today, language) => {
  const scope = scopeFor(reader.grants, "loan.view");
  if (scope === null) return [];
  const t = translator(loanVillageText, language);
  const a = translator(applicationText, language);
  const m = translator(moneyText, language);
  const edits = calendarEdits(db);
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
    .where(lateStep(scope, today))
    .all()
    .map((s) => ({
      key: `step-${s.id}`,
      villageId: s.villageId,
      what: t("lateStep", { state: a(`state.${s.state as ApplicationState}`) }),
      who: personName(s.name, language),
      dueOn: s.dueOn ?? today,
      workingDays: workingDaysBetween(s.dueOn ?? today, today, edits),
      to: `/loans/applications/${s.id}`,
    }));
  const visits = visitsDue(db, scope, addDays(today, -1)).map((v) => ({
    key: `loan-visit-${v.id}`,
    villageId: v.villageId,
    what: t("lateVisit", { kind: m(`visit.kinds.${v.kind as "other"}`) }),
    who: personName(v.name, language),
    dueOn: v.dueOn,
    to: `/loans/${v.loanId}`,
  }));
  return [...loans, ...steps, ...visits];
};
