import { rateWords } from "~/areas/policies";
import { type Day, longDay } from "~/platform/dates";
import type { Language, Translate } from "~/platform/i18n/text";
import { bigYuanText } from "~/platform/money";
import { ageWords } from "./age-words";
import type { Finding, LoanKind } from "./eligibility";
import type { loanText } from "./text";

type T = Translate<typeof loanText.zh>;

export interface FindingWords {
  title: string;
  used: string;
  way: string;
}

/**
 * A rule of eligibility in words: what it asks, the value used, the way out. `names` gives the group and its proof. What
 * a reviewer found out stands in the place of the value.
 */
export function findingWords(
  t: T,
  finding: Finding,
  language: Language,
  names: { group: string | null; proof: string | null },
): FindingWords {
  const words = wordsOfRule(t, finding, language, names);
  const said = finding.values.said;
  return typeof said === "string" ? { ...words, used: said } : words;
}

/** Which loans were counted; nothing in a finding that was kept before the policy said so. */
function countedWords(t: T, v: Finding["values"]): string[] {
  if (v.partners == null || v.old == null) return [];
  return [
    t(`rule.count.${v.partners ? "partners" : "noPartners"}`),
    t(`rule.count.${v.old ? "old" : "noOld"}`),
  ];
}

/** What is still open about the loans beside: how much, of whom, whether there is a spouse at all, or which. */
const otherLoansOpen = (v: Finding["values"]) =>
  v.kind ? "open" : v.differs ? "differs" : v.denied ? "denied" : "silent";

function wordsOfRule(
  t: T,
  { rule, verdict, values: v }: Finding,
  language: Language,
  names: { group: string | null; proof: string | null },
): FindingWords {
  const money = (key: string) => bigYuanText(Number(v[key] ?? 0), language);
  const day = (key: string) => longDay(String(v[key] ?? "") as Day, language);
  const n = (key: string) => Number(v[key] ?? 0);
  const known = t(`known.${verdict}`);
  switch (rule) {
    case "alive":
      return {
        title: t("rule.alive.title"),
        used: t("rule.alive.used", { day: day("on") }),
        way: t("rule.alive.way"),
      };
    case "group":
      return {
        title: t("rule.group.title"),
        used: names.group ?? t("rule.group.none"),
        way: t("rule.group.way"),
      };
    case "groupProof": {
      const proof = names.proof ?? "";
      return {
        title: t("rule.groupProof.title"),
        used: t("rule.groupProof.used", { proof }),
        way: t("rule.groupProof.way", { proof }),
      };
    }
    case "graduate":
      return {
        title: t("rule.graduate.title", { years: n("years") }),
        used: v.ahead
          ? t("rule.graduate.ahead", { day: day("ahead") })
          : v.until
            ? t("rule.graduate.used", { until: day("until") })
            : t("rule.graduate.none"),
        way: t(v.ahead ? "rule.graduate.aheadWay" : "rule.graduate.way"),
      };
    case "shop":
    case "entity":
      return {
        title: t(`rule.${rule}.title`, { months: n("months") }),
        used: v.from
          ? t(`rule.${rule}.used`, { from: day("from"), months: n("months") })
          : t(`rule.${rule}.none`),
        way: t(`rule.${rule}.way`),
      };
    case "business":
      return {
        title: t("rule.business.title"),
        used: [
          n("applications") > 0 ? t("rule.business.applications", { count: n("applications") }) : "",
          n("loans") > 0 ? t("rule.business.loans", { count: n("loans") }) : "",
        ]
          .filter(Boolean)
          .join(language === "zh" ? "，" : ", "),
        way: t("rule.business.way"),
      };
    case "age":
      return ageWords(t, { verdict, values: v }, day);
    case "amount":
      return {
        title: t("rule.amount.title", { most: money("most") }),
        used:
          n("used") === 0
            ? t("rule.amount.none")
            : v.eligible == null
              ? t("rule.amount.used", { used: money("used") })
              : t("rule.amount.joint", {
                  used: money("used"),
                  eligible: n("eligible"),
                  each: money("each"),
                  share: n("share"),
                }),
        way: n("used") === 0 ? t("rule.amount.noneWay") : t("rule.amount.way", { most: money("most") }),
      };
    case "rate":
      return {
        title: t(v.base ? "rule.rate.titleBase" : "rule.rate.title", { points: n("points") }),
        used: t("rule.rate.used", { used: rateWords(n("used")) }),
        way: t("rule.rate.way", { most: rateWords(n("most")) }),
      };
    case "term":
    case "count": {
      const blank = rule === "term" && n("used") === 0;
      return {
        title: t(`rule.${rule}.title`, { most: n("most") }),
        used: blank
          ? t("rule.term.none")
          : [
              t(`rule.${rule}.used`, { used: n("used") }),
              ...(rule === "count" ? countedWords(t, v) : []),
            ].join(""),
        way: blank ? t("rule.term.noneWay") : t(`rule.${rule}.way`, { most: n("most") }),
      };
    }
    case "partners":
      return {
        title: t("rule.partners.title", { most: n("most") }),
        used:
          n("short") > 0
            ? t("rule.partners.short", { used: n("used"), short: n("short") })
            : t("rule.partners.used", { used: n("used") }),
        way: t(n("short") > 0 ? "rule.partners.shortWay" : "rule.partners.way"),
      };
    case "otherLoans":
      return {
        title: t("rule.otherLoans.title"),
        used:
          verdict !== "fails"
            ? verdict === "meets"
              ? t("rule.otherLoans.none")
              : t(`rule.otherLoans.${otherLoansOpen(v)}`, {
                  who: t(`rule.otherLoans.${v.who as "own"}`),
                })
            : t(`rule.otherLoans.${v.note ? "guaranteed" : v.amountFen ? "used" : "unsized"}`, {
                who: t(`rule.otherLoans.${v.who as "own"}`),
                kind: t(`calculator.loanKinds.${v.kind as LoanKind}`),
                amount: money("amountFen"),
                note: String(v.note ?? ""),
              }),
        way:
          verdict === "proof"
            ? t(`rule.otherLoans.${otherLoansOpen(v)}Way`, {
                cap: money("cap"),
              })
            : t(`rule.otherLoans.${v.note ? "settle" : v.amountFen ? "way" : "unsizedWay"}`, {
                repay: money("repayFen"),
                note: String(v.note ?? ""),
              }),
      };
    case "guarantor":
      if (v.died)
        return {
          title: t("rule.guarantor.aliveTitle"),
          used: t("rule.guarantor.died", { day: day("died") }),
          way: t("rule.guarantor.diedWay"),
        };
      if (v.cap)
        return {
          title: t("rule.guarantor.capTitle", { cap: money("cap") }),
          used: t("rule.guarantor.capUsed", { amount: money("used") }),
          way: t("rule.guarantor.capWay", { cap: money("cap") }),
        };
      return {
        title: t("rule.guarantor.title"),
        used: v.waiver ? t("rule.guarantor.waived", { waiver: money("waiver") }) : known,
        way: t("rule.guarantor.way"),
      };
    case "jobs":
      return {
        title: t("rule.jobs.title", { needed: n("needed") }),
        used: t("rule.jobs.used", { named: n("named"), proved: n("proved") }),
        way: t("rule.jobs.way"),
      };
    case "ratio":
      if (n("staff") <= 0)
        return {
          title: t("rule.ratio.title", { percent: n("percent") }),
          used: t("rule.ratio.none"),
          way: t("rule.ratio.noneWay"),
        };
      return {
        title: t("rule.ratio.title", { percent: n("percent") }),
        used: [
          t("rule.ratio.used", { staff: n("staff"), needed: n("needed"), hired: n("hired") }),
          v.listed == null ? "" : t("rule.ratio.listed", { listed: n("listed") }),
        ].join(""),
        way:
          n("hired") >= n("needed")
            ? t("rule.ratio.listWay", { short: Math.max(0, n("needed") - n("listed")) })
            : t("rule.ratio.way", { short: Math.max(0, n("needed") - n("hired")) }),
      };
    case "settled":
    case "otherJob":
    case "credit":
    case "arrears":
    case "doubleSubsidy":
      return { title: t(`rule.${rule}.title`), used: known, way: t(`rule.${rule}.way`) };
  }
}
