import type { Reader } from "db/client.server";
import { loanApplication } from "db/schema";
import { and, eq, notInArray } from "drizzle-orm";
import type { VillageWork } from "~/areas/villages";
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
};
