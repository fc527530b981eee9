import type { Values } from "~/platform/i18n/text";

/** A sentence for a person: a text key of the importing area, and its values. */
export interface Said {
  key: string;
  values?: Values;
}

/** What is wrong with one cell, and so with its row. */
export interface RowProblem<F extends string> {
  field: F;
  /** As the file has it, ID numbers and phones masked. */
  value: string;
  why: Said;
  /** What the cell should probably say; offered with one press. */
  suggestion?: string;
}
