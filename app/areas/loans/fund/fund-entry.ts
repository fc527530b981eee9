import type { FieldSpec } from "../money/form-fields";

/** What is entered by hand; compensation and recovery come from their loans, reversals from the lines they take back. */
export const entryKinds = ["contribution", "interest", "withdrawal", "fee"] as const;
export type EntryKind = (typeof entryKinds)[number];

export const goesOut = (kind: EntryKind): boolean => kind === "withdrawal" || kind === "fee";

export const entryFields = [
  { name: "on", kind: "day" },
  { name: "entryKind", kind: "choice", choices: entryKinds },
  { name: "amount", kind: "money" },
  { name: "note", kind: "text", optional: true, max: 100 },
] as const satisfies readonly FieldSpec[];
