const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/**
 * How many equal sets some lines make: as many as all quantities can be shared out to without anything left over. 6
 * computers and 6 screens are 6 sets of two, 2 laptops and 1 screen are one set of three.
 */
export const setsOf = (quantities: readonly number[]): number => quantities.reduce(gcd, 0);

/** The set, from 1, that a piece of a line belongs to. */
export const setOfPiece = (piece: number, quantity: number, sets: number): number =>
  Math.ceil(piece / (quantity / sets));
