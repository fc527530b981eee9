import { parseDay } from "~/platform/dates";
import { typedNumber } from "./number-rule";
import { idTailOf, type SignedFacts, signatureIn } from "./signed-facts";

/** The facts in the order of the paper, as somebody types them from it; `signature` comes out of the code. */
export const typedFields = [
  "number",
  "name",
  "idTail",
  "course",
  "class",
  "from",
  "to",
  "hours",
  "result",
  "issuer",
  "issued",
  "signature",
] as const;
export type TypedField = (typeof typedFields)[number];
export type TypedFacts = Record<TypedField, string>;

export type TypedProblem = "missing" | "day" | "idTail" | "hours" | "signature";

/** What was typed, cut to a length no paper exceeds; of an ID number typed in full the tail is kept. */
export function typedFacts(given: (field: TypedField) => string | null | undefined): TypedFacts {
  const typed = {} as TypedFacts;
  for (const field of typedFields) typed[field] = String(given(field) ?? "").slice(0, 300);
  typed.idTail = typed.idTail.replace(/\s+/g, "").slice(-4);
  return typed;
}

/** The facts that the signature must fit, or what is wrong in which field. */
export function readTypedFacts(
  typed: TypedFacts,
):
  | { ok: true; facts: SignedFacts; signature: string }
  | { ok: false; problems: [TypedField, TypedProblem][] } {
  const problems: [TypedField, TypedProblem][] = [];
  // A paper without an ID number prints "--": nothing is signed for it.
  const idTail = typed.idTail.replace(/^-+$/, "");
  for (const field of typedFields)
    if (field !== "idTail" && !typed[field].trim()) problems.push([field, "missing"]);
  if (idTail && !/^\d{3}[\dXx]$/.test(idTail)) problems.push(["idTail", "idTail"]);
  const day = (field: TypedField, year?: number) => {
    const on = parseDay(typed[field], year);
    if (!on && typed[field].trim()) problems.push([field, "day"]);
    return on ?? "";
  };
  const startsOn = day("from");
  // The paper says the year of a period once: 2026年11月2日至11月13日.
  const endsOn = day("to", startsOn ? Number(startsOn.slice(0, 4)) : undefined);
  const issuedOn = day("issued");
  const hours = typed.hours.match(/^\s*(\d{1,4})\s*(学时|hours?)?\s*$/)?.[1];
  if (!hours && typed.hours.trim()) problems.push(["hours", "hours"]);
  const signature = signatureIn(typed.signature);
  if (!signature && typed.signature.trim()) problems.push(["signature", "signature"]);
  if (problems.length > 0 || !signature) return { ok: false, problems };
  return {
    ok: true,
    signature,
    facts: {
      number: typedNumber(typed.number),
      holderName: typed.name,
      idTail: idTailOf(idTail),
      courseName: typed.course,
      className: typed.class,
      startsOn,
      endsOn,
      hours: Number(hours),
      result: typed.result,
      issuerName: typed.issuer,
      issuedOn,
    },
  };
}
