import type { Reader } from "db/client.server";
import type { Day } from "~/platform/dates";
import { fundKindOf } from "../fund/whose-guarantee";
import { guaranteeEndsOn } from "./guarantee-end";
import { applicationOfLoan, type OfLoan, requestsOf, type Signer, signersOfLoan } from "./requests.server";
import { notAgreed } from "./unbound-guarantors.server";

export interface GuaranteeEnds {
  /** Of whoever is bound longest. */
  until: Day;
  /** Who did not agree in writing to the extension: their guarantee ends as without it (民法典 695). */
  apart: readonly Signer[];
  apartUntil: Day;
}

/**
 * Until when those who stand for a loan do, each by what they agreed to.
 * @param endsOn maturity, or the end of the extension
 */
export function guaranteeEnds(
  db: Reader,
  loan: OfLoan & { id: number; maturesOn: Day },
  endsOn: Day,
): GuaranteeEnds {
  const { guaranteePeriodMonths: months } = applicationOfLoan(db, loan);
  const [apartUntil, extended] = [guaranteeEndsOn(loan.maturesOn, months), guaranteeEndsOn(endsOn, months)];
  const asked =
    endsOn === loan.maturesOn
      ? undefined
      : requestsOf(db, loan.id).find((r) => r.kind === "extension" && r.state === "done");
  if (!asked) return { until: extended, apart: [], apartUntil };
  const apart = notAgreed(db, loan, asked);
  return { until: isAnyBound(db, loan, apart) ? extended : apartUntil, apart, apartUntil };
}

/** Whether anybody is bound longer: a fund gives its word with the decision itself, and where people stand it is they who are asked. */
function isAnyBound(db: Reader, loan: OfLoan, apart: readonly Signer[]): boolean {
  const { guaranteeKind: kind } = applicationOfLoan(db, loan);
  const fund = kind !== "natural-person" && fundKindOf(kind) === "fund";
  return apart.length === 0 || fund || signersOfLoan(db, loan).length > apart.length;
}
