import { yuanFigure } from "~/platform/money";

/** A tick of an axis: round numbers with their thousands apart. */
export const shortNumber = (n: number): string => n.toLocaleString("en-US");

export const yuanOf = (fen: number): string => yuanFigure(fen);
