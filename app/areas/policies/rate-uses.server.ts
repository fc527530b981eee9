import type { Reader } from "db/client.server";
import { baseRate, grantedLoan, loanEvent, lprRate } from "db/schema";
import { and, asc, eq, gt, gte, lt, ne, type SQL, sql } from "drizzle-orm";
import type { Day } from "~/platform/dates";
import type { LprInput, RateSeries } from "./policy-forms";

// The loans lean on this area, so their rows are read here by their table: the other way round would be a circle.

export interface RateRow {
  id: number;
  publishedOn: Day;
  ppm: number;
  source: string;
}

/** A publication of a series; undefined where there is none. */
export function rateRow(db: Reader, series: RateSeries, id: number): RateRow | undefined {
  const on = series === "lpr" ? lprRate : baseRate;
  const row =
    on === lprRate
      ? db.select().from(lprRate).where(eq(lprRate.id, id)).get()
      : db.select().from(baseRate).where(eq(baseRate.id, id)).get();
  if (!row) return undefined;
  const publishedOn = "publishedOn" in row ? row.publishedOn : row.fromOn;
  return { id: row.id, publishedOn, ppm: row.oneYearPpm, source: row.source };
}

/** The day the next publication of a series replaces one; null while it is the last. */
const replacedOn = (db: Reader, series: RateSeries, on: Day): Day | null =>
  (series === "lpr"
    ? db
        .select({ on: lprRate.publishedOn })
        .from(lprRate)
        .where(gt(lprRate.publishedOn, on))
        .orderBy(asc(lprRate.publishedOn))
        .get()
    : db
        .select({ on: baseRate.fromOn })
        .from(baseRate)
        .where(gt(baseRate.fromOn, on))
        .orderBy(asc(baseRate.fromOn))
        .get()
  )?.on ?? null;

/** A loan keeps the rate that it was made by: the LPR beside its own, a base rate in the terms of its subsidy. */
const frozen = (series: RateSeries, ppm: number) =>
  series === "lpr"
    ? eq(grantedLoan.lprPpm, ppm)
    : sql`${ppm} in (${grantedLoan.subsidyTerms} ->> 'referencePpm', ${grantedLoan.subsidyTerms} ->> 'capOverPpm')`;

/** How many loans were paid out while a publication held that nobody had entered yet, by another LPR. */
export function loansMadeWithout(db: Reader, { series, publishedOn, rate }: LprInput): number {
  if (series === "base") return 0;
  const until = replacedOn(db, series, publishedOn);
  return db
    .select({ id: grantedLoan.id })
    .from(grantedLoan)
    .where(
      and(
        ne(grantedLoan.state, "undone"),
        ne(grantedLoan.lprPpm, rate),
        gte(grantedLoan.disbursedOn, publishedOn),
        until === null ? undefined : lt(grantedLoan.disbursedOn, until),
      ),
    )
    .all().length;
}

/** That no later publication of the same value, on record when the loan or its rate was entered, lies before the day. */
function nearestOfValue(
  series: RateSeries,
  row: Pick<RateRow, "publishedOn" | "ppm">,
  on: SQL,
  at: SQL,
): SQL {
  const [table, day] =
    series === "lpr" ? [sql`lpr_rate`, sql`n.published_on`] : [sql`base_rate`, sql`n.from_on`];
  return sql`not exists (select 1 from ${table} n where n.one_year_ppm = ${row.ppm}
    and ${day} > ${row.publishedOn} and ${day} <= ${on} and n.created_at <= ${at})`;
}

/**
 * How many loans froze a publication: paid out, or given a new rate, on a day since it, with the value it has. By the
 * value, for whoever enters another publication late moves no loan to that one.
 */
export function loansMadeBy(
  db: Reader,
  series: RateSeries,
  row: Pick<RateRow, "publishedOn" | "ppm">,
): number {
  const paid = db
    .select({ id: grantedLoan.id })
    .from(grantedLoan)
    .where(
      and(
        ne(grantedLoan.state, "undone"),
        frozen(series, row.ppm),
        gte(grantedLoan.disbursedOn, row.publishedOn),
        nearestOfValue(series, row, sql`loan.disbursed_on`, sql`loan.created_at`),
      ),
    )
    .all();
  const moved =
    series === "base"
      ? []
      : db
          .select({ id: loanEvent.loanId })
          .from(loanEvent)
          .where(
            and(
              eq(loanEvent.kind, "rate"),
              eq(loanEvent.lprPpm, row.ppm),
              gte(loanEvent.on, row.publishedOn),
              nearestOfValue(series, row, sql`loan_event."on"`, sql`loan_event.at`),
            ),
          )
          .all();
  return new Set([...paid, ...moved].map((l) => l.id)).size;
}
