import type { Db } from "db/client.server";
import { guaranteeFund, loanApplication, loanBank, loanPartner, person } from "db/schema";
import { type DemoLoan, demoFund, demoFundEntries, demoLoans } from "db/seed/loan-money";
import { asc, eq } from "drizzle-orm";
import { spouseOf } from "~/areas/people/index.server";
import { addDays, addMonths, type Day, todayOn } from "~/platform/dates";
import { enterFund } from "../fund/enter-fund.server";
import { askRequest } from "../money/ask-request.server";
import { decideRequest } from "../money/decide-request.server";
import { disburseLoan } from "../money/disburse-loan.server";
import { bookOf, eventsOf, findLoan, workingDays } from "../money/loan-record.server";
import { noteCall } from "../money/note-call.server";
import { positionOf } from "../money/positions.server";
import { postRepayment } from "../money/post-repayment.server";
import type { Scan } from "../money/read-scan.server";
import { recoverClaim } from "../money/recover-claim.server";
import type { RequestKind } from "../money/request-rules";
import { livingSigners } from "../money/requests.server";
import { unpaidInterest } from "../money/unpaid-interest";
import { recordVisit } from "../visits/record-visit.server";
import { visitsOf } from "../visits/visits.server";
import { bringApplication } from "./bring-application.server";
import { at, type Demo, may, must } from "./demo-steps.server";
import { fillBankFile, fillBatches } from "./fill-batches.server";
import { demoBorrowers, demoLoanStaff } from "./fill-demo.server";

/** A one-page receipt, as small as a PDF can be. */
const receipt: Scan = {
  type: "application/pdf",
  bytes: Buffer.from(
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
  ),
};

/** Pays what is due until a day, each row on its due day. */
function payUntil(d: Demo, loanId: number, until: Day): void {
  const isWorkingDay = workingDays(d.db);
  const dues = () => {
    const loan = findLoan(d.db, "all", loanId)!;
    return { loan, position: positionOf(loan, eventsOf(d.db, loanId), d.today, isWorkingDay) };
  };
  for (const { dueOn, no } of dues().position?.rows ?? []) {
    if (dueOn > until) break;
    const loan = findLoan(d.db, "all", loanId)!;
    const row = positionOf(loan, eventsOf(d.db, loanId), dueOn, isWorkingDay)?.rows.find((r) => r.no === no);
    if (!row || loan.state !== "running") continue;
    const principalFen = Math.min(loan.balanceFen, row.principalFen - row.paidPrincipalFen);
    const interestFen = row.interestFen - row.paidInterestFen;
    if (principalFen + interestFen <= 0) continue;
    pay(d, loanId, dueOn, principalFen, interestFen);
  }
}

const pay = (d: Demo, loanId: number, on: Day, principalFen: number, interestFen: number) =>
  must(
    "repayment",
    postRepayment(
      d.db,
      may(d.staff.officer, "loan.repay"),
      loanId,
      { on, principalFen, interestFen, penaltyFen: 0, note: null, proof: null },
      null,
      at(on),
    ),
  );

function ask(
  d: Demo,
  loanId: number,
  kind: RequestKind,
  reason: string,
  on: Day,
  more: { toOn?: Day; principalFen?: number; interestFen?: number } = {},
): number {
  const loan = findLoan(d.db, "all", loanId)!;
  return must(
    kind,
    askRequest(
      d.db,
      may(d.staff.officer, "loan.disburse"),
      loanId,
      {
        kind,
        reason,
        toOn: more.toOn ?? null,
        consents: [],
        signed:
          kind === "extension"
            ? livingSigners(d.db, loan).map((g) => ({
                guarantorId: g.id,
                on: addDays(on, -1),
                proof: receipt,
              }))
            : [],
        principalFen: more.principalFen ?? null,
        interestFen: more.interestFen ?? null,
      },
      at(on),
    ),
  ).id;
}

const agree = (d: Demo, loanId: number, requestId: number, on: Day) =>
  must(
    "decision",
    decideRequest(
      d.db,
      may(d.staff.reviewer, "loan.decide"),
      loanId,
      requestId,
      { yes: true, text: "情况属实，同意" },
      at(on),
    ),
  );

const call = (d: Demo, loanId: number, on: Day, outcome: "promised" | "no-answer", note: string) =>
  must(
    "call",
    noteCall(
      d.db,
      may(d.staff.officer, "loan.collect"),
      loanId,
      { on, way: "phone", outcome, promisedOn: outcome === "promised" ? addDays(on, 15) : null, note },
      at(on),
    ),
  );

/** The planned visits that were due are made; the newest loan's is left to be done. */
function visit(d: Demo, loanId: number, misused: boolean): void {
  for (const v of visitsOf(d.db, loanId)) {
    const on = addDays(v.dueOn, -4);
    if (addDays(v.dueOn, 30) > d.today) continue;
    must(
      "visit",
      recordVisit(
        d.db,
        may(d.staff.officer, "loan.visit"),
        loanId,
        v.id,
        {
          doneOn: on,
          use: misused ? "misused" : "as-stated",
          jobs: 2,
          turnoverFen: 1_800_000,
          note: misused ? "店已关门，货款转给亲戚用于买房首付" : "货架满，账本齐，用工合同看过",
          photo: null,
          stopsOn: misused ? on : null,
        },
        { now: at(on) },
      ),
    );
    if (misused) return;
  }
}

/** What becomes of a loan after its disbursement. */
function follow(d: Demo, id: number, spec: DemoLoan, on: Day): void {
  const { today } = d;
  const matures = addMonths(on, spec.months);
  const fen = spec.wan * 1_000_000;
  if (spec.early) {
    payUntil(d, id, addDays(spec.early[0], -1));
    pay(d, id, spec.early[0], spec.early[1] * 100, 0);
  }
  switch (spec.fate) {
    case "extended": {
      payUntil(d, id, addDays(matures, -40));
      const request = ask(
        d,
        id,
        "extension",
        "秋季货款要到明年春天收回，申请展期半年",
        addDays(matures, -30),
        {
          toOn: addMonths(matures, 6),
        },
      );
      agree(d, id, request, addDays(matures, -27));
      payUntil(d, id, today);
      return;
    }
    case "settled-early": {
      const end = addMonths(today, -3);
      payUntil(d, id, end);
      const loan = findLoan(d.db, "all", id)!;
      pay(d, id, end, loan.balanceFen, unpaidInterest(bookOf(loan, eventsOf(d.db, id)), end));
      return;
    }
    case "compensated": {
      payUntil(d, id, addDays(matures, -30));
      call(d, id, addDays(matures, 20), "no-answer", "打了三次");
      const asked = addDays(matures, 75);
      const request = ask(d, id, "compensation", "到期两个月没有还，银行来函要求代偿", asked, {
        principalFen: fen,
        interestFen: 98_750,
      });
      agree(d, id, request, addDays(asked, 2));
      for (const [months, yuan] of [
        [4, 50_000],
        [9, 30_000],
      ] as const)
        must(
          "recovery",
          recoverClaim(
            d.db,
            may(d.staff.officer, "loan.repay"),
            id,
            {
              on: addMonths(asked, months),
              fen: yuan * 100,
              order: "principal-first",
              note: "借款人分期归还",
            },
            null,
            at(addMonths(asked, months)),
          ),
        );
      return;
    }
    case "compensation-asked":
      payUntil(d, id, addDays(matures, -10));
      call(d, id, addDays(matures, 12), "promised", "说卖了麦子就还");
      ask(d, id, "compensation", "到期没有还，借款人外出，银行来函要求代偿", addDays(today, -2), {
        principalFen: fen,
        interestFen: 87_500,
      });
      return;
    case "misses-two":
      payUntil(d, id, addMonths(today, -7));
      call(d, id, addDays(today, -12), "promised", "答应月底前还利息");
      return;
    case "misses-last":
      payUntil(d, id, addMonths(today, -1));
      return;
    case "undo-asked":
      ask(d, id, "undo", "借据号录错，和银行回单不一致", today);
      return;
    default:
      payUntil(d, id, today);
  }
}

/** The borrower, or the next of the same village who has no application yet. */
function withoutApplication(db: Db, found: ReturnType<ReturnType<typeof demoBorrowers>>) {
  const has = (id: number) =>
    db.select().from(loanApplication).where(eq(loanApplication.personId, id)).get() !== undefined ||
    db.select().from(loanPartner).where(eq(loanPartner.personId, id)).get() !== undefined;
  const home = db.select().from(person).where(eq(person.id, found.borrower)).get();
  const free = db
    .select({ id: person.id, birthOn: person.birthOn, deletedAt: person.deletedAt })
    .from(person)
    .where(eq(person.villageId, home?.villageId ?? 0))
    .orderBy(asc(person.id))
    .all()
    .filter(
      (p) =>
        p.deletedAt === null &&
        p.birthOn > "1975" &&
        p.birthOn < "1998" &&
        !has(p.id) &&
        ![found.borrower, ...found.partners, found.guarantor].includes(p.id),
    )
    .map((p) => p.id);
  // Nobody has two loans, or a share in two; nor has a partner whose husband or wife has one.
  const orAnother = (id: number) => (has(id) ? (free.shift() ?? id) : id);
  const atHome = (id: number) => {
    const spouse = spouseOf(db, id);
    return spouse !== undefined && has(spouse);
  };
  const asPartner = (id: number) => {
    if (!has(id) && !atHome(id)) return id;
    const at = free.findIndex((other) => !atHome(other));
    return at < 0 ? id : (free.splice(at, 1)[0] ?? id);
  };
  return { ...found, borrower: orAnother(found.borrower), partners: found.partners.map(asPartner) };
}

/** Loans of the demo in every state, the fund behind them, and the batches of every quarter since the first. */
export function fillDemoLoanMoney(db: Db): void {
  const d: Demo = { db, staff: demoLoanStaff(db), today: todayOn() };
  // The life of a loan is played to its end before the next begins: the stop lines are set when all of them stand.
  const fundId = db
    .insert(guaranteeFund)
    .values({ ...demoFund, stopOverdueBp: null, stopCompensationBp: null, createdAt: Date.now() })
    .returning({ id: guaranteeFund.id })
    .get().id;
  for (const e of demoFundEntries)
    must(
      "fund",
      enterFund(
        db,
        may(d.staff.officer, "guarantee-fund.manage"),
        fundId,
        { on: e.on, kind: e.kind, fen: e.yuan * 100, note: e.note },
        null,
        at(e.on),
      ),
    );
  const borrowers = demoBorrowers(db);
  const banks = db.select().from(loanBank).orderBy(asc(loanBank.id)).all();
  const dated = demoLoans
    .map((spec) => ({
      spec,
      on: typeof spec.on === "string" ? spec.on : addMonths(addDays(d.today, -3), -spec.on),
    }))
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  for (const { spec, on } of dated) {
    const applicationId = bringApplication(
      db,
      d.staff,
      {
        who: spec.who,
        kind: spec.kind,
        group: spec.group,
        until: "contract-signed",
        daysAgo: 0,
        amountWan: spec.wan,
        termMonths: spec.months,
        guaranteeMonths: spec.guaranteeMonths,
        trade: spec.trade,
        bank: spec.bank,
        ratePpm: spec.rate,
      },
      withoutApplication(db, borrowers(spec.who)),
      at(addDays(on, -20)),
      spec.serial,
    );
    const bank = banks[spec.bank]!;
    const { id } = must(
      "disbursement",
      disburseLoan(
        db,
        may(d.staff.officer, "loan.disburse"),
        applicationId,
        {
          contractNumber: `郓农商借字${on.slice(0, 4)}第${spec.serial}号`,
          noteNumber: `NX${on.slice(2).replaceAll("-", "")}${String(spec.serial).padStart(4, "0")}`,
          principalFen: spec.wan * 1_000_000,
          ratePpm: spec.rate,
          disbursedOn: on,
          maturesOn: addMonths(on, spec.months),
          method: spec.method,
          paymentEvery: spec.every,
          dayCount: bank.dayCount as "actual/360",
          dueDay: 21,
          firstPeriod: "short",
          dueShift: "none",
          graceDays: bank.graceDays,
          proof: receipt,
        },
        null,
        at(on),
      ),
    );
    visit(d, id, spec.fate === "misused");
    follow(d, id, spec, on);
  }
  db.update(guaranteeFund).set(demoFund).where(eq(guaranteeFund.id, fundId)).run();
  fillBatches(d);
  fillBankFile(d);
}
