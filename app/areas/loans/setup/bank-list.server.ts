import type { Reader } from "db/client.server";
import { grantedLoan, loanApplication, loanBank } from "db/schema";
import { asc, ne, sql } from "drizzle-orm";
import { longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { fundText } from "../text/fund";
import { moneyText } from "../text/money";

export type BankList = ReturnType<typeof bankList>;

/** Every bank with how much it is used. */
export function bankList(db: Reader, language: Language) {
  const t = translator(fundText, language);
  const m = translator(moneyText, language);
  const countBy = (rows: readonly { id: number | null; n: number }[]) =>
    new Map(rows.map((r) => [r.id, r.n]));
  const loans = countBy(
    db
      .select({ id: grantedLoan.bankId, n: sql<number>`count(*)` })
      .from(grantedLoan)
      .where(ne(grantedLoan.state, "undone"))
      .groupBy(grantedLoan.bankId)
      .all(),
  );
  const applications = countBy(
    db
      .select({ id: loanApplication.bankId, n: sql<number>`count(*)` })
      .from(loanApplication)
      .groupBy(loanApplication.bankId)
      .all(),
  );
  return {
    title: t("setup.banks"),
    rows: db
      .select()
      .from(loanBank)
      .orderBy(asc(loanBank.id))
      .all()
      .map((b) => ({
        id: b.id,
        name: language === "zh" ? b.name : b.nameEn,
        phone: b.phone,
        dayCount: m(`choice.dayCount.${b.dayCount as "30/360"}`),
        grace: t("setup.graceDays", { count: b.graceDays }),
        use: [
          t("setup.loans", { count: loans.get(b.id) ?? 0 }),
          t("setup.apps", { count: applications.get(b.id) ?? 0 }),
        ].join(language === "zh" ? "，" : ", "),
        closed: b.leftOn ? t("setup.closedOn", { day: longDay(b.leftOn, language) }) : null,
      })),
  };
}
