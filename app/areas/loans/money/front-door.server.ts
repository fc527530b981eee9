import type { Reader } from "db/client.server";
import { grantedLoan, loanApplication, subsidyLine } from "db/schema";
import { and, eq, inArray, isNotNull, ne, sql } from "drizzle-orm";
import { wasInVillage } from "~/areas/villages/index.server";
import { inScope, type SignedIn, scopeFor } from "~/platform/access/actor";
import { type Day, todayOn } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { runningLoans } from "./running-loans.server";

export interface VillageLoans {
  /** Applications ever submitted, and loans ever paid out. */
  applied: number;
  granted: number;
  grantedFen: Fen;
  /** Whether some were paid out here and are followed elsewhere since. */
  movedAway: boolean;
  running: number;
  balanceFen: Fen;
  overdueFen: Fen;
  /** Subsidy paid so far. */
  subsidyFen: Fen;
}

const noLoans: VillageLoans = {
  applied: 0,
  granted: 0,
  grantedFen: 0,
  movedAway: false,
  running: 0,
  balanceFen: 0,
  overdueFen: 0,
  subsidyFen: 0,
};

/** The loans of one village for its page; zeros where the viewer may not see loans there. */
export function loansOfVillageFigures(
  db: Reader,
  viewer: SignedIn,
  villageId: number,
  today: Day = todayOn(),
): VillageLoans {
  const scope = scopeFor(viewer.grants, "loan.view");
  if (scope === null || !inScope(scope, villageId)) return noLoans;
  const loans = db
    .select({ id: grantedLoan.id, fen: grantedLoan.principalFen, now: grantedLoan.villageId })
    .from(grantedLoan)
    .where(
      and(
        wasInVillage(
          "loan",
          { record: grantedLoan.id, now: grantedLoan.villageId, on: grantedLoan.disbursedOn },
          villageId,
        ),
        ne(grantedLoan.state, "undone"),
      ),
    )
    .all();
  const running = runningLoans(db, [villageId], today);
  const ids = loans.map((l) => l.id);
  return {
    applied:
      db
        .select({ n: sql<number>`count(*)` })
        .from(loanApplication)
        .where(and(eq(loanApplication.villageId, villageId), ne(loanApplication.state, "draft")))
        .get()?.n ?? 0,
    granted: loans.length,
    grantedFen: loans.reduce((sum, l) => sum + l.fen, 0),
    movedAway: loans.some((l) => l.now !== villageId),
    running: running.length,
    balanceFen: running.reduce((sum, p) => sum + p.balanceFen, 0),
    overdueFen: running.reduce((sum, p) => sum + p.overdueFen, 0),
    subsidyFen:
      ids.length === 0
        ? 0
        : (db
            .select({ n: sql<number>`coalesce(sum(${subsidyLine.paidFen} - ${subsidyLine.clawedFen}), 0)` })
            .from(subsidyLine)
            .where(and(inArray(subsidyLine.loanId, ids), isNotNull(subsidyLine.paidFen)))
            .get()?.n ?? 0),
  };
}
