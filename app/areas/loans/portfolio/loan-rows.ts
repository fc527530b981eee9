import { longDay } from "~/platform/dates";
import type { Language, Translate } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { personName, placeName } from "~/platform/search/place-name";
import { stateWord } from "../money/loan-badge";
import { standingOf } from "../money/loan-standing";
import type { NamedPosition } from "../money/positions.server";
import type { moneyText } from "../text/money";

/** A loan as a row of a list. */
export function loanRow(p: NamedPosition, t: Translate<typeof moneyText.zh>, language: Language) {
  const word = stateWord(standingOf(p.book), {
    maturesOn: p.loan.maturesOn,
    extended: Boolean(p.life.extension),
    overdueFen: p.overdueFen,
  });
  return {
    id: p.loan.id,
    name: personName(p.name, language),
    village: placeName(p.village, language),
    note: p.loan.noteNumber,
    bank: language === "zh" ? p.bank : p.bankEn,
    disbursed: longDay(p.loan.disbursedOn, language),
    matures: longDay(p.endsOn, language),
    principal: yuanFigure(p.loan.principalFen),
    balance: yuanFigure(p.loan.balanceFen),
    overdue: p.overdueFen > 0 ? yuanFigure(p.overdueFen) : null,
    days: p.daysLate,
    state: { tone: word.tone, word: t(`state.${word.word}`) },
  };
}
export type LoanListRow = ReturnType<typeof loanRow>;
