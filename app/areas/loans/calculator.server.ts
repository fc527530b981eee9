import { parseWithZod } from "@conform-to/zod/v4";
import type { Reader } from "db/client.server";
import { rateWords, subsidyRuleWords } from "~/areas/policies";
import {
  baseRateTable,
  findGroups,
  findPolicy,
  homePlace,
  lprTable,
  missingLprDay,
} from "~/areas/policies/index.server";
import { chineseAmount } from "~/platform/chinese-amount";
import { addMonths, type Day, longDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { bigYuanText, yuanFigure, yuanText } from "~/platform/money";
import { personName } from "~/platform/search/place-name";
import { type Known, nothingKnown } from "./borrower-known.server";
import { applicantOf, calculate, termsOf } from "./calculate";
import { type CalculatorInput, calculatorForm } from "./calculator-form";
import { balanceChart } from "./chart";
import { findingsOf, mostFor } from "./eligibility";
import { lprOn } from "./engine/lpr";
import { findingRows } from "./finding-rows.server";
import { groupOfCategory } from "./group-of-category";
import { loanRules, needsBaseRate, subsidyTerms } from "./loan-rules";
import { workingDays } from "./money/loan-record.server";
import type { KnownBeside } from "./other-loans";
import type { AgeGround } from "./retirement";
import { loanText } from "./text";

/** The LPR row in force on a day, for the field and the line of facts. */
function lprRowOn(db: Reader, on: Day) {
  return lprTable(db)
    .filter((row) => row.from <= on)
    .at(-1);
}

/** What the fields hold before anything was typed: a usual loan under the policy of today. */
function usualValues(db: Reader): Record<string, string> {
  const today = todayOn();
  const lpr = lprRowOn(db, today);
  const cap = findPolicy(db, homePlace, today)?.values.rateCap?.value ?? "50";
  return {
    kind: "person",
    amount: "200,000",
    appliedOn: today,
    disbursedOn: addMonths(today, 1),
    term: "36",
    lpr: lpr ? rateWords(lpr.ratePpm).slice(0, -1) : "",
    points: cap,
    plan: "equal-principal",
    basis: "360",
    every: "auto",
    dueDay: "21",
    firstPeriod: "short",
    dueShift: "next",
    ageCategory: "farmer",
    ownLoan: "unknown",
    married: "unknown",
    spouseLoan: "unknown",
    loansBefore: "0",
    partners: "3",
    eligiblePartners: "3",
  };
}

/** Whom the loan is for, when the address says so: a record outside the viewer's villages is not there. */
export interface Borrower {
  id: number;
  name: string;
  sex: string;
  birthOn: Day;
  category: string | null;
  /** By which age they retire, as far as that is on record. */
  ageGround: AgeGround;
}

/** What the record of a person fills in. */
function recordValues(borrower: Borrower | null): Record<string, string> {
  if (!borrower) return {};
  return {
    birthOn: borrower.birthOn,
    ageCategory: borrower.ageGround,
    ...(borrower.category && groupOfCategory[borrower.category]
      ? { group: groupOfCategory[borrower.category] }
      : {}),
  };
}

/** The fields of the loans that the house knows: they stand over what was typed. */
const besideValues = ({ own, spouse }: KnownBeside): Record<string, string> => ({
  ...(own ? { ownLoan: "other", ownAmount: yuanFigure(own.fen) } : {}),
  ...(spouse ? { married: "yes", spouseLoan: "other", spouseAmount: yuanFigure(spouse.fen) } : {}),
});

/** The findings of the policy that the calculator shows, and the most that may be lent, in fen. */
function checked(db: Reader, { input, beside, sex }: Asked, policy: Policy, language: Language) {
  const groups = findGroups(db, homePlace, input.appliedOn);
  const exclusive = findPolicy(db, homePlace, input.disbursedOn, "central-subsidy");
  const rules = loanRules(
    policy,
    groups.map((g) => g.code),
    exclusive?.values.exclusive !== undefined,
  );
  const typed = applicantOf(input, beside, sex);
  const applicant = rules.capOverBase ? { ...typed, lprPpm: baseRateOn(db, input.disbursedOn) } : typed;
  const found = findingsOf(applicant, rules);
  const findings = findingRows(
    db,
    { policy, exclusive, findings: found },
    { on: input.appliedOn, kind: input.kind, group: input.group },
    language,
  );
  const age = found.find((f) => f.rule === "age");
  return {
    findings,
    most: mostFor(applicant, rules),
    points: rules.rateCap,
    /** The longest term that their age allows, where that is shorter than what was asked for. */
    shorterTerm: age?.verdict === "fails" ? Number(age.values.months ?? 0) : 0,
  };
}

/**
 * What the rules of today say of a usual loan of somebody, as the calculator opens for them, and the policy they stand
 * in. Null where no policy is in force, or the record does not say which group they are of.
 */
export function usualFindings(db: Reader, borrower: Borrower, known: Known, language: Language) {
  const form = new FormData();
  const values = { ...usualValues(db), ...recordValues(borrower), ...known.values };
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  const read = parseWithZod(form, { schema: calculatorForm });
  if (read.status !== "success" || read.value.group === "") return null;
  const policy = findPolicy(db, homePlace, read.value.disbursedOn);
  return policy
    ? {
        ...checked(db, { input: read.value, beside: known.beside, sex: borrower.sex }, policy, language),
        policy,
      }
    : null;
}

/** The calculator as its address asks: the fields as typed, what is wrong with them, or the answers. */
export function calculatorPage(
  db: Reader,
  query: URLSearchParams,
  language: Language,
  borrower: Borrower | null = null,
  known: Known = nothingKnown,
) {
  const t = translator(loanText, language);
  const typed: Record<string, string> = {
    ...usualValues(db),
    ...recordValues(borrower),
    ...known.values,
    ...Object.fromEntries(query),
    ...besideValues(known.beside),
  };
  const form = new FormData();
  for (const [name, value] of Object.entries(typed)) form.set(name, value);
  const submission = parseWithZod(form, { schema: calculatorForm });
  const ok = submission.status === "success";
  const on = ok ? submission.value.appliedOn : todayOn();
  const groups = findGroups(db, homePlace, on);
  return {
    title: t("calculator.title"),
    borrower: borrower
      ? { id: borrower.id, words: t("calculator.borrowerIs", { name: personName(borrower.name, language) }) }
      : null,
    values: typed as Record<string, string>,
    errors: (ok ? {} : (submission.error ?? {})) as Record<string, string[]>,
    groups: groups.map((g) => ({ value: g.code, label: language === "zh" ? g.name : g.nameEn })),
    query: new URLSearchParams([...query].filter(([name]) => name !== "who")).toString(),
    answer: ok
      ? answerTo(db, { input: submission.value, beside: known.beside, sex: borrower?.sex ?? null }, language)
      : null,
  };
}
export type CalculatorPage = ReturnType<typeof calculatorPage>;

/** What was asked, and the loans of the house that run beside. */
interface Asked {
  input: CalculatorInput;
  beside: KnownBeside;
  sex: string | null;
}

function answerTo(db: Reader, asked: Asked, language: Language) {
  const { input } = asked;
  const t = translator(loanText, language);
  const policy = findPolicy(db, homePlace, input.disbursedOn);
  const applied = findPolicy(db, homePlace, input.appliedOn);
  if (!policy || !applied)
    return {
      facts: [] as string[],
      problem: t("calculator.noPolicy", {
        day: longDay(policy ? input.appliedOn : input.disbursedOn, language),
      }),
      result: null,
    };
  if (
    needsBaseRate(policy, input.kind, lprOn(lprTable(db), input.disbursedOn)) &&
    baseRateOn(db, input.disbursedOn) === null
  )
    return {
      facts: [] as string[],
      problem: t("calculator.noBaseRate", { day: longDay(input.disbursedOn, language) }),
      result: null,
    };
  const today = todayOn();
  const lpr = lprRowOn(db, input.disbursedOn < today ? input.disbursedOn : today);
  // A table that lacks the newest months matters only to a loan of those months.
  const missing = missingLprDay(db, today);
  const facts = [
    t("calculator.factPolicy", {
      document: policy.version.document,
      day: longDay(policy.version.fromOn, language),
    }),
    ...(lpr
      ? [t("calculator.factLpr", { rate: rateWords(lpr.ratePpm), day: longDay(lpr.from, language) })]
      : []),
    ...(missing && input.disbursedOn >= missing
      ? [t("calculator.factLprMissing", { day: longDay(missing, language) })]
      : []),
    ...(input.disbursedOn > today ? [t("calculator.factLater")] : []),
  ];
  const changed =
    applied.version.id === policy.version.id
      ? null
      : t("calculator.changed", { before: applied.version.document, after: policy.version.document });
  return { facts, problem: null, result: { changed, ...results(db, asked, policy, language) } };
}

const baseRateOn = (db: Reader, on: Day) => lprOn(baseRateTable(db), on);

type Policy = NonNullable<ReturnType<typeof findPolicy>>;

function results(db: Reader, asked: Asked, policy: Policy, language: Language) {
  const { input } = asked;
  const t = translator(loanText, language);
  const { findings, most, points } = checked(db, asked, policy, language);
  const terms = termsOf(input);
  const subsidy = subsidyTerms(policy, input.kind, {
    lprPpm: lprOn(lprTable(db), input.disbursedOn),
    basePpm: baseRateOn(db, input.disbursedOn),
  });
  const done = calculate(terms, subsidy, input.lpr, workingDays(db));
  const rate = rateWords(terms.ratePpm);
  const figure = yuanFigure;
  const own = t(input.kind === "firm" ? "calculator.ownFirm" : "calculator.own");
  return {
    findings,
    amountWords: most
      ? t("calculator.amountWords", {
          words: amountIn(input.amount, language),
          most: bigYuanText(most, language),
        })
      : t("calculator.amountOnly", { words: amountIn(input.amount, language) }),
    rateWords:
      points === null
        ? t("calculator.rateOnly", { rate })
        : t(input.points > points ? "calculator.rateOver" : "calculator.rateIs", { rate, points }),
    totals: {
      interest: figure(done.totals.interestFen),
      subsidy: figure(done.totals.subsidyFen),
      own: figure(done.totals.borrowerFen),
      most: figure(done.mostFen),
    },
    own,
    sum: done.rowShares
      ? t("calculator.both", { own: language === "zh" ? own : own.toLowerCase() })
      : t("calculator.sum"),
    chart: balanceChart(done, (n) => figure(n * 100).replace(/\.00$/, "")),
    chartLabel: t("calculator.chartLabel", {
      amount: yuanText(input.amount, language),
      subsidy: yuanText(done.totals.subsidyFen, language),
      own: yuanText(done.totals.borrowerFen, language),
    }),
    rows: done.schedule.map((row, k) => {
      const shares = done.rowShares?.[k];
      return {
        no: row.no,
        dueOn: row.dueOn,
        due: longDay(row.dueOn, language),
        days: row.days,
        balance: figure(row.openingFen),
        principal: row.principalFen === 0 ? null : figure(row.principalFen),
        interest: figure(row.interestFen),
        subsidy: shares ? figure(shares.subsidyFen) : null,
        own: shares ? figure(shares.borrowerFen) : null,
        sum: figure(row.principalFen + (shares ? shares.borrowerFen : row.interestFen)),
      };
    }),
    rowTotals: {
      days: done.schedule.reduce((sum, r) => sum + r.days, 0),
      principal: figure(input.amount),
      interest: figure(done.schedule.reduce((sum, r) => sum + r.interestFen, 0)),
      sum: figure(
        input.amount +
          (done.rowShares
            ? done.totals.borrowerFen
            : done.schedule.reduce((sum, r) => sum + r.interestFen, 0)),
      ),
    },
    merged: done.rowShares !== null,
    quarters: done.quarters.map((q) => ({
      from: longDay(q.from, language),
      to: longDay(q.to, language),
      days: q.segments.reduce((sum, s) => sum + s.days, 0),
      interest: figure(q.interestFen),
      subsidy: figure(q.subsidyFen),
      own: figure(q.borrowerFen),
    })),
    formula: t("calculator.formula", {
      rate,
      own: language === "zh" ? own : own.toLowerCase(),
      account: t(input.kind === "firm" ? "calculator.toFirm" : "calculator.toCard"),
      basis: input.basis === "365" ? "365" : "360",
      count: t(input.basis === "30/360" ? "calculator.byMonths" : "calculator.byDays"),
      due:
        input.dueDay === "anniversary"
          ? t("calculator.dueSame")
          : t("calculator.dueOn", { day: Number(input.dueDay) }),
    }),
    ruleText: t("calculator.formulaRule", { rule: ruleWordsOf(policy, input, language) }),
  };
}

const amountIn = (fen: number, language: Language): string =>
  language === "zh" ? chineseAmount(fen) : yuanText(fen, language);

/** Who pays the interest, in the words of the policy, and for how long. */
function ruleWordsOf(policy: Policy, input: CalculatorInput, language: Language): string {
  const t = translator(loanText, language);
  const subsidy = subsidyTerms(policy, input.kind, { lprPpm: null, basePpm: null });
  const words = subsidyRuleWords(subsidy, language);
  return [
    words,
    ...(subsidy.subsidisedYears === null ? [] : [t("calculator.years", { count: subsidy.subsidisedYears })]),
    ...(subsidy.paidFirst ? [t("calculator.paidFirst")] : []),
  ].join(language === "zh" ? "，" : ", ");
}
