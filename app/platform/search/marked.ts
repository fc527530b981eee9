import { nameAndNumber, type Term } from "./search-term";

/** A text in pieces; the marked ones are what the search found. */
export type Marked = readonly (readonly [text: string, found: boolean])[];

export const unmarked = (text: string): Marked => [[text, false]];
export const allMarked = (text: string): Marked => [[text, true]];

/** Marks each place where `part` stands; letters match in either case. */
export function markPart(text: string, part: string): Marked {
  if (part === "") return unmarked(text);
  const pieces: [string, boolean][] = [];
  const where = text.toLowerCase();
  const what = part.toLowerCase();
  let at = 0;
  for (let next = where.indexOf(what); next >= 0; next = where.indexOf(what, at)) {
    if (next > at) pieces.push([text.slice(at, next), false]);
    pieces.push([text.slice(next, next + what.length), true]);
    at = next + what.length;
  }
  if (at < text.length) pieces.push([text.slice(at), false]);
  return pieces;
}

/** A name found by hanzi is marked where they stand; one found by pinyin is marked as a whole. */
export const markName = (name: string, term: Term): Marked =>
  term.kind === "name"
    ? markPart(name, (nameAndNumber(term.text)?.name ?? term.text).replace(/ /g, ""))
    : term.kind === "pinyin"
      ? allMarked(name)
      : unmarked(name);

/** A number found by its tail. */
export function markTail(number: string, tail: string): Marked {
  if (!number.toUpperCase().endsWith(tail.toUpperCase())) return unmarked(number);
  const head = number.slice(0, number.length - tail.length);
  return head
    ? [
        [head, false],
        [number.slice(head.length), true],
      ]
    : allMarked(number);
}
