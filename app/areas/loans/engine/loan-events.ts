import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import type { LoanLife, Overdue, Repayment, Span } from "./loan-life";

type Happened =
  | ({ kind: "repaid" } & Repayment)
  | ({ kind: "overdue" } & Overdue)
  | ({ kind: "extended" } & Span)
  | { kind: "stopped"; on: Day }
  /** Takes an earlier event back; both stay in the book. */
  | { kind: "reversed"; of: string }
  /** The bank's letter came: the overdue days count again. */
  | { kind: "restored"; of: string }
  /** The disbursement never was. */
  | { kind: "undone" };

/** Something that happened to a loan: when it happened stands in it, when it was entered beside it. */
export type LoanEvent = { id: string; recordedOn: Day } & Happened;

/** The events that stand: neither reversed, nor reversals. A reversal that is reversed itself counts no more. */
export function standing(events: readonly LoanEvent[]): LoanEvent[] {
  const reversals = events.filter((e) => e.kind === "reversed");
  const isReversed = (id: string): boolean => reversals.some((r) => r.of === id && !isReversed(r.id));
  return events.filter((e) => e.kind !== "reversed" && !isReversed(e.id));
}

/**
 * The loan as its events tell it, whatever order they were entered in: they are put in order of the day they happened,
 * then of their id. Null when the disbursement was undone.
 */
export function lifeAfter(
  begin: Pick<LoanLife, "terms" | "rates">,
  events: readonly LoanEvent[],
): LoanLife | null {
  const life: LoanLife = { ...begin, repayments: [], overdue: [], extension: null, stoppedOn: null };
  const stand = standing(events).sort((a, b) => (a.id < b.id ? -1 : 1));
  if (stand.some((e) => e.kind === "undone")) return null;
  const restored = new Set(stand.flatMap((e) => (e.kind === "restored" ? [e.of] : [])));
  for (const e of stand) {
    if (e.kind === "repaid") life.repayments.push({ on: e.on, principalFen: e.principalFen });
    else if (e.kind === "overdue")
      life.overdue.push({ from: e.from, to: e.to, restored: e.restored || restored.has(e.id) });
    else if (e.kind === "extended" && (!life.extension || e.to > life.extension.to))
      life.extension = { from: e.from, to: e.to };
    else if (e.kind === "stopped" && (!life.stoppedOn || e.on < life.stoppedOn)) life.stoppedOn = e.on;
  }
  life.repayments.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return life;
}

/** Principal still owed on a day by the events that stand. */
export const owedOn = (principalFen: Fen, events: readonly LoanEvent[], on: Day): Fen =>
  standing(events).reduce(
    (left, e) => (e.kind === "repaid" && e.on <= on ? left - e.principalFen : left),
    principalFen,
  );

export type WhyNotRepayment = "repayment.beforeDisbursement" | "repayment.nothing" | "repayment.tooMuch";

/** Why a repayment cannot be entered: it must leave no day on which more came back than was lent. */
export function whyNotRepayment(
  terms: LoanLife["terms"],
  events: readonly LoanEvent[],
  added: Repayment,
): WhyNotRepayment | null {
  if (added.principalFen <= 0) return "repayment.nothing";
  if (added.on < terms.disbursedOn) return "repayment.beforeDisbursement";
  return added.principalFen > owedOn(terms.principalFen, events, "9999-12-31") ? "repayment.tooMuch" : null;
}
