import { letterCauses } from "../engine/loan-life";
import { recoveryOrders } from "./claim-order";
import type { FieldSpec } from "./form-fields";
import { mostGraceDays } from "./request-rules";

export const repaymentFields = [
  { name: "on", kind: "day" },
  { name: "principal", kind: "money", optional: true, zero: true },
  { name: "interest", kind: "money", optional: true, zero: true },
  { name: "penalty", kind: "money", optional: true, zero: true },
  { name: "proof", kind: "file", optional: true },
  { name: "note", kind: "text", optional: true, max: 100 },
] as const satisfies readonly FieldSpec[];

export const recoveryFields = [
  { name: "on", kind: "day" },
  { name: "amount", kind: "money" },
  { name: "order", kind: "choice", choices: recoveryOrders },
  { name: "note", kind: "text", optional: true, max: 100 },
] as const satisfies readonly FieldSpec[];

export const letterFields = [
  { name: "cause", kind: "choice", choices: letterCauses },
  { name: "proof", kind: "file" },
  { name: "fromOn", kind: "day" },
  { name: "untilOn", kind: "day" },
  { name: "graceDays", kind: "whole", optional: true, when: "grace", max: mostGraceDays },
  { name: "credit", kind: "choice", optional: true, when: "grace", choices: ["clean", "reported"] },
  { name: "reason", kind: "area", max: 300 },
] as const satisfies readonly FieldSpec[];

export const reasonFields = [
  { name: "reason", kind: "area", max: 300 },
] as const satisfies readonly FieldSpec[];

export const requestFields = {
  undo: reasonFields,
  "write-off": reasonFields,
  reversal: reasonFields,
  extension: [{ name: "toOn", kind: "day" }, ...reasonFields],
  rate: [{ name: "fromOn", kind: "day" }, { name: "rate", kind: "rate" }, ...reasonFields],
  compensation: [
    { name: "principal", kind: "money", zero: true },
    { name: "interest", kind: "money", zero: true },
    { name: "fees", kind: "money", optional: true, zero: true },
    ...reasonFields,
  ],
  waiver: [{ name: "interest", kind: "money" }, ...reasonFields],
  letter: letterFields,
} as const satisfies Record<string, readonly FieldSpec[]>;

export const decisionFields = [
  { name: "text", kind: "area", optional: true, max: 300 },
] as const satisfies readonly FieldSpec[];

/** ID numbers of an export: masked, or whole for a reason. */
export const exportFields = [
  { name: "numbers", kind: "choice", choices: ["masked", "full"] },
  { name: "reason", kind: "text", optional: true, max: 200 },
] as const satisfies readonly FieldSpec[];
