import { grantedLoan, person } from "db/schema";
import { asc, eq } from "drizzle-orm";
import { addDays } from "~/platform/dates";
import { keepBankFile } from "../bank-file/bank-files.server";
import { interestOver } from "../engine/loan-terms";
import { sharesOf } from "../engine/subsidy";
import { nextQuarter, quarterStart } from "../engine/subsidy-quarter";
import { type LineRow, linesOf, workingOfLine } from "../subsidy/batches.server";
import { changeBatch } from "../subsidy/change-batch.server";
import { askBack } from "../subsidy/claw-back.server";
import { makeBatch } from "../subsidy/make-batch.server";
import { sumsOf } from "../subsidy/working";
import { at, type Demo, may, must } from "./demo-steps.server";

/** A file of the bank that waits to be confirmed: one row plain, one in doubt, one unknown. */
export function fillBankFile(d: Demo): void {
  const loan = d.db
    .select()
    .from(grantedLoan)
    .where(eq(grantedLoan.state, "running"))
    .orderBy(asc(grantedLoan.id))
    .get();
  if (!loan) return;
  const who = d.db.select().from(person).where(eq(person.id, loan.personId)).get();
  const row = (rowNumber: number, noteNumber: string, borrower: string, principalFen: number) => ({
    rowNumber,
    noteNumber,
    borrower,
    on: addDays(d.today, -1),
    principalFen,
    interestFen: 0,
    penaltyFen: 0,
  });
  const rows = [
    row(2, loan.noteNumber, who?.name ?? "", 500_000),
    row(3, loan.noteNumber, "赵小红", 300_000),
    row(4, "NX2301010001", "周大勇", 200_000),
  ];
  must(
    "bank file",
    keepBankFile(d.db, may(d.staff.officer, "loan.repay"), {
      bankId: loan.bankId,
      fileName: "农商银行还款明细.xlsx",
      bytes: Buffer.from(JSON.stringify(rows)),
      rows,
      columns: {
        used: (
          [
            ["note", "借据号"],
            ["borrower", "客户名称"],
            ["on", "还款日期"],
            ["principal", "归还本金"],
            ["interest", "归还利息"],
          ] as const
        ).map(([key, heading]) => ({ key, heading, unit: "yuan" as const })),
        unused: ["贷款本金", "放款日期", "本金余额"],
      },
    }),
  );
}

/** What the state pays for the last day of a line, in fen: what one day too many makes. */
function subsidyOfLastDay(line: LineRow): number {
  const working = workingOfLine(line);
  const last = working.segments.filter((s) => s.reason === null).at(-1);
  if (!last) return 0;
  const sums = sumsOf({ segments: [{ ...last, days: 1 }], terms: working.terms });
  return sharesOf(sums, working.terms, interestOver(working.dayCount)).subsidyFen;
}

/** A batch for every quarter since the first loan: the old ones paid, one with a cut, the last waits to be checked. */
export function fillBatches(d: Demo): void {
  const first = d.db
    .select({ on: grantedLoan.disbursedOn })
    .from(grantedLoan)
    .orderBy(asc(grantedLoan.disbursedOn))
    .get();
  if (!first) return;
  const last = quarterStart(d.today);
  const batch = may(d.staff.officer, "subsidy.batch");
  const check = may(d.staff.reviewer, "subsidy.check");
  for (let closedOn = nextQuarter(first.on); closedOn <= last; closedOn = nextQuarter(closedOn)) {
    const made = at(addDays(closedOn, 4));
    const { id } = must("batch", makeBatch(d.db, batch, closedOn, made));
    if (closedOn === last) return;
    const step = (key: Parameters<typeof changeBatch>[3], days: number, input = {}) => {
      const who = key === "check" ? check : batch;
      const done = changeBatch(d.db, who, id, key, input, at(addDays(closedOn, days)));
      if (!done.ok && done.why !== "subsidyWhy.empty") must(key, done);
      return done.ok;
    };
    if (!step("check", 5)) continue;
    step("send", 6);
    const approvalNumber = `郓财社〔${closedOn.slice(0, 4)}〕${20 + (Number(closedOn.slice(5, 7)) % 7)}号`;
    const [line, other = line] = linesOf(d.db, id);
    // A cut and a claw-back are two mistakes, of two loans.
    const cut = nextQuarter(closedOn) === last && other && other.subsidyFen > 10_000;
    const day = line && subsidyOfLastDay(line);
    const otherDay = other && subsidyOfLastDay(other);
    step("approve", 18, {
      approvalNumber,
      granted:
        cut && otherDay
          ? new Map([[other.id, { fen: other.subsidyFen - otherDay, reason: "多报 1 天，按银行回单核减" }]])
          : undefined,
    });
    const paymentNumber = `郓财拨〔${closedOn.slice(0, 4)}〕${310 + (Number(closedOn.slice(5, 7)) % 7)}号`;
    if (step("pay", 26, { paymentNumber }) && cut && line && day)
      must(
        "clawback",
        askBack(
          d.db,
          batch,
          line.id,
          { fen: day, reason: "银行更正结息日，多贴一天" },
          at(addDays(closedOn, 40)),
        ),
      );
  }
}
