import type { Reader } from "db/client.server";
import { grantedLoan, loanApplication, subsidyLine } from "db/schema";
import { and, eq, inArray, isNotNull, ne, sql } from "drizzle-orm";
import { inScope, type SignedIn, scopeFor } from "~/platform/access/actor";
import { type Day, todayOn } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { dueList } from "../portfolio/arrears.server";
import { visitsDue } from "../visits/visits.server";
import { positions, runningOnly } from "./positions.server";
import { openRequests } from "./requests.server";

export interface VillageLoans {
  /** Applications ever submitted, and loans ever paid out. */
  applied: number;
  granted: number;
  grantedFen: Fen;
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
    .select({ id: grantedLoan.id, fen: grantedLoan.principalFen })
    .from(grantedLoan)
    .where(and(eq(grantedLoan.villageId, villageId), ne(grantedLoan.state, "undone")))
    .all();
  const running = positions(db, [villageId], today, runningOnly());
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
    running: running.length,
    balanceFen: running.reduce((sum, p) => sum + p.loan.balanceFen, 0),
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

/** What is due within so many days in the villages where somebody sees loans: for their home page. */
export function dueSoon(db: Reader, viewer: SignedIn, days = 30, today: Day = todayOn()) {
  const scope = scopeFor(viewer.grants, "loan.view");
  if (scope === null) return [];
  return dueList(db, scope, today, days).map((l) => ({
    loanId: l.position.loan.id,
    name: l.position.name,
    village: l.position.village,
    phone: l.position.phone,
    dueOn: l.dueOn,
    fen: l.principalFen + l.interestFen,
  }));
}

/** How much of the money's work waits: what is overdue, due, asked for, to be visited. Each in the viewer's villages. */
export function moneyCounts(db: Reader, viewer: SignedIn, today: Day = todayOn()) {
  const scope = scopeFor(viewer.grants, "loan.view");
  if (scope === null) return { overdue: 0, due: 0, toDecide: 0, visits: 0 };
  const decides = scopeFor(viewer.grants, "loan.decide");
  return {
    overdue: positions(db, scope, today, runningOnly()).filter((p) => p.overdueFen > 0).length,
    due: dueList(db, scope, today).length,
    toDecide:
      decides === null
        ? 0
        : openRequests(db).filter((r) => inScope(decides, r.villageId) && r.request.askedBy !== viewer.userId)
            .length,
    visits: visitsDue(db, scope, today).length,
  };
}
