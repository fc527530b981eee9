/** "1 row fits together", "3 rows of the audit log fit together". */
export const rowsFit = (count: number, of = ""): string =>
  `${count} ${count === 1 ? "row" : "rows"}${of} ${count === 1 ? "fits" : "fit"} together`;
