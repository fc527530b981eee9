import type { FieldSpec } from "../money/form-fields";

export const bankFields = [
  { name: "name", kind: "text", max: 40 },
  { name: "nameEn", kind: "text", max: 80 },
  { name: "phone", kind: "text", optional: true, max: 20 },
  { name: "dayCount", kind: "choice", choices: ["actual/360", "actual/365", "30/360"] },
  { name: "graceDays", kind: "whole", zero: true, max: 30 },
  { name: "leftOn", kind: "day", optional: true },
] as const satisfies readonly FieldSpec[];

export const fundFields = [
  { name: "name", kind: "text", max: 40 },
  { name: "nameEn", kind: "text", max: 80 },
  { name: "fundKind", kind: "choice", choices: ["fund", "company"] },
  { name: "fundBank", kind: "choice", optional: true },
  { name: "leverage", kind: "whole", optional: true, max: 20 },
  { name: "stopOverdue", kind: "whole", optional: true, max: 100 },
  { name: "stopCompensation", kind: "whole", optional: true, max: 100 },
  { name: "share", kind: "whole", max: 100 },
  { name: "leftOn", kind: "day", optional: true },
] as const satisfies readonly FieldSpec[];
