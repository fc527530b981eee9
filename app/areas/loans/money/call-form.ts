import type { FieldSpec } from "./form-fields";

export const ways = ["phone", "visit", "letter"] as const;
export const outcomes = ["promised", "paid", "no-answer", "refused", "unreachable", "other"] as const;

export const callFields = [
  { name: "on", kind: "day" },
  { name: "way", kind: "choice", choices: ways },
  { name: "outcome", kind: "choice", choices: outcomes },
  { name: "promisedOn", kind: "day", optional: true },
  { name: "note", kind: "area", optional: true, max: 300 },
] as const satisfies readonly FieldSpec[];
