import { translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { eventWords } from "../money/event-words";
import type { BookEvent } from "../money/loan-book";
import type { EventRow, LoanRow } from "../money/loan-record.server";
import type { LedgerOnPaper, LoanOnPaper } from "../pdf/loan-data";
import type { LedgerQuarter } from "../subsidy/ledger.server";
import { moneyText } from "../text/money";
import { quarterWords } from "./working-gather";

const m = translator(moneyText, "zh");

function stateOfQuarter(q: LedgerQuarter): string {
  if (q.open) return "预计，未到季末";
  if (q.paidFen > 0) return q.clawedFen > 0 ? `已拨付，要求追回 ${yuanFigure(q.clawedFen)}` : "已拨付";
  return q.appliedFen > 0 ? "已申报" : "未申报";
}

/** 台账卡: events that stand with the balance after each, then the subsidy by quarter. */
export function ledgerOnPaper(
  paper: LoanOnPaper,
  loan: LoanRow,
  stand: readonly BookEvent[],
  events: readonly EventRow[],
  quarters: readonly LedgerQuarter[],
  state: string,
): LedgerOnPaper {
  let balanceFen = loan.principalFen;
  const by = new Map(events.map((e) => [e.id, e]));
  const lines = stand.map((e) => {
    const row = by.get(e.id);
    if (e.kind === "repaid" || e.kind === "compensated") balanceFen -= e.principalFen;
    return {
      on: e.on,
      what: row ? eventWords(row, events, m, "zh") : "",
      principalFen: e.principalFen || null,
      interestFen: e.interestFen || null,
      penaltyFen: e.penaltyFen || null,
      balanceFen,
      who: row?.userName ?? "",
      note: row?.reason ?? null,
    };
  });
  return {
    ...paper,
    state,
    lines: [
      {
        on: loan.disbursedOn,
        what: "放款",
        principalFen: loan.principalFen,
        interestFen: null,
        penaltyFen: null,
        balanceFen: loan.principalFen,
        who: loan.enteredByName,
        note: null,
      },
      ...lines,
    ],
    subsidies: quarters.map((q) => ({
      quarter: quarterWords(q.quarter),
      interestFen: q.interestFen,
      subsidyFen: q.entitledFen,
      paidFen: q.paidFen,
      open: q.open,
      state: stateOfQuarter(q),
    })),
  };
}
