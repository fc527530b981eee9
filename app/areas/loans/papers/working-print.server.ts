import type { Db } from "db/client.server";
import { loanApplication } from "db/schema";
import { eq } from "drizzle-orm";
import { clockOf, type Day, todayOn } from "~/platform/dates";
import { applicationNumber } from "../application/application-name";
import { quarterStart } from "../engine/subsidy-quarter";
import type { LoanRow } from "../money/loan-record.server";
import type { WorkingOnPaper } from "../pdf/working-data";
import { afterBatch } from "../subsidy/after-batch.server";
import { wasSent } from "../subsidy/batch-rules";
import { linesOfLoan, workingOfLine } from "../subsidy/batches.server";
import { liveWorking } from "../subsidy/live-working.server";
import { quarterName } from "../subsidy/working";
import { loanFile, loanOnPaper, policyWords, ruleWords } from "./loan-gather.server";
import { workingOnPaper } from "./working-gather";

export const isQuarter = (text: string): boolean =>
  /^\d{4}-(03|06|09|12)-21$/.test(text) && quarterStart(text) === text;

/**
 * The working of a quarter for a print that is no issued paper: what the ledger says today, or a line of a batch. Null
 * when there is no such quarter, line or interest.
 */
export function workingPrint(
  db: Db,
  loan: LoanRow,
  quarter: Day,
  lineId: number | null,
  now: number,
): { number: string; frozen: boolean; data: WorkingOnPaper } | null {
  if (!isQuarter(quarter)) return null;
  const found =
    lineId === null
      ? undefined
      : linesOfLoan(db, loan.id).find((l) => l.line.id === lineId && l.line.quarter === quarter);
  if (lineId !== null && !found) return null;
  const working = found ? workingOfLine(found.line) : liveWorking(db, loan, quarter, now);
  if (!working || working.segments.length === 0) return null;
  const application = db
    .select({ year: loanApplication.year, number: loanApplication.number })
    .from(loanApplication)
    .where(eq(loanApplication.id, loan.applicationId))
    .get();
  const { year, no } = quarterName(quarter);
  const number = `${application ? applicationNumber(application) : loan.noteNumber}-TX-${year}Q${no}`;
  const at = found ? found.batch.createdAt : now;
  return {
    number,
    frozen: found !== undefined && wasSent(found.batch.state),
    data: {
      ...workingOnPaper(
        working,
        loanOnPaper(db, loanFile(db, loan)),
        { policy: policyWords(db, loan), rule: ruleWords(loan) },
        `${todayOn(at)} ${clockOf(at)}`,
      ),
      after: found ? afterBatch(db, loan, found, "zh", now) : null,
      number,
    },
  };
}
