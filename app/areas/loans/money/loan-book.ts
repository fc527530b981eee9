import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { type LoanEvent, lifeAfter, standing } from "../engine/loan-events";
import type { InterestGone, LoanLife, RateFrom, Span } from "../engine/loan-life";
import type { LoanTerms } from "../engine/loan-terms";
import type { WorkingDay } from "../engine/schedule";
import { duesOf, type Letter, overdueSpans, type PaidOn } from "./dues";

/** An event as the table holds it. */
export interface BookEvent {
  id: number;
  kind: string;
  on: Day;
  toOn: Day | null;
  principalFen: Fen;
  interestFen: Fen;
  penaltyFen: Fen;
  ratePpm: number | null;
  lprPpm: number | null;
  /** Compensation: the part that its fund or company bore on that day. */
  shareBp?: number | null;
  ofId: number | null;
  /** A letter of the bank: its cause and the days of grace it gives. */
  cause?: string | null;
  graceDays?: number | null;
  recordedOn: Day;
}

/** A loan with all that was written of it. Whether something is overdue is worked out of it, never stored. */
export interface LoanBook {
  terms: LoanTerms;
  /** LPR of the contract. */
  lprPpm: number | null;
  graceDays: number;
  events: readonly BookEvent[];
}

/** Ids as text in the order of their numbers, as the engine sorts them. */
const idText = (id: number): string => String(id).padStart(12, "0");

/** The engine's word for an event; null for those that change no interest: recoveries, write-offs, letters, rates. */
function forEngine(e: BookEvent): LoanEvent | null {
  const base = { id: idText(e.id), recordedOn: e.recordedOn };
  switch (e.kind) {
    case "repaid":
    case "compensated":
      return { ...base, kind: "repaid", on: e.on, principalFen: e.principalFen };
    case "extended":
      return { ...base, kind: "extended", from: e.on, to: e.toOn ?? e.on };
    case "stopped":
      return { ...base, kind: "stopped", on: e.on };
    case "reversed":
      return { ...base, kind: "reversed", of: idText(e.ofId ?? 0) };
    case "undone":
      return { ...base, kind: "undone" };
    default:
      return null;
  }
}

export const engineEvents = (book: LoanBook): LoanEvent[] => book.events.flatMap((e) => forEngine(e) ?? []);

/** The events that stand: neither reversed nor reversals, in order of the day they happened. */
export function standingEvents(book: LoanBook): BookEvent[] {
  const all = book.events.map(
    (e): LoanEvent =>
      e.kind === "reversed"
        ? { id: idText(e.id), recordedOn: e.recordedOn, kind: "reversed", of: idText(e.ofId ?? 0) }
        : { id: idText(e.id), recordedOn: e.recordedOn, kind: "undone" },
  );
  const kept = new Set(standing(all).map((e) => e.id));
  return book.events
    .filter((e) => kept.has(idText(e.id)))
    .sort((a, b) => (a.on === b.on ? a.id - b.id : a.on < b.on ? -1 : 1));
}

export const ratesOf = (book: LoanBook, events = standingEvents(book)): RateFrom[] => [
  { from: book.terms.disbursedOn, ratePpm: book.terms.ratePpm, lprPpm: book.lprPpm },
  ...events
    .filter((e) => e.kind === "rate")
    .map((e) => ({ from: e.on, ratePpm: e.ratePpm ?? book.terms.ratePpm, lprPpm: e.lprPpm })),
];

/** What came in, principal and interest apart; the guarantor's payment to the bank counts as one, a waiver of interest too. */
export const paymentsOf = (events: readonly BookEvent[]): PaidOn[] =>
  events
    .filter((e) => e.kind === "repaid" || e.kind === "compensated" || e.kind === "waived")
    .map((e) => ({ on: e.on, principalFen: e.principalFen, interestFen: e.interestFen }));

/** The interest that is owed no more, where some was waived; nothing where all of it is to be paid. */
function interestGone(events: readonly BookEvent[]): { interest?: InterestGone[] } {
  if (!events.some((e) => e.kind === "waived")) return {};
  return {
    interest: events
      .filter((e) => e.kind === "repaid" || e.kind === "compensated" || e.kind === "waived")
      .map((e) => ({ on: e.on, interestFen: e.interestFen, waived: e.kind === "waived" })),
  };
}

/** Letters of the bank that speak of late days: its system failed, or the payment came inside its grace [S49]. */
export const lettersOf = (events: readonly BookEvent[]): Letter[] =>
  events
    .filter((e) => e.kind === "restored")
    .map((e) => ({
      from: e.on,
      to: e.toOn ?? e.on,
      ...(e.cause === "grace"
        ? { cause: "grace" as const, graceDays: e.graceDays ?? 0 }
        : { cause: "bank-fault" as const, graceDays: null }),
    }));

export const extensionOf = (events: readonly BookEvent[]): Span | null =>
  events
    .filter((e) => e.kind === "extended")
    .map((e) => ({ from: e.on, to: e.toOn ?? e.on }))
    .at(-1) ?? null;

/**
 * The loan as it went, with the overdue days that its due days and payments show on a day; null when its disbursement
 * was undone.
 */
export function lifeOn(book: LoanBook, asOf: Day, isWorkingDay: WorkingDay): LoanLife | null {
  const events = standingEvents(book);
  const life = lifeAfter({ terms: book.terms, rates: ratesOf(book, events) }, engineEvents(book));
  if (!life) return null;
  const dues = duesOf(life, asOf, isWorkingDay);
  const overdue = overdueSpans(dues, paymentsOf(events), {
    asOf,
    graceDays: book.graceDays,
    letters: lettersOf(events),
  });
  return { ...life, overdue, ...interestGone(events) };
}
