import type { Reader } from "db/client.server";
import { type SignedIn, scopeFor } from "~/platform/access/actor";
import { type Language, translator } from "~/platform/i18n/text";
import { yuanText } from "~/platform/money";
import type { LoanRow } from "../money/loan-record.server";
import { moneyText } from "../text/money";
import { casesOf } from "../visits/visits.server";
import { overPaid } from "./over-paid.server";
import { quarterName } from "./working";

/**
 * What was paid too much for a loan with a case of misuse, each line with the page on which it is asked back. Without a case the
 * difference goes into the next batch by itself.
 */
export function overPaidWords(
  db: Reader,
  who: SignedIn,
  loan: LoanRow,
  language: Language,
  now = Date.now(),
) {
  // The pages of the batches are of the whole county.
  if (scopeFor(who.grants, "subsidy.batch") !== "all") return [];
  if (casesOf(db, loan.id).every((c) => c.state === "unfounded")) return [];
  return overPaid(db, loan, now).map(({ lineId, batchId, quarter, fen }) => ({
    to: `/subsidy/${batchId}/lines/${lineId}/clawback`,
    text: translator(moneyText, language)("case.tooMuch", {
      ...quarterName(quarter),
      amount: yuanText(fen, language),
    }),
  }));
}
