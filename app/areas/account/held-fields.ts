import { type HeldValue, heldNames, heldValues, type NamedField } from "./text/held-names";

/** What a form sends besides what somebody typed: which button, which record, which request. */
const unseen =
  /^(intent|do|step|seen|revision|requestKey|held|searched|about|task)$|^was-|^(?!spouseId$).*Ids?$|Revision$/;

/** Fields whose value is a number of a record or a word of the program, which says nothing to a reader. */
const picked = /^(village|household|holder|into|item|key|kind|part|role|succeeds|townCode|who)$/;
/** Marks of one question whose words are known: they stand in one line. */
const several: Readonly<Record<string, string>> = { weekdays: "day", halves: "half" };
/** Fields in which one small word may be what somebody wrote. */
const written = /^(name|\w+Name|username|note|text|reason|words|q|term|serial|number|to)$/;
const code = /^[a-z]+(-[a-z]+)*$/;

export interface HeldField {
  name: NamedField | null;
  /** Whom it is about, where a form has a field for each of many: score-7 is about what about-7 says. */
  about: string | null;
  /** What is shown instead of a value that only the program understands. */
  says: "yes" | "chosen" | "emptied" | null;
  value: string;
  /** Of several marks, each. */
  marks?: HeldValue[];
}

/** The fields of a kept form that its writer knows again, each with its name where there are words for it. */
export function heldFields(
  fields: readonly (readonly [name: string, value: string])[],
  path = "",
): HeldField[] {
  const chosen = new Set<string>();
  return fields.flatMap(([sent, value]) => {
    const name = plainName(sent);
    // A form that says what stood there before tells what was changed.
    const was = fields.find(([other]) => other === `was-${sent}`)?.[1];
    if (value === (was ?? "") || unseen.test(name)) return [];
    const called = name === "to" && path.startsWith("/certificates/") ? "handTo" : name;
    const known = Object.hasOwn(heldNames.zh, called) ? (called as NamedField) : null;
    const row = /[-.](\d+)$/.exec(sent)?.[1];
    const about = (row && fields.find(([other]) => other === `about-${row}`)?.[1]) || null;
    const says = value === "" ? ("emptied" as const) : sayFor(name, value);
    const word = Object.hasOwn(several, name) ? several[name] : undefined;
    if (word) {
      if (chosen.has(sent)) return [];
      chosen.add(sent);
      const marks = fields.flatMap(([n, v]) => (n === sent ? markOf(word, v) : []));
      return marks.length > 0 ? [{ name: known, about, says: null, value: "", marks }] : [];
    }
    // Several marks of one question are one choice.
    if (says === "chosen" && chosen.has(sent)) return [];
    if (says === "chosen") chosen.add(sent);
    return [{ name: known, about, says, value }];
  });
}

const markOf = (word: string, value: string): HeldValue[] => {
  const key = `${word}.${value}`;
  return Object.hasOwn(heldValues.zh, key) ? [key as HeldValue] : [];
};

/** lines[2].amount, amount-7 and amount.7 are amounts. */
const plainName = (sent: string): string =>
  (
    sent
      .replace(/\.\d+$/, "")
      .split(".")
      .at(-1) ?? sent
  ).replace(/[-_]?\[?\d+\]?$/, "");

function sayFor(name: string, value: string): HeldField["says"] {
  if (written.test(name)) return null;
  if (value === "yes" || value === "on") return "yes";
  return code.test(value) || (picked.test(name) && /^\d+$/.test(value)) ? "chosen" : null;
}
