import type { Db } from "db/client.server";
import { loanApplication } from "db/schema";
import { eq } from "drizzle-orm";
import { rateWords } from "~/areas/policies";
import { can, type SignedIn } from "~/platform/access/actor";
import { type Day, longDay, nearDay, todayOn } from "~/platform/dates";
import { type Language, type Translate, translator } from "~/platform/i18n/text";
import { bigYuanText, yuanFigure, yuanText } from "~/platform/money";
import { personName } from "~/platform/search/place-name";
import { applicationNumber } from "../application/application-name";
import { needsMode } from "../application/missing-fields";
import { groupFor } from "../group-sight";
import { clawbacksOf, ledgerOf, ledgerRows } from "../subsidy/ledger.server";
import { overPaidWords } from "../subsidy/over-paid-words.server";
import { applicationText } from "../text/application";
import { loanDeathText } from "../text/deaths";
import { moneyText } from "../text/money";
import { casesOf, stoppingCase, visitsOf } from "../visits/visits.server";
import { claimShare, partsOfLoan } from "./claim-share.server";
import { smallestArrearsFen } from "./dues";
import { rowsLeft } from "./dues-ahead";
import { eventRows } from "./event-words";
import { guaranteeAlarm, guaranteeAsked } from "./guarantee-end";
import { guaranteeEnds } from "./guarantee-ends.server";
import { deathsBehind } from "./guarantor-deaths.server";
import { stateOfLoan } from "./loan-badge";
import { ratesOf, standingEvents } from "./loan-book";
import { loanFacts } from "./loan-facts.server";
import { bookOf, eventsOf, type LoanRow, workingDays } from "./loan-record.server";
import { claimFen, isPaidOff, owedBack, standingOf } from "./loan-standing";
import { overPaidInterest } from "./most-to-pay";
import { callsOf } from "./note-call.server";
import { positionOf } from "./positions.server";
import type { RequestKind } from "./request-rules";
import { applicationOfLoan, fundOfLoan, requestsOf } from "./requests.server";
import { scheduleRows } from "./schedule-rows";
import { namesWithDeath, unboundToRises, unboundWords } from "./unbound-guarantors.server";
import { unpaidInterest } from "./unpaid-interest";

/** The contract's rate, and behind it those that came after it. */
function factsWithRates(
  facts: ReturnType<typeof loanFacts>,
  rates: ReturnType<typeof ratesOf>,
  t: Translate<typeof moneyText.zh>,
  language: Language,
) {
  const later = rates
    .slice(1)
    .map((r) => t("loan.rateSince", { day: longDay(r.from, language), rate: rateWords(r.ratePpm) }));
  const rate = [facts.contract.rate, ...later].join(language === "zh" ? "，" : ", ");
  return { ...facts, contract: { ...facts.contract, rate } };
}

export type LoanPage = ReturnType<typeof loanPage>;

/** Everything the page of a loan shows, in words. */
export function loanPage(db: Db, actor: SignedIn, loan: LoanRow, language: Language, now = Date.now()) {
  const t = translator(moneyText, language);
  const today = todayOn(now);
  const cases = casesOf(db, loan.id);
  const stopping = stoppingCase(cases);
  const isWorkingDay = workingDays(db);
  const events = eventsOf(db, loan.id);
  const book = bookOf(loan, events);
  const stand = standingEvents(book);
  const standing = standingOf(book);
  const position = positionOf(loan, events, today, isWorkingDay);
  const known = factsWithRates(loanFacts(db, loan, language), ratesOf(book, stand), t, language);
  const of = { group: loan.groupCode, villageId: loan.villageId };
  const facts = { ...known, group: groupFor(actor, of, known.group) };
  const day = (on: string | null) => (on ? longDay(on, language) : "");
  const running = loan.state === "running";
  const here = (capability: Parameters<typeof can>[1]) => can(actor, capability, loan.villageId);
  const asks: RequestKind[] = here("loan.disburse")
    ? running
      ? (["extension", "rate", "compensation", "waiver", "undo"] as const).filter(
          (kind) =>
            (kind !== "waiver" || loan.balanceFen === 0 || (position?.overdueFen ?? 0) > 0) &&
            ((kind !== "extension" && kind !== "rate") || loan.balanceFen > 0) &&
            (kind !== "extension" || !position?.life.extension) &&
            (kind !== "compensation" || fundOfLoan(db, loan) !== null),
        )
      : loan.state === "compensated" && claimFen(standing.claim) > 0
        ? ["write-off"]
        : []
    : [];
  const [next] = rowsLeft(position?.rows ?? []);
  const word = stateOfLoan(loan, standing, position, today);
  const application = db
    .select({ year: loanApplication.year, number: loanApplication.number })
    .from(loanApplication)
    .where(eq(loanApplication.id, loan.applicationId))
    .get();
  const subsidy = ledgerRows(
    ledgerOf(db, loan, position, today),
    position?.life.stoppedOn ? "stopped" : (position?.overdueFen ?? 0) > 0 ? "late" : null,
    t,
    language,
  );
  return {
    id: loan.id,
    personId: loan.personId,
    applicationId: loan.applicationId,
    title: t("loan.title", { name: facts.name, amount: bigYuanText(loan.principalFen, language) }),
    applicationNumber: application ? applicationNumber(application) : "",
    noteNumber: loan.noteNumber,
    contractNumber: loan.contractNumber,
    facts,
    hasProof: loan.proofType !== null && here("loan.proof"),
    state: { tone: word.tone, word: t(`state.${word.word}`) },
    undone: loan.state === "undone",
    guarantee: guaranteeOf(db, loan, position?.endsOn ?? loan.maturesOn, today, language),
    extendedTo: position?.life.extension ? t("loan.extended", { day: day(position.endsOn) }) : null,
    figures: {
      balance: yuanFigure(loan.balanceFen),
      overdue: yuanFigure(position?.overdueFen ?? 0),
      isOverdue: (position?.overdueFen ?? 0) > 0,
      daysLate: position?.daysLate ?? 0,
      next:
        running && next
          ? {
              label: t("loan.nextOn", { day: nearDay(next.dueOn, language, today) }),
              value: yuanFigure(next.principalFen + next.interestFen),
            }
          : null,
      subsidised: yuanFigure(subsidy.paidFen),
      claim: claimFen(standing.claim) > 0 ? yuanFigure(claimFen(standing.claim)) : null,
      writtenOff:
        standing.state === "written-off"
          ? yuanFigure(
              stand
                .filter((e) => e.kind === "written-off")
                .reduce((sum, e) => sum + e.principalFen + e.interestFen + e.penaltyFen, 0),
            )
          : null,
    },
    shortNote:
      running && next && next.shortFen > 0
        ? t("loan.shortNote", {
            amount: yuanText(next.shortFen, language),
            day: nearDay(next.dueOn, language, today),
          })
        : null,
    interestNote:
      running && loan.balanceFen === 0
        ? t("loan.interestNote", { amount: yuanText(unpaidInterest(book), language) })
        : ["compensated", "recovered", "written-off"].includes(loan.state) &&
            unpaidInterest(book) >= smallestArrearsFen
          ? t("loan.restNote", { amount: yuanText(unpaidInterest(book), language) })
          : overPaidInterest(book) > 0
            ? t("loan.surplusNote", { amount: yuanText(overPaidInterest(book), language) })
            : null,
    tooMuch: overPaidWords(db, actor, loan, language, now),
    claimNote:
      [
        ...(standing.state === "written-off"
          ? [t("loan.lostNote", { amount: yuanText(claimFen(standing.lost), language) })]
          : []),
        ...(claimFen(owedBack(standing)) > 0 ? [claimShare(db, loan, language)?.left ?? ""] : []),
      ].join(language === "zh" ? "" : " ") || null,
    deathNotes: running || loan.state === "compensated" ? deathsBehind(db, loan, facts.bank, language) : [],
    unboundNote: running ? unboundWords(unboundToRises(db, loan, ratesOf(book, stand)), language) : null,
    overdueNote:
      position && position.overdueFen > 0 && running
        ? t("loan.overdueNote", {
            amount: yuanText(position.overdueFen, language),
            day: day(position.arrears[0]?.dueOn ?? null),
            count: position.daysLate,
          })
        : null,
    schedule: position ? scheduleRows(position, today, isWorkingDay, t, language) : [],
    ledger: subsidy,
    clawbacks: clawbacksOf(db, loan.id).map((c) => ({
      id: c.id,
      amount: yuanFigure(c.fen),
      reason: c.reason,
      askedOn: day(c.askedOn),
      paidOn: c.paidOn && day(c.paidOn),
      lifted: c.liftedOn && t("case.lifted", { day: day(c.liftedOn) }),
    })),
    events: eventRows(events, new Set(stand.map((e) => e.id)), t, language, partsOfLoan(db, loan.id, events)),
    requests: requestsOf(db, loan.id).map((r) => ({
      id: r.id,
      kind: r.kind as RequestKind,
      state: r.state as "asked",
      open: r.state === "asked",
      mine: r.askedBy === actor.userId,
      note: t("loan.requestNote", {
        name: personName(r.askedByName, language),
        day: nearDay(r.askedOn, language, today),
        what: t(`request.kinds.${r.kind as RequestKind}`),
      }),
      by: `${personName(r.askedByName, language)}${t("comma")}${nearDay(r.askedOn, language, today)}`,
      decided:
        r.decidedByName && r.decidedOn
          ? `${personName(r.decidedByName, language)}${t("comma")}${nearDay(r.decidedOn, language, today)}`
          : r.state === "overtaken"
            ? t("request.overtaken", { state: t(`state.${r.decision as "settled"}`) })
            : null,
    })),
    visits: visitsOf(db, loan.id).map((v) => ({
      id: v.id,
      kind: v.kind as "other",
      done: v.doneOn
        ? t("visit.doneOn", { day: day(v.doneOn), name: personName(v.userName ?? "", language) })
        : null,
      planned: t("visit.planned", { day: day(v.dueOn) }),
      late: v.doneOn === null && v.dueOn < today && running,
      use: v.use as "as-stated" | null,
      jobs: v.jobs,
      note: v.note,
      photo: v.photoType !== null,
    })),
    cases: cases.map((c) => ({
      id: c.id,
      told: c.state === "open" || c.id === stopping?.id,
      what: c.what,
      state: c.state as "open" | "proved" | "unfounded",
      stops: t("case.stops", { day: day(c.stopsOn) }),
      note: t(c.state === "proved" ? "loan.caseProved" : "loan.caseNote", { day: day(c.stopsOn) }),
    })),
    calls: callsOf(db, loan.id).map((c) => ({
      id: c.id,
      on: day(c.on),
      way: c.way as "phone",
      outcome: c.outcome as "promised",
      promised: c.promisedOn && t("call.promised", { day: nearDay(c.promisedOn, language, today) }),
      note: c.note,
      by: personName(c.userName, language),
    })),
    may: {
      repay: here("loan.repay") && running,
      recover: here("loan.repay") && claimFen(owedBack(standing)) > 0,
      letter: here("loan.repay") && (position?.life.overdue.some((o) => !o.restored) ?? false),
      event: here("loan.repay"),
      asks,
      scheme: here("loan.disburse") && loan.state !== "undone",
      decide: here("loan.decide"),
      call: here("loan.collect") && loan.state !== "undone" && !isPaidOff(loan.state),
      visit: here("loan.visit") && loan.state !== "undone",
      subsidy: here("subsidy.view"),
      paper: here("loan.paper"),
      fund: here("guarantee-fund.view"),
      claw: here("subsidy.batch"),
    },
  };
}

/** Mode of the guarantee and its last day, with a word once that is near; null where nobody vouches. */
function guaranteeOf(db: Db, loan: LoanRow, endsOn: Day, today: Day, language: Language) {
  const a = applicationOfLoan(db, loan);
  if (!needsMode(a)) return null;
  const [t, words] = [translator(moneyText, language), translator(applicationText, language)];
  const { until, apart, apartUntil } = guaranteeEnds(db, loan, endsOn);
  const asked = guaranteeAsked(loan.state, a.guaranteeKind);
  const alarm = asked ? guaranteeAlarm(until, today) : null;
  const apartAlarm = asked && apart.length > 0 && apartUntil !== until && guaranteeAlarm(apartUntil, today);
  const d = translator(loanDeathText, language);
  const said = { names: namesWithDeath(apart, language), until: longDay(apartUntil, language) };
  return {
    mode: a.guaranteeMode ? words(`guaranteeMode.${a.guaranteeMode as "joint"}`) : null,
    until: [
      longDay(until, language),
      ...(apart.length > 0 ? [d(apartUntil === until ? "apartAll" : "apart", said)] : []),
    ].join(language === "zh" ? "；" : "; "),
    notes: [
      ...(alarm
        ? [
            t(alarm === "over" ? "guarantee.overNote" : "guarantee.nearNote", {
              day: longDay(until, language),
            }),
          ]
        : []),
      ...(apartAlarm ? [d(apartAlarm === "over" ? "apartOver" : "apartNear", said)] : []),
    ],
  };
}
