import type { FieldSpec } from "./form-fields";

/** What the loan was called when it was lent: 创业担保贷款, or 小额担保贷款 before 2015. */
export const schemes = ["new", "old"] as const;

export const schemeFields = [
  { name: "scheme", kind: "choice", choices: schemes },
  { name: "reason", kind: "area", max: 200 },
] as const satisfies readonly FieldSpec[];
