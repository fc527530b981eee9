/** So few are left that a lost phone and one slip shut the account: time for a new set. */
export const fewCodes = (left: number): boolean => left <= 2;
