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
  { name: "leverage", kind: "hundredths", optional: true, max: 20 },
  { name: "stopOverdue", kind: "hundredths", optional: true, max: 100 },
  { name: "stopCompensation", kind: "hundredths", optional: true, max: 100 },
  { name: "share", kind: "hundredths", max: 100 },
  { name: "leftOn", kind: "day", optional: true },
] as const satisfies readonly FieldSpec[];
