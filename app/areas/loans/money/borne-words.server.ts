import type { Reader } from "db/client.server";
import { type Language, translator } from "~/platform/i18n/text";
import { type Fen, yuanText } from "~/platform/money";
import { fundText } from "../text/fund";
import { borneFen, fullShareBp, wholeFen } from "./borne-share";
import { type EventRow, eventsOf, type LoanRow } from "./loan-record.server";
import { fundOfLoan, type RequestRow } from "./requests.server";

/** What the fund or company would pay of a debt today, before anybody asks for it; null where none stands for the loan. */
export function wouldBear(
  db: Reader,
  loan: LoanRow,
  debt: { principalFen: Fen; interestFen: Fen },
  language: Language,
): string | null {
  const fund = fundOfLoan(db, loan);
  if (!fund) return null;
  const parts = { ...debt, penaltyFen: 0 };
  return translator(fundText, language)(fund.shareBp === fullShareBp ? "borne.asksAll" : "borne.asks", {
    fund: language === "zh" ? fund.name : fund.nameEn,
    percent: String(fund.shareBp / 100),
    whole: yuanText(wholeFen(parts), language),
    fen: yuanText(borneFen(parts, fund.shareBp), language),
  });
}

/** Lines of a request: all of it, the part that is borne, the sum that is paid: as of its day once it is done, until then as of today. */
export function borneRows(
  db: Reader,
  loan: LoanRow,
  asked: RequestRow,
  language: Language,
): [string, string][] {
  const t = translator(fundText, language);
  const parts = {
    principalFen: asked.principalFen ?? 0,
    interestFen: asked.interestFen ?? 0,
    penaltyFen: asked.penaltyFen ?? 0,
  };
  const shareBp =
    asked.state === "done"
      ? doneBy(eventsOf(db, loan.id), asked)?.shareBp
      : asked.state === "asked"
        ? fundOfLoan(db, loan)?.shareBp
        : null;
  return [
    [t("borne.whole"), yuanText(wholeFen(parts), language)],
    ...(shareBp
      ? ([
          [t("borne.part"), `${shareBp / 100}%`],
          [t("borne.pays"), yuanText(borneFen(parts, shareBp), language)],
          ...(shareBp === fullShareBp
            ? []
            : [[t("borne.bankBears"), yuanText(wholeFen(parts) - borneFen(parts, shareBp), language)]]),
        ] as [string, string][])
      : []),
  ];
}

/** The compensation that a request led to. */
export const doneBy = (events: readonly EventRow[], asked: RequestRow): EventRow | undefined =>
  events.findLast(
    (e) =>
      e.kind === "compensated" &&
      e.on === asked.decidedOn &&
      e.principalFen === asked.principalFen &&
      e.interestFen === (asked.interestFen ?? 0),
  );
