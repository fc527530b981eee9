import type { Reader } from "db/client.server";
import { grantedLoan } from "db/schema";
import { and, lt, ne } from "drizzle-orm";
import type { SignedIn } from "~/platform/access/actor";
import { addDays, addMonths, type Day, longDay, shortDay, todayOn } from "~/platform/dates";
import { dutyScope } from "~/platform/home/duty";
import type { HomeSection } from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { yuanText } from "~/platform/money";
import { personName, placeLabel } from "~/platform/search/place-name";
import { nextQuarter, quarterStart } from "../engine/subsidy-quarter";
import { guaranteesEnding } from "../money/guarantees-ending.server";
import { namesWithDeath } from "../money/unbound-guarantors.server";
import { batchNumber } from "../subsidy/batch-name";
import { type BatchStep, batchTones, stepsOfBatch } from "../subsidy/batch-rules";
import { allBatches, type BatchRow } from "../subsidy/batches.server";
import { quarterName } from "../subsidy/working";
import { applicationText } from "../text/application";
import { loanDeathText } from "../text/deaths";
import { moneyText } from "../text/money";
import { subsidyText } from "../text/subsidy";
import { visitsDue } from "../visits/visits.server";

const shown = 8;
/** Days ahead that a visit shows on the page of whoever makes it. */
const visitDaysAhead = 30;

/** Visits after the loan that this person is to make: late, or due within the month. */
export function visitsFor(db: Reader, who: SignedIn, now = Date.now()) {
  const scope = dutyScope(who, "loan.visit");
  return scope === null ? [] : visitsDue(db, scope, addDays(todayOn(now), visitDaysAhead));
}

/** The step that a batch waits for from this person; what takes a batch back is not what it waits for. */
function stepFor(batch: BatchRow, who: SignedIn): BatchStep | null {
  const onward: readonly BatchStep[] = ["check", "send", "approve", "pay"];
  const step = stepsOfBatch(batch.state).find((s) => onward.includes(s.step));
  if (!step || dutyScope(who, step.needs) !== "all") return null;
  return step.step === "check" && batch.madeBy === who.userId ? null : step.step;
}

const anyLoanBefore = (db: Reader, closedOn: Day): boolean =>
  db
    .select({ id: grantedLoan.id })
    .from(grantedLoan)
    .where(and(lt(grantedLoan.disbursedOn, closedOn), ne(grantedLoan.state, "undone")))
    .get() !== undefined;

/** Batches of the subsidy that wait for this person, and the quarter that is over and has none. */
export function batchesFor(db: Reader, who: SignedIn, now = Date.now()) {
  if (dutyScope(who, "subsidy.view") !== "all") return { due: null, waiting: [] };
  const batches = allBatches(db);
  const over = quarterStart(todayOn(now));
  const newest = batches.find((b) => b.state !== "replaced");
  const next = newest ? nextQuarter(newest.closedOn) : over;
  return {
    due: next <= over && dutyScope(who, "subsidy.batch") === "all" && anyLoanBefore(db, next) ? next : null,
    waiting: batches.flatMap((batch) => {
      const step = stepFor(batch, who);
      return step ? [{ batch, step }] : [];
    }),
  };
}

/** How many visits, batches and guarantees wait; asked on every page. */
export function dutiesWaiting(db: Reader, who: SignedIn, now = Date.now()): number {
  const { due, waiting } = batchesFor(db, who, now);
  const guarantees = guaranteesEnding(db, who, todayOn(now)).length;
  return visitsFor(db, who, now).length + waiting.length + guarantees + (due ? 1 : 0);
}

/** Guarantees that end soon: after their last day nobody can be asked to pay any more (民法典 692, 693). */
function guaranteeSection(db: Reader, who: SignedIn, language: Language, today: Day): HomeSection[] {
  const t = translator(applicationText, language);
  const m = translator(moneyText, language);
  const d = translator(loanDeathText, language);
  const rows = guaranteesEnding(db, who, today).map((g) => ({
    id: `guarantee-${g.loanId}-${g.until}`,
    who: personName(g.name, language),
    to: `/loans/${g.loanId}`,
    where: placeLabel({ name: g.village, townName: g.townName }, language),
    what:
      g.apart.length > 0
        ? d("home.apart", { names: namesWithDeath(g.apart, language) })
        : m("guarantee.what"),
    state: {
      tone: g.alarm === "over" ? ("bad" as const) : ("warn" as const),
      word: m(`guarantee.${g.alarm}`),
    },
    when: m("guarantee.until", { day: longDay(g.until, language) }),
    flag: g.alarm === "over" ? ("bad" as const) : undefined,
    action: { label: m("guarantee.open"), to: `/loans/${g.loanId}` },
  }));
  if (rows.length === 0) return [];
  const headings = {
    who: t("home.who"),
    what: t("home.what"),
    state: t("home.state"),
    when: t("home.when"),
    action: t("home.action"),
  };
  const fold = { label: t("home.allLoans", { count: rows.length }), rows: rows.slice(shown) };
  return [
    {
      key: "loans.guarantees",
      title: m("guarantee.title"),
      count: rows.length,
      waits: true,
      headings,
      rows: rows.slice(0, shown),
      ...(rows.length > shown ? { fold } : {}),
    },
  ];
}

/** Guarantees that end, visits to make and batches of the subsidy to take on. */
export function dutySections(db: Reader, who: SignedIn, language: Language, now = Date.now()): HomeSection[] {
  const t = translator(applicationText, language);
  const m = translator(moneyText, language);
  const s = translator(subsidyText, language);
  const today = todayOn(now);
  const headings = {
    who: t("home.who"),
    what: t("home.what"),
    state: t("home.state"),
    when: t("home.when"),
    action: t("home.action"),
  };
  const visits = visitsFor(db, who, now);
  const called = (v: (typeof visits)[number]) => {
    const name = personName(v.name, language);
    return v.diedOn ? m("loan.diedName", { name }) : name;
  };
  const { due, waiting } = batchesFor(db, who, now);
  const quarter = (closedOn: string) => s("quarterName", quarterName(addMonths(closedOn, -3)));
  const batchRows = [
    ...(due
      ? [
          {
            id: `make-${due}`,
            who: quarter(due),
            to: "/subsidy",
            what: s("list.makeHelp", { quarter: quarter(due), day: shortDay(addDays(due, -1), language) }),
            state: { tone: "warn" as const, word: t("home.notMade") },
            action: { label: t("home.make"), to: "/subsidy" },
          },
        ]
      : []),
    ...waiting.map(({ batch: b, step }) => ({
      id: `batch-${b.id}`,
      who: quarter(b.closedOn),
      to: `/subsidy/${b.id}`,
      what: t("home.batchOf", {
        number: batchNumber(b),
        count: b.loans,
        amount: yuanText(b.subsidyFen, language),
      }),
      state: { tone: batchTones[b.state as "draft"], word: s(`batchState.${b.state as "draft"}`) },
      action: { label: s(`batch.steps.${step}`), to: `/subsidy/${b.id}` },
    })),
  ];
  return [
    ...guaranteeSection(db, who, language, today),
    ...(batchRows.length > 0
      ? [
          {
            key: "loans.batches",
            title: s("title"),
            count: batchRows.length,
            waits: true,
            headings: { ...headings, who: s("list.quarter"), what: t("home.batch") },
            rows: batchRows.slice(0, shown),
            more: { label: t("home.allBatches"), to: "/subsidy" },
          },
        ]
      : []),
    ...(visits.length > 0
      ? [
          {
            key: "loans.visits",
            title: t("home.visitsTitle"),
            count: visits.length,
            waits: true,
            headings: { ...headings, what: t("home.visitWhat") },
            rows: visits.slice(0, shown).map((v) => ({
              id: `visit-${v.id}`,
              who: called(v),
              to: `/loans/${v.loanId}`,
              where: placeLabel({ name: v.village, townName: v.townName }, language),
              what: m(`visit.kinds.${v.kind as "other"}`),
              state:
                v.dueOn < today
                  ? { tone: "bad" as const, word: m("visit.late") }
                  : { tone: "mute" as const, word: t("home.notVisited") },
              when: m("visit.planned", { day: shortDay(v.dueOn, language) }),
              flag: v.dueOn < today ? ("bad" as const) : undefined,
              action: { label: m("loan.visit"), to: `/loans/${v.loanId}/visits/${v.id}` },
            })),
            ...(visits.length > shown
              ? {
                  fold: {
                    label: t("home.allLoans", { count: visits.length }),
                    rows: visits.slice(shown).map((v) => ({
                      id: `visit-${v.id}`,
                      who: called(v),
                      to: `/loans/${v.loanId}/visits/${v.id}`,
                      where: placeLabel({ name: v.village, townName: v.townName }, language),
                      what: m(`visit.kinds.${v.kind as "other"}`),
                      when: m("visit.planned", { day: shortDay(v.dueOn, language) }),
                      action: { label: m("loan.visit"), to: `/loans/${v.loanId}/visits/${v.id}` },
                    })),
                  },
                }
              : {}),
          },
        ]
      : []),
  ];
}
