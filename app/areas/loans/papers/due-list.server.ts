import type { Reader } from "db/client.server";
import { loanCall } from "db/schema";
import { desc, inArray } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { addDays, type Day, shortDay } from "~/platform/dates";
import { positions, runningOnly } from "../money/positions.server";
import type { DueRowOnPaper } from "../pdf/draw-due-list";

/** Days ahead that the call sheet looks. */
export const dueWithin = 30;

/** Whom to call: what is late, and what falls due within the month; village by village, the worst first; one line a loan. */
export function dueListOnPaper(
  db: Reader,
  scope: VillageScope,
  today: Day,
): { asOf: Day; bank: string; rows: DueRowOnPaper[] } {
  const until = addDays(today, dueWithin);
  const found = positions(db, scope, until, runningOnly());
  const late = new Map(positions(db, scope, today, runningOnly()).map((p) => [p.loan.id, p.daysLate]));
  const calls = lastCalls(
    db,
    found.map((p) => p.loan.id),
  );
  const banks = new Set<string>();
  const rows = found.flatMap((p): DueRowOnPaper[] => {
    const open = p.rows.filter((row) => row.curedOn === null && row.dueOn <= until);
    const first = open[0];
    if (!first) return [];
    banks.add(p.bank);
    return [
      {
        name: p.name,
        village: p.village,
        phone: p.phone,
        noteNumber: p.loan.noteNumber,
        dueOn: first.dueOn,
        principalFen: open.reduce((sum, row) => sum + row.principalFen - row.paidPrincipalFen, 0),
        interestFen: open.reduce((sum, row) => sum + row.interestFen - row.paidInterestFen, 0),
        balanceFen: p.loan.balanceFen,
        overdueDays: late.get(p.loan.id) ?? 0,
        lastCall: calls.get(p.loan.id) ?? null,
      },
    ];
  });
  const worst = new Map<string, number>();
  for (const r of rows) worst.set(r.village, Math.max(r.overdueDays, worst.get(r.village) ?? 0));
  rows.sort(
    (a, b) =>
      (worst.get(b.village) ?? 0) - (worst.get(a.village) ?? 0) ||
      a.village.localeCompare(b.village, "zh") ||
      b.overdueDays - a.overdueDays ||
      (a.dueOn < b.dueOn ? -1 : 1),
  );
  return {
    asOf: today,
    bank: banks.size === 1 ? ([...banks][0] as string) : `${banks.size} 家经办银行`,
    rows,
  };
}

function lastCalls(db: Reader, loanIds: readonly number[]): Map<number, string> {
  const calls = new Map<number, string>();
  for (let at = 0; at < loanIds.length; at += 500)
    for (const call of db
      .select()
      .from(loanCall)
      .where(inArray(loanCall.loanId, loanIds.slice(at, at + 500)))
      .orderBy(desc(loanCall.on), desc(loanCall.id))
      .all())
      if (!calls.has(call.loanId)) calls.set(call.loanId, shortDay(call.on, "zh"));
  return calls;
}
