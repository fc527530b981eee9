import type { Reader } from "db/client.server";
import { loanCall } from "db/schema";
import { desc, inArray } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { type Day, shortDay } from "~/platform/dates";
import { runningLoans } from "../money/running-loans.server";
import type { DueRowOnPaper } from "../pdf/draw-due-list";

/** Whom to call: what is late, and what falls due within the month; village by village, the worst first; one line a loan. */
export function dueListOnPaper(
  db: Reader,
  scope: VillageScope,
  today: Day,
): { asOf: Day; bank: string; rows: DueRowOnPaper[] } {
  const found = runningLoans(db, scope, today).filter((p) => p.open.length > 0);
  const calls = lastCalls(
    db,
    found.map((p) => p.id),
  );
  const banks = new Set<string>();
  const rows = found.flatMap((p): DueRowOnPaper[] => {
    const { open } = p;
    const first = open[0];
    if (!first) return [];
    banks.add(p.bank);
    return [
      {
        name: p.name,
        village: p.village,
        phone: p.phone,
        noteNumber: p.noteNumber,
        dueOn: first.dueOn,
        principalFen: open.reduce((sum, row) => sum + row.principalFen, 0),
        interestFen: open.reduce((sum, row) => sum + row.interestFen, 0),
        balanceFen: p.balanceFen,
        overdueDays: p.daysLate,
        lastCall: calls.get(p.id) ?? null,
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
