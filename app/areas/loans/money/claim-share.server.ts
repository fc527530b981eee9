import type { Reader } from "db/client.server";
import { type Language, translator } from "~/platform/i18n/text";
import { type Fen, yuanText } from "~/platform/money";
import { findFund } from "../fund/funds.server";
import { fundText } from "../text/fund";
import { fullShareBp, partOfRecovery, type Sharing, wholeFen } from "./borne-share";
import { guarantorParts } from "./guarantor-parts.server";
import { standingEvents } from "./loan-book";
import { bookOf, type EventRow, eventsOf, type LoanRow } from "./loan-record.server";
import { claimFen, owedBack, standingOf } from "./loan-standing";
import { payerOf } from "./payer.server";

/** How what comes back is divided, and the words for it; null where nothing is left or the guarantor bears all of it. */
export interface ClaimShare {
  readonly sharing: Sharing;
  readonly fund: string;
  /** What is still to come back, and the guarantor's part of it. */
  readonly left: string;
  /** The share by which each sum is divided. */
  readonly rule: string;
}

export function claimShare(db: Reader, loan: LoanRow, language: Language): ClaimShare | null {
  const book = bookOf(loan, eventsOf(db, loan.id));
  const leftFen = claimFen(owedBack(standingOf(book)));
  const payer = payerOf(db, loan, standingEvents(book));
  if (!payer || leftFen === 0 || payer.shareBp === fullShareBp) return null;
  const row = findFund(db, payer.fundId);
  const fund = (language === "zh" ? row?.name : row?.nameEn) ?? "";
  const t = translator(fundText, language);
  const percent = String(payer.shareBp / 100);
  const partFen = partOfRecovery(leftFen, payer);
  return {
    sharing: { shareBp: payer.shareBp, backFen: payer.backFen, bookedFen: payer.bookedFen },
    fund,
    left: t("borne.left", {
      fund,
      percent,
      whole: yuanText(leftFen, language),
      fen: yuanText(partFen, language),
      bank: yuanText(leftFen - partFen, language),
    }),
    rule: t("borne.divided", { fund, percent, rest: String((fullShareBp - payer.shareBp) / 100) }),
  };
}

/** The guarantor's part of compensations and recoveries, by entry, where it is not all of it. */
export function partsOfLoan(db: Reader, loanId: number, events: readonly EventRow[]): Map<number, Fen> {
  const booked = guarantorParts(db, [loanId]);
  if (!events.some((e) => e.kind === "compensated" && booked.has(e.id))) return new Map();
  return new Map(
    events
      .filter((e) => e.kind === "compensated" || e.kind === "recovered")
      .map((e) => [e, booked.get(e.id) ?? 0] as const)
      .filter(([e, fen]) => fen !== wholeFen(e))
      .map(([e, fen]) => [e.id, fen]),
  );
}
