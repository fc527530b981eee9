import { dayCounts } from "../engine/day-count";
import { dueShifts, firstPeriods, methods, paymentSteps } from "../engine/loan-terms";
import type { FieldSpec } from "./form-fields";

export const dueDays = ["21", "20", "anniversary"] as const;

export const disburseFields = [
  { name: "contractNumber", kind: "text", max: 60 },
  { name: "noteNumber", kind: "text", max: 60 },
  { name: "principal", kind: "money" },
  { name: "rate", kind: "rate" },
  { name: "disbursedOn", kind: "day" },
  { name: "maturesOn", kind: "day" },
  { name: "method", kind: "choice", choices: methods },
  { name: "paymentEvery", kind: "choice", choices: paymentSteps },
  { name: "dayCount", kind: "choice", choices: dayCounts },
  { name: "dueDay", kind: "choice", choices: dueDays },
  { name: "firstPeriod", kind: "choice", choices: firstPeriods },
  { name: "dueShift", kind: "choice", choices: dueShifts },
  { name: "graceDays", kind: "whole", zero: true, max: 60 },
  { name: "proof", kind: "file" },
] as const satisfies readonly FieldSpec[];
