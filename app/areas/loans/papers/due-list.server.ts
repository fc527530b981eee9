import type { Reader } from "db/client.server";
import type { VillageScope } from "~/platform/access/actor";
import { type Day, shortDay } from "~/platform/dates";
import { lastCalls } from "../money/last-calls.server";
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
    const called = calls.get(p.id);
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
        lastCall: called ? shortDay(called.on, "zh") : null,
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
