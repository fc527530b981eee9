import type { Db } from "db/client.server";
import { subsidyBatch } from "db/schema";
import { eq } from "drizzle-orm";
import { can, type SignedIn } from "~/platform/access/actor";
import { addDays, addMonths, type Day, longDay, shortDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { yuanFigure, yuanText } from "~/platform/money";
import { personName } from "~/platform/search/place-name";
import { nextQuarter, quarterStart } from "../engine/subsidy-quarter";
import { personOfLoan } from "../money/loan-facts.server";
import { findLoan } from "../money/loan-record.server";
import { batchPaperAtRisk } from "../papers/paper-at-risk.server";
import { listOfBatch } from "../papers/paper-queries.server";
import { subsidyText } from "../text/subsidy";
import { batchNumber } from "./batch-name";
import { type BatchState, checksPass, stepsOfBatch } from "./batch-rules";
import {
  allBatches,
  type BatchRow,
  checksOf,
  type LineRow,
  linesAndHeld,
  namedLines,
} from "./batches.server";
import { countLines } from "./line-count";
import { quarterName } from "./working";

type T = ReturnType<typeof translator<typeof subsidyText.zh>>;

export const closedQuarter = (closedOn: Day, t: T): string =>
  t("quarterName", quarterName(addMonths(closedOn, -3)));

/** All batches, and the quarter that is over and has none. */
export function batchList(db: Db, actor: SignedIn, language: Language, now = Date.now()) {
  const t = translator(subsidyText, language);
  const batches = allBatches(db);
  const newest = batches.find((b) => b.state !== "replaced");
  const over = quarterStart(todayOn(now));
  const next = newest ? nextQuarter(newest.closedOn) : over;
  const due = next <= over ? next : null;
  return {
    title: t("title"),
    count: batches.length,
    make:
      due && can(actor, "subsidy.batch")
        ? {
            closedOn: due,
            label: t("list.make", { quarter: closedQuarter(due, t) }),
            help: t("list.makeHelp", {
              quarter: closedQuarter(due, t),
              day: longDay(addDays(due, -1), language),
            }),
          }
        : null,
    rows: batches.map((b) => ({
      id: b.id,
      quarter: closedQuarter(b.closedOn, t),
      number: batchNumber(b),
      state: b.state as BatchState,
      loans: b.loans,
      interest: yuanFigure(b.interestFen),
      subsidy: yuanFigure(b.subsidyFen),
      approved: b.approvedFen === null ? null : yuanFigure(b.approvedFen),
      paid: b.paidFen === null ? null : yuanFigure(b.paidFen),
      by: personName(b.madeByName, language),
      checked: b.checkedByName && personName(b.checkedByName, language),
    })),
  };
}

const railOf = (batch: BatchRow, t: T, language: Language) => {
  const order = ["draft", "checked", "sent", "approved", "paid"] as const;
  const at = (order as readonly string[]).indexOf(batch.state);
  const when: Partial<Record<BatchState, Day | null>> = {
    draft: todayOn(batch.createdAt),
    sent: batch.sentOn,
    approved: batch.approvedOn,
    paid: batch.paidOn,
  };
  const who: Partial<Record<BatchState, string | null>> = {
    draft: batch.madeByName,
    checked: batch.checkedByName,
  };
  return order.map((state, k) => ({
    key: state,
    title: t(`batchState.${state}`),
    detail: [
      who[state] && personName(who[state], language),
      when[state] && shortDay(when[state], language),
      state === "approved" ? batch.approvalNumber : state === "paid" ? batch.paymentNumber : null,
    ]
      .filter(Boolean)
      .join(" "),
    state:
      k < at || batch.state === "paid" ? ("done" as const) : k === at ? ("now" as const) : ("later" as const),
  }));
};

/** Quarters that wait for their interest, with what lacks: the policy subsidises what was paid. */
function heldRows(db: Db, batch: BatchRow, language: Language, now: number) {
  const t = translator(subsidyText, language);
  return linesAndHeld(db, batch.closedOn, batch.id, now).held.flatMap((h) => {
    const loan = findLoan(db, "all", h.loanId);
    if (!loan) return [];
    return [
      {
        key: `${h.loanId} ${h.quarter}`,
        loanId: h.loanId,
        name: personOfLoan(db, loan, language),
        note: loan.noteNumber,
        quarterName: t("quarterName", quarterName(h.quarter)),
        subsidy: yuanFigure(h.subsidyFen),
        why: t("batch.heldWhy", {
          due: yuanText(h.unpaid.dueFen, language),
          paid: yuanText(h.unpaid.paidFen, language),
        }),
      },
    ];
  });
}

/** How far a line is, and what was cut of it and why; the word for a cut stands once. */
function lineWords(line: LineRow, open: boolean, t: T, language: Language): string {
  const state = open ? "waiting" : (line.state as "applied" | "cut");
  const { approvedFen, subsidyFen } = line;
  if (approvedFen === null || approvedFen === subsidyFen) return t(`lineState.${state}`);
  const amount = yuanFigure(subsidyFen - approvedFen);
  const cut = t("batch.cut", { amount, reason: line.cutReason ?? "" });
  return state === "cut" ? cut : [t(`lineState.${state}`), cut].join(language === "zh" ? "，" : ", ");
}

/** Whether the list that finance is asked by is out, and whether it still is the list of this batch. */
function listWords(db: Db, batch: BatchRow, t: T) {
  const list = listOfBatch(db, batch);
  if (!list) return { tone: "mute" as const, text: t("batch.listNone") };
  const { number } = list;
  return list.holds
    ? { tone: "ok" as const, text: t("batch.listOut", { number }) }
    : { tone: "bad" as const, text: t("batch.listLapsed", { number }) };
}

/** A batch: how far it is, what can be done, the checklist, every line. */
export function batchPage(db: Db, actor: SignedIn, batch: BatchRow, language: Language, now = Date.now()) {
  const t = translator(subsidyText, language);
  const named = namedLines(db, batch.id);
  const counted = countLines(named.map((n) => n.loan.noteNumber));
  const open = batch.state === "draft" || batch.state === "checked";
  const checks = open ? checksOf(db, batch, now) : null;
  const lapsed = listOfBatch(db, batch)?.holds === false;
  const steps = stepsOfBatch(batch.state).filter((s) => can(actor, s.needs));
  const sum = (of: (n: (typeof named)[number]["line"]) => number) =>
    yuanFigure(named.reduce((total, n) => total + of(n.line), 0));
  const newer =
    batch.state === "replaced"
      ? db
          .select({ id: subsidyBatch.id })
          .from(subsidyBatch)
          .where(eq(subsidyBatch.closedOn, batch.closedOn))
          .all()
          .at(-1)?.id
      : null;
  return {
    id: batch.id,
    today: todayOn(now),
    title: t("batch.title", { quarter: closedQuarter(batch.closedOn, t) }),
    number: batchNumber(batch),
    version: t("batch.version", { version: batch.version }),
    state: batch.state as BatchState,
    period: t("batch.period", {
      from: longDay(addMonths(batch.closedOn, -3), language),
      to: longDay(addDays(batch.closedOn, -1), language),
    }),
    note: batch.note,
    rail: railOf(batch, t, language),
    newer: newer ?? null,
    mine: batch.madeBy === actor.userId,
    atRisk: steps.some((s) => ["redraw", "return", "correct"].includes(s.step))
      ? batchPaperAtRisk(db, batch.id, language)
      : null,
    steps: steps.filter((s) => !(s.step === "check" && batch.madeBy === actor.userId)).map((s) => s.step),
    // What stands before sending: the list that was out was overtaken.
    listAnew: batch.state === "checked" && lapsed && can(actor, "loan.paper"),
    waitsForOther: batch.state === "draft" && batch.madeBy === actor.userId,
    checks: checks && {
      rows: [
        [t("batch.checkSums"), checks.sums ? null : t("batch.bad")],
        [t("batch.checkHalves"), checks.halves ? null : t("batch.bad")],
        [t("batch.checkLedger"), checks.ledger ? null : t("batch.ledgerBad")],
        [t("batch.checkDays"), checks.days ? null : t("batch.bad")],
      ] as [string, string | null][],
      accounts: checks.accounts,
      list: listWords(db, batch, t),
      pass: checksPass(checks),
    },
    held: open ? heldRows(db, batch, language, now) : [],
    linesCount: t(counted.loans === counted.lines ? "batch.linesCount" : "batch.linesOfLoans", {
      loans: counted.loans,
      count: counted.lines,
    }),
    lines: named.map(({ line, loan, name }) => ({
      id: line.id,
      loanId: loan.id,
      name: personName(name, language),
      note: loan.noteNumber,
      quarter: line.quarter,
      quarterName: t("quarterName", quarterName(line.quarter)),
      kind: line.kind as "entitled" | "adjustment",
      days: line.days,
      balance: yuanFigure(line.balanceFen),
      interest: yuanFigure(line.interestFen),
      subsidy: yuanFigure(line.subsidyFen),
      own: yuanFigure(line.borrowerFen),
      approved: line.approvedFen === null ? null : yuanFigure(line.approvedFen),
      said: lineWords(line, open, t, language),
      paid: (line.paidFen ?? 0) > line.clawedFen,
    })),
    totals: {
      interest: sum((l) => l.interestFen),
      subsidy: sum((l) => l.subsidyFen),
      own: sum((l) => l.borrowerFen),
      // What is to be paid: nobody has to add it up.
      approved: batch.approvedFen === null ? null : yuanFigure(batch.approvedFen),
    },
    figures: {
      subsidy: yuanFigure(batch.subsidyFen),
      approved: batch.approvedFen === null ? null : yuanFigure(batch.approvedFen),
      paid: batch.paidFen === null ? null : yuanFigure(batch.paidFen),
    },
    may: {
      export: can(actor, "loan.export"),
      paper: can(actor, "loan.paper"),
      claw: can(actor, "subsidy.batch"),
    },
  };
}
export type BatchPage = ReturnType<typeof batchPage>;
export type BatchList = ReturnType<typeof batchList>;
