import type { Reader } from "db/client.server";
import { grantedLoan, loanVisit } from "db/schema";
import { asc, eq } from "drizzle-orm";
import { addDays, clockOf, type Day, todayOn } from "~/platform/dates";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { readSettings } from "~/platform/settings.server";
import { applicationNumber } from "../application/application-name";
import { balanceOn } from "../engine/loan-life";
import { borneInPart, wholeFen } from "../money/borne-share";
import { laterRate } from "../money/held-rate";
import { stateOfLoan } from "../money/loan-badge";
import { ratesOf, standingEvents } from "../money/loan-book";
import { bookOf, eventsOf, type LoanRow, workingDays } from "../money/loan-record.server";
import { claimFen, standingOf } from "../money/loan-standing";
import { positionOf } from "../money/positions.server";
import { guarantorsOfLoan } from "../money/requests.server";
import { riseBefore } from "../money/rises-answered.server";
import { unpaidInterest } from "../money/unpaid-interest";
import type { PaperKind } from "../papers";
import { drawDisbursement } from "../pdf/draw-disbursement";
import { drawExtension } from "../pdf/draw-extension";
import { drawLedger } from "../pdf/draw-ledger";
import { drawLetter } from "../pdf/draw-letter";
import { drawSchedule } from "../pdf/draw-schedule";
import { drawVisit } from "../pdf/draw-visit";
import { drawWorking } from "../pdf/draw-working";
import { compensationLetter, dunningLetter, settlementLetter } from "../pdf/letters-of-loan";
import { afterBatch } from "../subsidy/after-batch.server";
import { linesOfLoan, workingOfLine } from "../subsidy/batches.server";
import { ledgerOf } from "../subsidy/ledger.server";
import { quarterName } from "../subsidy/working";
import { addressees } from "./addressees.server";
import { extensionPaper } from "./extension-gather.server";
import { guarantorNamed } from "./guarantor-named.server";
import type { ReadyPaper } from "./issue-paper.server";
import { ledgerOnPaper } from "./ledger-gather.server";
import { contactLine } from "./letter-about.server";
import { loanFile, loanOnPaper, policyWords, ruleWords } from "./loan-gather.server";
import { scheduleOnPaper } from "./schedule-gather";
import { settledHow } from "./settled-how";
import { m, a as t } from "./words-on-paper.server";
import { workingOnPaper } from "./working-gather";

/** Days that a demand gives to pay. */
const daysToPay = 10;

/** The day on which the payout was entered, whatever happened to the loan since. */
function enteredOn(db: Reader, loan: LoanRow): Day {
  const row = db
    .select({ at: grantedLoan.createdAt })
    .from(grantedLoan)
    .where(eq(grantedLoan.id, loan.id))
    .get();
  if (!row) throw new Error(`loan ${loan.id} is not there`);
  return todayOn(row.at);
}

/** Papers that a loan can be given now, in the order of its life. */
export function readyForLoan(db: Reader, loan: LoanRow, now = Date.now()): ReadyPaper[] {
  const today: Day = todayOn(now);
  const fonts = paperFonts();
  const file = loanFile(db, loan);
  const { application: a } = file;
  const paper = loanOnPaper(db, file);
  const events = eventsOf(db, loan.id);
  const book = bookOf(loan, events);
  const stand = standingEvents(book);
  const position = positionOf(loan, events, today, workingDays(db));
  const settings = readSettings(db);
  const guarantor = guarantorNamed(
    db,
    { guaranteeKind: a.guaranteeKind, bankId: loan.bankId, companyId: a.companyId },
    loan.disbursedOn,
  );
  const base = {
    base: applicationNumber(a),
    part: null,
    applicationId: loan.applicationId,
    loanId: loan.id,
    batchId: null,
    villageId: loan.villageId,
    name: file.name,
    idNumber: file.idNumber,
    amountFen: loan.principalFen,
    once: true,
  } as const;
  const ready: ReadyPaper[] = [];
  const add = (kind: PaperKind, given: Pick<ReadyPaper, "printed" | "draw"> & Partial<ReadyPaper>) =>
    ready.push({ ...base, kind, ...given });
  if (loan.state === "undone") return ready;

  const disbursement = {
    ...paper,
    applicationNumber: applicationNumber(a),
    approvalNumber: a.approvalNumber,
    business: a.businessName,
    purpose: a.purpose,
    guarantee:
      a.guaranteeKind === "company" && guarantor
        ? guarantor
        : a.guaranteeKind && t(`guaranteeKind.${a.guaranteeKind as "fund"}`),
    guaranteeMode: a.guaranteeMode ? t(`guaranteeMode.${a.guaranteeMode as "joint"}`) : null,
    policy: policyWords(db, loan),
    rule: ruleWords(loan),
    proof: loan.proofType !== null,
    enteredOn: enteredOn(db, loan),
    enteredBy: loan.enteredByName,
  };
  add("disbursement", {
    printed: disbursement,
    draw: (facts) => drawDisbursement({ facts, data: { ...disbursement, number: facts.number } }, fonts),
  });
  const plan = position && scheduleOnPaper(loan, position, today, workingDays(db));
  if (plan)
    add("schedule", {
      // A plan made anew is another paper with the next number.
      once: false,
      printed: plan,
      draw: (facts) =>
        drawSchedule({ facts, data: { ...paper, ...plan, number: facts.number, madeOn: today } }, fonts),
    });
  for (const { line, batch } of linesOfLoan(db, loan.id)) {
    if (line.kind !== "entitled" || batch.state === "draft") continue;
    const { year, no } = quarterName(line.quarter);
    const working = {
      ...workingOnPaper(
        workingOfLine(line),
        paper,
        { policy: policyWords(db, loan), rule: ruleWords(loan) },
        `${todayOn(batch.createdAt)} ${clockOf(batch.createdAt)}`,
      ),
      after: afterBatch(db, loan, { line, batch }, "zh", now),
    };
    add("working", {
      // One given out before something came after the batch does not say so: another may be.
      once: working.after === null,
      part: `${year}Q${no}`,
      amountFen: working.subsidyFen,
      printed: working,
      draw: (facts) => drawWorking({ facts, data: { ...working, number: facts.number } }, fonts),
    });
  }
  for (const visit of db
    .select()
    .from(loanVisit)
    .where(eq(loanVisit.loanId, loan.id))
    .orderBy(asc(loanVisit.dueOn))
    .all()) {
    // Taken along to be filled in, or with what was found.
    if (visit.doneOn === null && visit.dueOn > addDays(today, 30)) continue;
    const data = {
      ...paper,
      kind: visit.kind,
      dueOn: visit.dueOn,
      doneOn: visit.doneOn,
      use: visit.use,
      purpose: a.purpose,
      // What was owed on the day of the visit; before it, what is owed today.
      balanceFen: position && visit.doneOn ? balanceOn(position.life, visit.doneOn) : loan.balanceFen,
      jobs: visit.jobs,
      turnoverFen: visit.turnoverFen,
      note: visit.note,
      visitor: visit.userName,
    };
    add("visit", {
      part: String(visit.id),
      visitKind: visit.kind,
      once: false,
      amountFen: null,
      printed: data,
      draw: (facts) => drawVisit({ facts, data: { ...data, number: facts.number } }, fonts),
    });
  }
  const about = {
    ...paper,
    issuer: settings.issuerName,
    counter: guarantorsOfLoan(db, loan).length > 0 || ["mortgage", "pledge"].includes(a.guaranteeKind ?? ""),
    day: today,
    contact: contactLine(db, loan.enteredBy, loan.enteredByName),
  };
  if (position && position.overdueFen > 0) {
    const late = position.rows.filter((row) => position.arrears.some((x) => x.no === row.no));
    const owed = {
      principalFen: late.reduce((sum, row) => sum + row.principalFen - row.paidPrincipalFen, 0),
      interestFen: late.reduce((sum, row) => sum + row.interestFen - row.paidInterestFen, 0),
      penaltyFen: 0,
    };
    const data = {
      ...about,
      owed,
      owedOn: today,
      overdueDays: position.daysLate,
      payUntil: addDays(today, daysToPay),
    };
    for (const [index, { said, name }] of addressees(db, file).entries())
      add("dunning", {
        part: index === 0 ? null : `B${index}`,
        once: false,
        amountFen: owed.principalFen + owed.interestFen,
        ...(index === 0 ? {} : { name, idNumber: null }),
        printed: [data, said],
        draw: (facts) =>
          drawLetter(dunningLetter({ ...data, ...said, paperNumber: facts.number }), facts, fonts),
      });
  }
  const extension = extensionPaper(
    db,
    file,
    paper,
    laterRate(ratesOf(book, stand), loan.maturesOn),
    guarantor,
  );
  if (extension)
    add("extension", {
      amountFen: loan.balanceFen,
      printed: extension,
      draw: (facts) => drawExtension({ facts, data: { ...extension, number: facts.number } }, fonts),
    });
  const compensated = stand.filter((e) => e.kind === "compensated");
  const last = compensated.at(-1);
  const restFen = claimFen(standingOf(book).claim);
  // What is recovered or given up is asked of nobody.
  if (last && guarantor && loan.state === "compensated") {
    const paid = compensated.reduce(
      (sum, e) => ({
        principalFen: sum.principalFen + e.principalFen,
        interestFen: sum.interestFen + e.interestFen,
        penaltyFen: sum.penaltyFen + e.penaltyFen,
      }),
      { principalFen: 0, interestFen: 0, penaltyFen: 0 },
    );
    const borne = borneInPart(last);
    const rise = riseBefore(db, loan, events, last);
    const data = {
      ...about,
      issuer: guarantor,
      paid,
      paidOn: last.on,
      restFen,
      ...(borne && { borne }),
    };
    for (const [index, { said, name, guarantorId }] of addressees(db, file).entries()) {
      const freeFen = rise.others.find((o) => index > 0 && o.signer.id === guarantorId)?.fen ?? 0;
      const added = { unpaidFen: rise.payerFen, freeFen };
      const letter = rise.payerFen + freeFen > 0 ? { ...data, rise: added } : data;
      add("compensation", {
        issuer: data.issuer,
        part: index === 0 ? null : `B${index}`,
        amountFen: borne?.fen ?? wholeFen(paid),
        ...(index === 0 ? {} : { name, idNumber: null }),
        printed: [letter, said],
        draw: (facts) =>
          drawLetter(compensationLetter({ ...letter, ...said, paperNumber: facts.number }), facts, fonts),
      });
    }
  }
  const quarters = ledgerOf(db, loan, position, today);
  const settled = settledHow(loan, stand, position?.rows.at(-1)?.dueOn ?? null, unpaidInterest(book));
  if (settled) {
    const data = {
      ...about,
      ...settled,
      subsidyFen: quarters.reduce((sum, q) => sum + q.paidFen - q.clawedFen, 0),
    };
    add("settlement", {
      printed: data,
      draw: (facts) => drawLetter(settlementLetter({ ...data, paperNumber: facts.number }), facts, fonts),
    });
  }
  const { word } = stateOfLoan(loan, standingOf(book), position, today);
  const ledger = ledgerOnPaper(
    paper,
    loan,
    stand,
    events,
    quarters,
    position && position.daysLate > 0 ? `逾期 ${position.daysLate} 天` : m(`state.${word}`),
  );
  add("ledger", {
    once: false,
    printed: ledger,
    draw: (facts) => drawLedger({ facts, data: ledger, madeOn: today }, fonts),
  });
  return ready;
}
