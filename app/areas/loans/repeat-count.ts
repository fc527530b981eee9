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

/**
 * How many loans somebody has had. `sameIds` are all records that are this person: after a change of name, a corrected
 * number, a merge. A spouse's loans are not theirs, however often they marry (DOMAIN §8.10).
 */
export function loansOf(
  issued: readonly IssuedLoan[],
  sameIds: readonly number[],
  rule: CountRule = { partners: true, old: true },
): { count: number; unsettled: number } {
  const mine = issued.filter(
    (l) =>
      (rule.old || !l.old) &&
      (sameIds.includes(l.borrowerId) || (rule.partners && l.partnerIds.some((id) => sameIds.includes(id)))),
  );
  const loans = new Map(mine.map((l) => [l.loanId, l]));
  return { count: loans.size, unsettled: [...loans.values()].filter((l) => !l.settled).length };
}
