import type { Db } from "db/client.server";
import { grantedLoan, loanApplication } from "db/schema";
import { asc, eq } from "drizzle-orm";
import { type Actor, actorWith } from "~/platform/access/actor";
import { todayOn } from "~/platform/dates";
import { env } from "~/platform/env.server";
import type { ApplicationState } from "../application-state";
import { issueForApplication } from "../papers/issue-for-application.server";
import { issueForLoan } from "../papers/issue-for-loan.server";
import { giveNotice } from "../stages/give-notice.server";
import { demoLoanStaff } from "./fill-demo.server";

/** What an application of a state has been given on paper. */
const papersOf: Partial<Record<ApplicationState, readonly string[]>> = {
  supplementing: ["missing"],
  unqualified: ["application", "refusal"],
  "guarantee-refused": ["refusal"],
  "guarantee-agreed": ["recommendation", "guarantee"],
  "contract-signed": ["recommendation", "counter-guarantee:1", "guarantee"],
};

/** And a loan. */
const papersOfLoans: Readonly<Record<string, readonly string[]>> = {
  running: ["disbursement", "schedule"],
  settled: ["settlement"],
  compensated: ["compensation"],
};

/** Papers of the demo's applications, issued by the command that people use; the first of each state has them. */
export function fillDemoPapers(db: Db): void {
  const actor: Actor<"loan.paper"> | null = actorWith(demoLoanStaff(db).officer, "loan.paper");
  if (!actor) throw new Error("demo papers: nobody may issue them");
  const origin = env().QIHANG_ORIGIN?.replace(/\/$/, "") ?? `http://127.0.0.1:${env().PORT}`;
  for (const [state, keys] of Object.entries(papersOf)) {
    const application = db
      .select({ id: loanApplication.id })
      .from(loanApplication)
      .where(eq(loanApplication.state, state))
      .orderBy(asc(loanApplication.id))
      .limit(1)
      .get();
    if (!application) continue;
    // A guarantor or a missing paper that this application does not have is passed over; the refusal waits to be handed over.
    for (const key of keys) issueForApplication(db, actor, application.id, key, { origin });
    // Whom the guarantor refused was told; who does not qualify has still to be told.
    const clerk = actorWith(demoLoanStaff(db).officer, "loan.edit");
    if (state === "guarantee-refused" && clerk)
      giveNotice(db, clerk, application.id, { how: "当面送达", on: todayOn() });
  }
  for (const [state, keys] of Object.entries(papersOfLoans)) {
    const loan = db
      .select({ id: grantedLoan.id })
      .from(grantedLoan)
      .where(eq(grantedLoan.state, state))
      .orderBy(asc(grantedLoan.id))
      .limit(1)
      .get();
    for (const key of loan ? keys : []) issueForLoan(db, actor, (loan as { id: number }).id, key, { origin });
  }
}
