import type { Reader } from "db/client.server";
import { type Language, translator } from "~/platform/i18n/text";
import { yuanText } from "~/platform/money";
import { moneyText } from "../text/money";
import { claimShare } from "./claim-share.server";
import { bookOf, eventsOf, type LoanRow } from "./loan-record.server";
import { claimFen, standingOf } from "./loan-standing";

/** What a write-off gives up today: the claim with its parts, for who asks and for who decides. */
export function writeOffWords(db: Reader, loan: LoanRow, language: Language): string {
  const { claim } = standingOf(bookOf(loan, eventsOf(db, loan.id)));
  const yuan = (fen: number) => yuanText(fen, language);
  const said = translator(moneyText, language)("request.writesOff", {
    all: yuan(claimFen(claim)),
    principal: yuan(claim.principal),
    interest: yuan(claim.interest),
    fees: yuan(claim.fees),
  });
  const share = claimShare(db, loan, language);
  return share ? `${said}${language === "zh" ? "" : " "}${share.left}` : said;
}
