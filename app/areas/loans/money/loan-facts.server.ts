import type { Reader } from "db/client.server";
import { loanBank, person, village } from "db/schema";
import { eq } from "drizzle-orm";
import { rateWords, subsidyRuleWords } from "~/areas/policies";
import { findGroups, homePlace } from "~/areas/policies/index.server";
import { longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { personName, placeName } from "~/platform/search/place-name";
import { partnersOfApplication } from "../application/application-queries.server";
import { namedWithDeath } from "../application/death-notes.server";
import { deadGuarantors, deadPartners } from "../application/deaths.server";
import { moneyText } from "../text/money";
import { type LoanRow, subsidyTermsOf } from "./loan-record.server";
import { applicationOfLoan, fundOfLoan, guarantorsOfLoan, policyOfLoan } from "./requests.server";

export const personOfLoan = (db: Reader, loan: Pick<LoanRow, "personId">, language: Language): string =>
  personName(
    db.select({ name: person.name }).from(person).where(eq(person.id, loan.personId)).get()?.name ?? "",
    language,
  );

export const bankName = (db: Reader, bankId: number, language: Language): string => {
  const row = db.select().from(loanBank).where(eq(loanBank.id, bankId)).get();
  return (language === "zh" ? row?.name : row?.nameEn) ?? "";
};

export function groupName(db: Reader, code: string | null, on: string, language: Language): string | null {
  const group = code ? findGroups(db, homePlace, on).find((g) => g.code === code) : undefined;
  return group ? (language === "zh" ? group.name : group.nameEn) : code;
}

/** The contract, the place, the policy and the guarantee of a loan in words. */
export function loanFacts(db: Reader, loan: LoanRow, language: Language) {
  const t = translator(moneyText, language);
  const home = db.select().from(village).where(eq(village.id, loan.villageId)).get();
  const who = db
    .select({ phone: person.phone, diedOn: person.diedOn })
    .from(person)
    .where(eq(person.id, loan.personId))
    .get();
  const application = applicationOfLoan(db, loan);
  const fund = fundOfLoan(db, loan);
  const subsidy = subsidyTermsOf(loan);
  const dead = deadGuarantors(db, loan.applicationId);
  const partners = partnersOfApplication(db, loan.applicationId);
  const deadOnes = deadPartners(db, loan.applicationId);
  const rule = subsidyRuleWords(subsidy, language);
  return {
    name: personOfLoan(db, loan, language),
    phone: who?.phone ?? null,
    died: who?.diedOn
      ? t(loan.kind === "firm" ? "loan.leaderDied" : "loan.died", { day: longDay(who.diedOn, language) })
      : null,
    village: home
      ? [home.townName, home.name].map((n) => placeName(n, language)).join(language === "zh" ? " " : ", ")
      : "",
    bank: bankName(db, loan.bankId, language),
    group: groupName(db, loan.groupCode, application.appliedOn, language),
    officer: personName(loan.enteredByName, language),
    policy: { id: loan.policyVersionId, document: policyOfLoan(db, loan)?.document ?? "" },
    rule:
      subsidy.subsidisedYears === null
        ? rule
        : `${rule}${language === "zh" ? "，" : ", "}${t("loan.years", { count: subsidy.subsidisedYears })}`,
    fund: fund ? { id: fund.id, name: language === "zh" ? fund.name : fund.nameEn } : null,
    partners: partners.map(({ partner, person: p }) =>
      namedWithDeath(deadOnes, { id: partner.id, name: p.name }, language),
    ),
    guarantors: guarantorsOfLoan(db, loan).map((g) => namedWithDeath(dead, g, language)),
    contract: {
      rate: rateWords(loan.ratePpm),
      lpr: loan.lprPpm === null ? null : rateWords(loan.lprPpm),
      method: t(`choice.method.${loan.method as "bullet"}`),
      every: t(`choice.paymentEvery.${loan.paymentEvery as "month"}`),
      dayCount: t(`choice.dayCount.${loan.dayCount as "30/360"}`),
      dueDay: loan.dueDay === null ? t("loan.dueDaySame") : t("loan.dueDayOf", { day: loan.dueDay }),
      grace: t("loan.graceDays", { count: loan.graceDays }),
      period: t("loan.period", {
        from: longDay(loan.disbursedOn, language),
        to: longDay(loan.maturesOn, language),
      }),
    },
  };
}
