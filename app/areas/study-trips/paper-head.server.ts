import { peopleText } from "~/areas/people";
import type { SignedIn } from "~/platform/access/actor";
import { clockOf, todayOn } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { checkWithOffice, paperCode } from "~/platform/pdf/check-code.server";
import type { PaperFacts } from "~/platform/pdf/paper-facts";
import { type PaperKind, paperMarks } from "./paper-kinds";
import { tripText } from "./text";
import { tripAfterText } from "./text/after";
import { tripNumber } from "./trip-name";
import type { FoundTrip } from "./trip-queries.server";

// Papers of the office are Chinese whatever the language of the page.
export const t = translator(tripText, "zh");
export const a = translator(tripAfterText, "zh");
export const p = translator(peopleText, "zh");
export const EMPTY = "--";

export interface PrintedBy {
  actor: SignedIn;
  /** Address of this installation as people reach it. */
  origin: string;
  now: number;
}

/** Number, check code and foot of a paper; the code is over what is printed. */
export function factsOfPaper(
  kind: PaperKind,
  { trip }: FoundTrip,
  by: PrintedBy,
  printed: unknown,
): PaperFacts {
  const number = `${paperMarks[kind]}-${tripNumber(trip)}`;
  const code = paperCode(`trip-${kind}`, printed);
  return {
    number,
    code,
    printedAt: by.now,
    foot: {
      number: `文书编号 ${number}　校验码 ${code}`,
      check: checkWithOffice,
      printed: `打印 ${todayOn(by.now)} ${clockOf(by.now)}　经办 ${by.actor.name}`,
    },
  };
}
