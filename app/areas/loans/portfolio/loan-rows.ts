import { type Day, longDay, todayOn } from "~/platform/dates";
import type { Language, Translate } from "~/platform/i18n/text";
import { type Fen, yuanFigure } from "~/platform/money";
import { personName, placeName } from "~/platform/search/place-name";
import { stateWord } from "../money/loan-badge";
import type { LoanState } from "../money/loan-standing";
import type { NamedPosition } from "../money/positions.server";
import type { moneyText } from "../text/money";

/** What a row of a list shows of a loan. */
export interface RowOfLoan {
  id: number;
  name: string;
  diedOn: Day | null;
  village: string;
  noteNumber: string;
  bank: string;
  bankEn: string;
  disbursedOn: Day;
  maturesOn: Day;
  endsOn: Day;
  principalFen: Fen;
  balanceFen: Fen;
  overdueFen: Fen;
  daysLate: number;
  state: string;
  settledOn: Day | null;
  /** Day the last row is due; absent where the loan runs. */
  lastDueOn?: Day | null;
  extended: boolean;
}

export const rowOfPosition = (p: NamedPosition): RowOfLoan => ({
  ...p,
  ...p.loan,
  lastDueOn: p.rows.at(-1)?.dueOn ?? null,
  extended: p.life.extension !== null,
});

/** A borrower by name, with a word where they have died: whoever calls asks somebody else. */
export function borrowerNamed(
  l: { name: string; diedOn: Day | null },
  t: Translate<typeof moneyText.zh>,
  language: Language,
): string {
  const name = personName(l.name, language);
  return l.diedOn ? t("loan.diedName", { name }) : name;
}

/** A loan as a row of a list. */
export function loanRow(
  l: RowOfLoan,
  t: Translate<typeof moneyText.zh>,
  language: Language,
  today: Day = todayOn(),
) {
  const word = stateWord({ ...l, state: l.state as LoanState }, { ...l, today });
  return {
    id: l.id,
    name: borrowerNamed(l, t, language),
    village: placeName(l.village, language),
    note: l.noteNumber,
    bank: language === "zh" ? l.bank : l.bankEn,
    disbursed: longDay(l.disbursedOn, language),
    matures: longDay(l.endsOn, language),
    principal: yuanFigure(l.principalFen),
    balance: yuanFigure(l.balanceFen),
    overdue: l.overdueFen > 0 ? yuanFigure(l.overdueFen) : null,
    days: l.daysLate,
    state: { tone: word.tone, word: t(`state.${word.word}`) },
  };
}
export type LoanListRow = ReturnType<typeof loanRow>;
