import type { FieldSpec } from "../money/form-fields";

export const clawFields = [
  { name: "amount", kind: "money" },
  { name: "reason", kind: "area", max: 300 },
] as const satisfies readonly FieldSpec[];

/** While a case of misuse waits for its decision: whether the claim is that case's. */
export const clawFieldsOfCase = [
  ...clawFields,
  { name: "of", kind: "choice", choices: ["case", "other"] },
] as const satisfies readonly FieldSpec[];

export const clawPaidFields = [{ name: "on", kind: "day" }] as const satisfies readonly FieldSpec[];
