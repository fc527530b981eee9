import type { SignedIn } from "~/platform/access/actor";
import { clockOf, todayOn } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { checkWithOffice, paperCode } from "~/platform/pdf/check-code.server";
import type { PaperFacts } from "~/platform/pdf/paper-facts";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { breakLines, mm } from "~/platform/pdf/text-fit";
import { donationText } from "./text";

// Papers of the office are Chinese whatever the language of the page.
export const p = translator(donationText, "zh");
export const EMPTY = "--";

export interface PrintedBy {
  actor: SignedIn;
  /** Address of this installation as people reach it. */
  origin: string;
  now: number;
}

/** Number, check code and foot of a paper; the code is over what is printed. */
export function factsOfPaper(kind: string, number: string, by: PrintedBy, printed: unknown): PaperFacts {
  const code = paperCode(`donation-${kind}`, printed);
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

/** Words under a table, broken to the width of an upright sheet. */
export const noteLines = (...notes: string[]): string[] =>
  notes.flatMap((text) => breakLines(paperFonts().kai, text, 168 / mm(9.5)));
