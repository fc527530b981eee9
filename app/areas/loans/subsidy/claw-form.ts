import type { FieldSpec } from "../money/form-fields";

export const clawFields = [
  { name: "amount", kind: "money" },
  { name: "reason", kind: "area", max: 300 },
] as const satisfies readonly FieldSpec[];

export const clawPaidFields = [{ name: "on", kind: "day" }] as const satisfies readonly FieldSpec[];
