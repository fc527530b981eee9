import type { Reader } from "db/client.server";
import type { VillageScope } from "~/platform/access/actor";
import { type Day, shortDay } from "~/platform/dates";
import { lastCalls } from "../money/last-calls.server";
import { type ListedLoan, runningLoans } from "../money/running-loans.server";
import type { DueRowOnPaper } from "../pdf/draw-due-list";

/**
 * Whom to call: what is late, and what falls due within the month, each day by itself with its own sum, so that nobody is
 * asked for as late what is not due yet; village by village, the worst first, the days of a loan together.
 */
export function dueListOnPaper(
  db: Reader,
  scope: VillageScope,
  today: Day,
): { asOf: Day; bank: string; loans: number; rows: DueRowOnPaper[] } {
  const found = runningLoans(db, scope, today).filter((p) => p.open.length > 0);
  const calls = lastCalls(
    db,
    found.map((p) => p.id),
  );
  const worst = new Map<string, number>();
  for (const p of found) worst.set(p.village, Math.max(p.daysLate, worst.get(p.village) ?? 0));
  found.sort(
    (a, b) =>
      (worst.get(b.village) ?? 0) - (worst.get(a.village) ?? 0) ||
      a.village.localeCompare(b.village, "zh") ||
      b.daysLate - a.daysLate ||
      ((a.open[0]?.dueOn ?? "") < (b.open[0]?.dueOn ?? "") ? -1 : 1),
  );
  const banks = [...new Set(found.map((p) => p.bank))];
  return {
    asOf: today,
    bank: banks.length === 1 ? (banks[0] as string) : `${banks.length} 家经办银行`,
    loans: found.length,
    rows: found.flatMap((p) => rowsOf(p, calls.get(p.id)?.on ?? null)),
  };
}

/** The days of a loan; the balance and the last call stand once. */
const rowsOf = (p: ListedLoan, calledOn: Day | null): DueRowOnPaper[] =>
  p.open.map((row, k) => ({
    name: p.diedOn ? `${p.name}\n（已去世）` : p.name,
    village: p.village,
    phone: p.phone,
    noteNumber: p.noteNumber,
    dueOn: row.dueOn,
    principalFen: row.principalFen,
    interestFen: row.interestFen,
    balanceFen: k === 0 ? p.balanceFen : null,
    graceUntil: row.graceUntil,
    overdueDays: p.arrears.find((late) => late.no === row.no)?.daysLate ?? 0,
    lastCall: k === 0 && calledOn ? shortDay(calledOn, "zh") : null,
  }));
