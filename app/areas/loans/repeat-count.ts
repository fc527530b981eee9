/** A loan that was issued to somebody, alone or among partners. */
export interface IssuedLoan {
  loanId: number;
  /** Record of the borrower, as it was then. */
  borrowerId: number;
  partnerIds: readonly number[];
  /** The loans of before 2015 (小额担保贷款). */
  old: boolean;
  settled: boolean;
}

export interface CountRule {
  /** Whether a partner's loan counts for every partner [K-M: a local choice]. */
  partners: boolean;
  /** Whether loans of before 2015 count. */
  old: boolean;
}

/** Where a policy says nothing, every loan counts. */
export const countsAll: CountRule = { partners: true, old: true };

/**
 * How many loans somebody has had by the rule of a policy, and how many of all of them are not paid back: whoever is
 * among the partners of a loan that runs takes no other one, counted or not (DOMAIN §1.10). `sameIds` are all records
 * that are this person: after a change of name, a corrected number, a merge. A spouse's loans are not theirs, however
 * often they marry (DOMAIN §8.10).
 */
export function loansOf(
  issued: readonly IssuedLoan[],
  sameIds: readonly number[],
  rule: CountRule = countsAll,
): { count: number; unsettled: number } {
  const own = (l: IssuedLoan) => sameIds.includes(l.borrowerId);
  const mine = new Map(
    issued.filter((l) => own(l) || l.partnerIds.some((id) => sameIds.includes(id))).map((l) => [l.loanId, l]),
  );
  const all = [...mine.values()];
  return {
    count: all.filter((l) => (rule.old || !l.old) && (rule.partners || own(l))).length,
    unsettled: all.filter((l) => !l.settled).length,
  };
}
