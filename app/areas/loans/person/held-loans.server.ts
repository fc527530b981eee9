import type { Reader } from "db/client.server";
import { grantedLoan, loanBank, loanCall, loanPartner, subsidyClawback, subsidyLine } from "db/schema";
import { and, asc, eq, inArray, ne, or } from "drizzle-orm";
import { heldSection } from "~/areas/people";
import { rateWords } from "~/areas/policies";
import { longDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { yuanText } from "~/platform/money";
import { eventWords } from "../money/event-words";
import { stateOfLoan } from "../money/loan-badge";
import { standingEvents } from "../money/loan-book";
import { bookOf, eventsOf, type LoanRow, loanColumns, workingDays } from "../money/loan-record.server";
import { standingOf } from "../money/loan-standing";
import { positionOf } from "../money/positions.server";
import { requestsOf } from "../money/requests.server";
import { quarterName } from "../subsidy/working";
import { applicationText } from "../text/application";
import { loanCopyText } from "../text/copy";
import { moneyText } from "../text/money";
import { subsidyText } from "../text/subsidy";
import { casesOf, visitsOf } from "../visits/visits.server";

/** Loans that were paid out to a person, alone or with partners, the earliest first. */
const loansOf = (db: Reader, personId: number): LoanRow[] =>
  db
    .select(loanColumns)
    .from(grantedLoan)
    .where(
      and(
        ne(grantedLoan.state, "undone"),
        or(
          eq(grantedLoan.personId, personId),
          inArray(
            grantedLoan.applicationId,
            db
              .select({ id: loanPartner.applicationId })
              .from(loanPartner)
              .where(eq(loanPartner.personId, personId)),
          ),
        ),
      ),
    )
    .orderBy(asc(grantedLoan.disbursedOn))
    .all();

/** What the copy of a person says of loans since they were paid out: terms, money, subsidy, visits, talks. */
export function heldLoans(db: Reader, personId: number, language: Language) {
  const loans = loansOf(db, personId);
  return [
    ...terms(db, personId, loans, language),
    ...events(db, loans, language),
    ...subsidies(db, loans, language),
    ...visits(db, loans, language),
    ...calls(db, loans, language),
    ...decisions(db, loans, language),
  ];
}

const texts = (language: Language) => ({
  c: translator(loanCopyText, language),
  m: translator(moneyText, language),
  yuan: (fen: number | null) => (fen === null ? null : yuanText(fen, language)),
  /** Nothing is said of money that did not flow. */
  some: (fen: number) => (fen === 0 ? null : yuanText(fen, language)),
});

function terms(db: Reader, personId: number, loans: readonly LoanRow[], language: Language) {
  const { c, m, yuan } = texts(language);
  const parts = translator(applicationText, language);
  const today = todayOn();
  return heldSection(
    "loan-terms",
    c("loans"),
    [
      c("note"),
      c("contract"),
      c("part"),
      c("bank"),
      c("paidOut"),
      c("matures"),
      c("amount"),
      c("rate"),
      c("state"),
      c("balance"),
      c("overdue"),
      c("settled"),
    ],
    loans.map((loan) => {
      const all = eventsOf(db, loan.id);
      const standing = standingOf(bookOf(loan, all));
      const position = positionOf(loan, all, today, workingDays(db));
      const bank = db.select().from(loanBank).where(eq(loanBank.id, loan.bankId)).get();
      return [
        loan.noteNumber,
        loan.contractNumber,
        parts(`held.parts.${loan.personId === personId ? "borrower" : "partner"}`),
        language === "zh" ? bank?.name : bank?.nameEn,
        loan.disbursedOn,
        position?.endsOn ?? loan.maturesOn,
        yuan(loan.principalFen),
        rateWords(loan.ratePpm),
        m(`state.${stateOfLoan(loan, standing, position, today).word}`),
        yuan(standing.balanceFen),
        yuan(position?.overdueFen ?? 0),
        loan.settledOn,
      ];
    }),
  );
}

function events(db: Reader, loans: readonly LoanRow[], language: Language) {
  const { c, m, some } = texts(language);
  return heldSection(
    "loan-events",
    c("events"),
    [c("note"), c("on"), c("what"), c("principal"), c("interest"), c("penalty"), c("remark")],
    loans.flatMap((loan) => {
      const all = eventsOf(db, loan.id);
      const stand = new Set(standingEvents(bookOf(loan, all)).map((e) => e.id));
      return all.map((e) => [
        loan.noteNumber,
        e.on,
        eventWords(e, all, m, language),
        some(e.principalFen),
        some(e.interestFen),
        some(e.penaltyFen),
        [e.kind !== "reversed" && !stand.has(e.id) ? c("reversed") : null, e.reason]
          .filter(Boolean)
          .join(c("comma")),
      ]);
    }),
  );
}

function subsidies(db: Reader, loans: readonly LoanRow[], language: Language) {
  const { c, yuan, some } = texts(language);
  const s = translator(subsidyText, language);
  const ofLoan = <T extends { loanId: number }>(rows: readonly T[]) =>
    rows.map((row) => ({ row, note: loans.find((l) => l.id === row.loanId)?.noteNumber }));
  const ids = loans.map((l) => l.id);
  const lines = db
    .select()
    .from(subsidyLine)
    .where(inArray(subsidyLine.loanId, ids))
    .orderBy(asc(subsidyLine.quarter), asc(subsidyLine.id))
    .all();
  const back = db
    .select()
    .from(subsidyClawback)
    .where(inArray(subsidyClawback.loanId, ids))
    .orderBy(asc(subsidyClawback.id))
    .all();
  return [
    ...heldSection(
      "loan-subsidies",
      c("subsidies"),
      [c("note"), c("quarter"), c("counted"), c("state"), c("approved"), c("paid"), c("paidOn"), c("clawed")],
      ofLoan(lines).map(({ row, note }) => [
        note,
        s("quarterName", quarterName(row.quarter)),
        yuan(row.subsidyFen),
        [s(`lineState.${row.state as "applied"}`), row.cutReason].filter(Boolean).join(c("comma")),
        yuan(row.approvedFen),
        yuan(row.paidFen),
        row.paidOn,
        some(row.clawedFen),
      ]),
    ),
    ...heldSection(
      "loan-clawbacks",
      c("clawbacks"),
      [c("note"), c("askedOn"), c("clawed"), c("remark"), c("returnedOn")],
      ofLoan(back).map(({ row, note }) => [note, row.askedOn, yuan(row.fen), row.reason, row.paidOn]),
    ),
  ];
}

function visits(db: Reader, loans: readonly LoanRow[], language: Language) {
  const { c, m, yuan } = texts(language);
  return heldSection(
    "loan-visits",
    c("visits"),
    [c("note"), c("what"), c("dueOn"), c("on"), c("use"), c("jobs"), c("turnover"), c("remark")],
    loans.flatMap((loan) =>
      visitsOf(db, loan.id).map((v) => [
        loan.noteNumber,
        m(`visit.kinds.${v.kind as "other"}`),
        v.dueOn,
        v.doneOn ?? c("notYet"),
        v.use && m(`choice.use.${v.use as "partly"}`),
        v.jobs === null ? null : String(v.jobs),
        yuan(v.turnoverFen),
        v.note,
      ]),
    ),
  );
}

function calls(db: Reader, loans: readonly LoanRow[], language: Language) {
  const { c, m } = texts(language);
  return heldSection(
    "loan-calls",
    c("calls"),
    [c("note"), c("on"), c("way"), c("outcome"), c("remark")],
    loans.flatMap((loan) =>
      db
        .select()
        .from(loanCall)
        .where(eq(loanCall.loanId, loan.id))
        .orderBy(asc(loanCall.on), asc(loanCall.id))
        .all()
        .map((call) => [
          loan.noteNumber,
          call.on,
          m(`choice.way.${call.way as "phone"}`),
          m(`choice.outcome.${call.outcome as "other"}`),
          [call.promisedOn && c("promised", { day: longDay(call.promisedOn, language) }), call.note]
            .filter(Boolean)
            .join(c("comma")),
        ]),
    ),
  );
}

/** What was asked for since the payout, and what was found of misuse, each with what was decided. */
function decisions(db: Reader, loans: readonly LoanRow[], language: Language) {
  const { c, m } = texts(language);
  const decided = (on: string | null, word: string, text: string | null) =>
    [on, word, text].filter(Boolean).join(c("comma"));
  return [
    ...heldSection(
      "loan-requests",
      c("decisions"),
      [c("note"), c("askedOn"), c("what"), c("remark"), c("decided")],
      loans.flatMap((loan) =>
        requestsOf(db, loan.id).map((r) => [
          loan.noteNumber,
          r.askedOn,
          m(`request.kinds.${r.kind as "extension"}`),
          r.reason,
          decided(r.decidedOn, m(`request.states.${r.state as "asked"}`), r.decision),
        ]),
      ),
    ),
    ...heldSection(
      "loan-cases",
      c("cases"),
      [c("note"), c("found"), c("what"), c("stopsOn"), c("verdict")],
      loans.flatMap((loan) =>
        casesOf(db, loan.id).map((k) => [
          loan.noteNumber,
          k.openedOn,
          k.what,
          k.stopsOn,
          decided(k.decidedOn, m(`case.states.${k.state as "open"}`), k.decision),
        ]),
      ),
    ),
  ];
}
