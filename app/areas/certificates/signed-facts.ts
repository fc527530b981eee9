import { maskName, normaliseName } from "~/areas/people";
import type { IssuedFacts } from "./certificate";

/** What stands on the paper and is signed. Only the tail of the ID number is: with the name it pins one person. */
export type SignedFacts = Pick<
  IssuedFacts,
  | "number"
  | "holderName"
  | "courseName"
  | "className"
  | "startsOn"
  | "endsOn"
  | "hours"
  | "result"
  | "issuerName"
  | "issuedOn"
> & {
  /** Last four characters of the ID number; empty when the paper shows none. */
  idTail: string;
};

export const idTailOf = (idNumber: string): string => idNumber.slice(-4).toUpperCase();

/** Spaces are set differently from paper to paper and by whoever types it again: they are not signed. */
const tight = (text: string) => text.replace(/\s+/g, "");

/**
 * The text that is signed (version 2): one line a fact, in this order, so that any program can build it again from the
 * paper. Days are YYYY-MM-DD.
 */
export function signedText(facts: SignedFacts): string {
  const lines: [string, string][] = [
    ["number", facts.number],
    ["name", normaliseName(facts.holderName)],
    ["id-tail", idTailOf(facts.idTail)],
    ["course", facts.courseName],
    ["class", facts.className],
    ["from", facts.startsOn],
    ["to", facts.endsOn],
    ["hours", String(facts.hours)],
    ["result", facts.result],
    ["issuer", facts.issuerName],
    ["issued", facts.issuedOn],
  ];
  return ["qihang-certificate-2", ...lines.map(([key, value]) => `${key}=${tight(value)}`)].join("\n");
}

/** The first version's text: JSON with the masked name and neither ID number nor result. Papers that carry it stay checkable. */
export function firstSignedText(facts: SignedFacts): string {
  return JSON.stringify({
    class: facts.className,
    course: facts.courseName,
    endsOn: facts.endsOn,
    hours: facts.hours,
    issuedOn: facts.issuedOn,
    issuer: facts.issuerName,
    name: maskName(facts.holderName),
    number: facts.number,
    startsOn: facts.startsOn,
  });
}

/** The signature out of what a scanner shows: the whole address, or only what stands behind "#". Null when there is none. */
export function signatureIn(scanned: string): string | null {
  const behind = scanned.replace(/\s+/g, "").split("#").at(-1) ?? "";
  return /^[A-Za-z0-9_-]{86}$/.test(behind) ? behind : null;
}

/** Enough of a signature to recognise it by, too little to try names against. */
export const signatureHint = (signature: string): string => signature.slice(0, 10) + signature.slice(-10);
