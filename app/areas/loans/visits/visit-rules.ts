import type { FieldSpec } from "../money/form-fields";

export const uses = ["as-stated", "partly", "misused", "unclear"] as const;
export type Use = (typeof uses)[number];

export const visitFields = [
  { name: "doneOn", kind: "day" },
  { name: "use", kind: "choice", choices: uses },
  { name: "jobs", kind: "whole", zero: true, max: 9_999 },
  { name: "turnover", kind: "money", optional: true, zero: true },
  { name: "note", kind: "area", optional: true, max: 500 },
  { name: "photo", kind: "file", optional: true },
  { name: "stopsOn", kind: "day", optional: true },
] as const satisfies readonly FieldSpec[];

export const caseFields = [
  { name: "decision", kind: "choice", choices: ["proved", "unfounded"] },
  { name: "text", kind: "area", max: 500 },
] as const satisfies readonly FieldSpec[];
