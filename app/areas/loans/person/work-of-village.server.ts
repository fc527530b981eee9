import type { Reader } from "db/client.server";
import { grantedLoan, loanApplication } from "db/schema";
import { and, eq, gte, inArray, notInArray, sql } from "drizzle-orm";
import type { VillageWork } from "~/areas/villages";
import { mergesAway } from "~/areas/villages/index.server";
import { translator } from "~/platform/i18n/text";
import { endStates } from "../application-state";
import { applicationText } from "../text/application";

const openIn = (db: Reader, villageId: number) =>
  db
    .select({ id: loanApplication.id })
    .from(loanApplication)
    .where(and(eq(loanApplication.villageId, villageId), notInArray(loanApplication.state, [...endStates])))
    .all();

/** Applications under way go on with the village that took the other one up. */
export const loansOfVillage: VillageWork = {
  key: "loan-applications",
  table: "loan_application",
  word: (language) => translator(applicationText, language)("merge.applications"),
  count: (db, villageId) => openIn(db, villageId).length,
  move: (tx, changes, { from, into }) => {
    for (const { id } of openIn(tx, from)) changes.update("loan_application", id, { village_id: into });
  },
  later: {
    word: (language) => translator(applicationText, language)("merge.endedApplications"),
    count: (db, villageId, on) =>
      db
        .select({ n: sql<number>`count(*)` })
        .from(loanApplication)
        .where(
          and(
            eq(loanApplication.villageId, villageId),
            inArray(loanApplication.state, [...endStates]),
            gte(loanApplication.appliedOn, on),
          ),
        )
        .get()?.n ?? 0,
  },
};

const runningIn = (db: Reader, villageId: number) =>
  db
    .select({ id: grantedLoan.id })
    .from(grantedLoan)
    .where(and(eq(grantedLoan.villageId, villageId), inArray(grantedLoan.state, ["running", "compensated"])))
    .all();

/** Loans that are still to be paid back are followed in the village that goes on; settled ones stay with the village of their day. */
export const runningLoansOfVillage: VillageWork = {
  key: "loans",
  table: "loan",
  word: (language) => translator(applicationText, language)("merge.loans"),
  count: (db, villageId) => runningIn(db, villageId).length,
  move: (tx, changes, { from, into, on }) => {
    for (const { id } of runningIn(tx, from)) {
      mergesAway(changes, "loan", id, from, on);
      changes.update("loan", id, { village_id: into });
    }
  },
};
