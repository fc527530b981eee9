import type { Day } from "~/platform/dates";
import type { LoanLife } from "../engine/loan-life";
import { nextQuarter } from "../engine/subsidy-quarter";
import type { Position } from "./positions.server";

/**
 * The loan as it goes on to the end of the running quarter if nothing new happens: what is overdue today stays so, for
 * nobody may count with money that has not come.
 */
export function lifeAhead(p: Pick<Position, "life" | "overdueFen" | "endsOn">, asOf: Day): LoanLife {
  const quarterEnd = nextQuarter(asOf);
  const until = p.endsOn < quarterEnd ? p.endsOn : quarterEnd;
  if (p.overdueFen === 0 || until <= asOf) return p.life;
  return {
    ...p.life,
    overdue: p.life.overdue.map((o) => (o.to === asOf && !o.restored ? { ...o, to: until } : o)),
  };
}
