import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { type LoanEvent, lifeAfter } from "./loan-events";
import type { LoanLife, SubsidyTerms } from "./loan-life";
import { subsidyQuarters } from "./subsidy";
import { nextQuarter, quarterStart } from "./subsidy-quarter";

/** One line of a batch: what a quarter is entitled to now, less what earlier batches have said of it. */
export interface LedgerEntry {
  /** The batch: the first day after the quarter it closes. */
  closedOn: Day;
  /** First day of the quarter that the amount belongs to. */
  quarter: Day;
  kind: "entitled" | "adjustment";
  subsidyFen: Fen;
}

/** Entitlement by quarter as far as the events known tell. */
function entitlement(begin: Pick<LoanLife, "terms" | "rates">, terms: SubsidyTerms, events: LoanEvent[]) {
  const life = lifeAfter(begin, events);
  const rows = life ? subsidyQuarters(life, terms) : [];
  return new Map(rows.map((q) => [quarterStart(q.from), q.subsidyFen]));
}

/**
 * The subsidy book of a loan: each batch knows what was entered before it closed, and what was back-dated later comes
 * as an adjustment in the next one. A batch that was closed is never changed.
 * @param closings first days after the quarters that were closed, in order of time
 */
export function subsidyLedger(
  begin: Pick<LoanLife, "terms" | "rates">,
  terms: SubsidyTerms,
  events: readonly LoanEvent[],
  closings: readonly Day[],
): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  const said = new Map<Day, Fen>();
  for (const closedOn of closings) {
    const now = entitlement(
      begin,
      terms,
      events.filter((e) => e.recordedOn < closedOn),
    );
    const quarters = new Set([...now.keys(), ...said.keys()]);
    for (const quarter of [...quarters].sort()) {
      if (nextQuarter(quarter) > closedOn) continue;
      const subsidyFen = (now.get(quarter) ?? 0) - (said.get(quarter) ?? 0);
      if (subsidyFen === 0) continue;
      entries.push({
        closedOn,
        quarter,
        kind: nextQuarter(quarter) === closedOn ? "entitled" : "adjustment",
        subsidyFen,
      });
      said.set(quarter, (said.get(quarter) ?? 0) + subsidyFen);
    }
  }
  return entries;
}
