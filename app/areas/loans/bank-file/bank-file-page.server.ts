import type { Db } from "db/client.server";
import { grantedLoan } from "db/schema";
import { inArray } from "drizzle-orm";
import { instantText, longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { yuanFigure, yuanText } from "~/platform/money";
import { personName } from "~/platform/search/place-name";
import { bankName, personOfLoan } from "../money/loan-facts.server";
import { bankFileText } from "../text/bank-file";
import { type findBankFile, matchOf, rowsOfBankFile } from "./bank-files.server";
import { mayBeTaken } from "./match-row";
import type { ReadAs } from "./read-rows";

const matches = ["matched", "doubtful", "unmatched", "posted", "left-out"] as const;

/** Columns that a unit of money is said of. */
const inMoney: readonly string[] = ["principal", "interest", "penalty", "compound", "breach"];

/** A file with every row: what was found, why it is in doubt, and after the posting what became of it. */
export function bankFilePage(db: Db, file: NonNullable<ReturnType<typeof findBankFile>>, language: Language) {
  const t = translator(bankFileText, language);
  const rows = rowsOfBankFile(db, file.id);
  const ids = [...new Set(rows.flatMap((r) => r.loanId ?? []))];
  const names = new Map(
    ids.length === 0
      ? []
      : db
          .select({ id: grantedLoan.id, personId: grantedLoan.personId })
          .from(grantedLoan)
          .where(inArray(grantedLoan.id, ids.slice(0, 900)))
          .all()
          .map((l) => [l.id, personOfLoan(db, l, language)]),
  );
  const whyWords = (why: string | null, loanId: number | null): string | null => {
    if (!why) return null;
    const [key = "", row = ""] = why.split(" ");
    return t(`why.${key as "name"}`, {
      name: names.get(loanId ?? 0) ?? "",
      row,
      most: row && yuanText(Number(row), language),
    });
  };
  const read = file.columns ? (JSON.parse(file.columns) as ReadAs) : null;
  const and = language === "zh" ? "、" : ", ";
  const posted = rows.filter((r) => r.match === "posted");
  const sum = (of: (r: (typeof rows)[number]) => number | null) =>
    yuanFigure(posted.reduce((total, r) => total + (of(r) ?? 0), 0));
  return {
    id: file.id,
    title: file.fileName,
    bank: bankName(db, file.bankId, language),
    state: file.state as "read" | "posted" | "dropped",
    by: t("by", {
      name: personName(file.userName, language),
      day: instantText(file.createdAt, language),
    }),
    counts: matches
      .map((match) => ({ match, count: rows.filter((r) => r.match === match).length }))
      .filter((c) => c.count > 0),
    /** Which column was read as what: whoever posts must see that no balance was taken for a payment. */
    columns: read && {
      used: read.used
        .map((c) => {
          const as = t("readAs", { what: t(`column.${c.key}`), heading: c.heading });
          return c.unit === "wan" && inMoney.includes(c.key) ? `${as}${t("inWan")}` : as;
        })
        .join(language === "zh" ? "；" : "; "),
      unused: read.unused.length > 0 ? t("unused", { headings: read.unused.join(and) }) : null,
    },
    sum: t("sum", { principal: sum((r) => r.principalFen), interest: sum((r) => r.interestFen) }),
    rows: rows.map((r) => ({
      id: r.id,
      rowNumber: r.rowNumber,
      note: r.noteNumber,
      borrower: r.borrower,
      on: r.on && longDay(r.on, language),
      principal: r.principalFen === null ? null : yuanFigure(r.principalFen),
      interest: r.interestFen === null ? null : yuanFigure(r.interestFen),
      penalty: r.penaltyFen ? yuanFigure(r.penaltyFen) : null,
      match: r.match as (typeof matches)[number],
      why: whyWords(r.why, r.loanId),
      loanId: r.loanId,
      loan: r.loanId === null ? null : (names.get(r.loanId) ?? null),
      may: file.state === "read" && mayBeTaken(matchOf(r)),
    })),
  };
}
export type BankFilePage = ReturnType<typeof bankFilePage>;
