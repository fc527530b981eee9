import { rateWords } from "~/areas/policies";
import { addDays, type Day, longDay, shortDay } from "~/platform/dates";
import type { Language, Translate } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { basisOf, interestDays } from "../engine/day-count";
import { roundHalfUp } from "../engine/exact";
import { interestOver, rawInterest } from "../engine/loan-terms";
import { highestRate, type Segment } from "../engine/segments";
import type { subsidyText } from "../text/subsidy";
import {
  type Cause,
  daysOfWorking,
  exactYuan,
  measuredParts,
  monthsOfWorking,
  segmentRaw,
  sharesBefore,
  sharesByDay,
  sumsOf,
  type Working,
} from "./working";

type T = Translate<typeof subsidyText.zh>;

const causeWords = (c: Cause, t: T): string => {
  if (c.kind === "repaid") return t("work.causes.repaid", { amount: yuanFigure(c.fen) });
  if (c.kind === "reason") return t("work.causes.reason", { reason: t(`work.reasons.${c.reason}`) });
  return t(`work.causes.${c.kind}`);
};

const percentWords = (bp: number): string => `${bp / 100}%`;
const figureOf = (raw: bigint, over: bigint): string => yuanFigure(roundHalfUp(raw, over));

/** How the state's part comes about, by the rule of the loan. */
function subsidyLine(w: Working, t: T): string {
  const over = interestOver(w.dayCount);
  const sums = sumsOf(w);
  const counted = figureOf(sums.subsidised, over);
  const result = yuanFigure(sharesBefore(w).subsidyFen);
  switch (w.terms.rule) {
    case "FULL":
      return t("work.step.full", { result });
    case "PCT": {
      const fen = BigInt(roundHalfUp(sums.subsidised, over));
      return t("work.step.percent", {
        counted,
        percent: percentWords(w.terms.shareBp),
        exact: exactYuan(fen * BigInt(w.terms.shareBp), 10_000n, 3),
        result,
      });
    }
    case "LPR_MINUS":
      return t("work.step.minus", {
        counted,
        measured: figureOf(sums.measured, over),
        result,
      });
    default:
      return t("work.step.base", {
        percent: percentWords(w.terms.shareBp),
        measured: exactYuan(sums.measured, over),
        exact: exactYuan(sums.measured * BigInt(w.terms.shareBp), over * 10_000n),
        result,
      });
  }
}

/** Balance × rate × days of every subsidised segment by the rate that the rule measures with; null by other rules. */
function measuredLine(w: Working, t: T, language: Language): [string, string] | null {
  if (w.terms.rule !== "LPR_MINUS" && w.terms.rule !== "BASE50") return null;
  const over = interestOver(w.dayCount);
  const minus = w.terms.rule === "LPR_MINUS";
  const parts = measuredParts(w).map((s) =>
    t(minus ? "work.step.minusPart" : "work.step.basePart", {
      balance: yuanFigure(s.balanceFen),
      rate: rateWords(s.ppm),
      lpr: rateWords(s.lprPpm ?? 0),
      points: w.terms.minusBp,
      days: s.days,
      basis: String(basisOf(w.dayCount)),
      exact: exactYuan(s.raw, over),
    }),
  );
  const { measured } = sumsOf(w);
  return [
    t(minus ? "work.step.ownPart" : "work.step.baseRate"),
    t("work.step.measuredText", {
      parts: parts.join(language === "zh" ? "；" : "; "),
      exact: exactYuan(measured, over),
      rounded: figureOf(measured, over),
    }),
  ];
}

/** The cap and the contract's rate; where one of them changes inside the quarter, from which day on each. */
function capLine(w: Working, t: T, language: Language): string {
  const differ = (s: Segment, k: number) =>
    k === 0 || s.ratePpm !== w.segments[k - 1]!.ratePpm || s.lprPpm !== w.segments[k - 1]!.lprPpm;
  const parts = w.segments.filter(differ);
  const words = parts.map((s) => {
    const cap = highestRate(s, w.terms);
    if (cap === null) return t("work.step.capNone");
    return t(w.terms.capOverPpm ? "work.step.capBase" : "work.step.capText", {
      lpr: rateWords(w.terms.capOverPpm ?? s.lprPpm ?? 0),
      points: w.terms.rateCapBp ?? 0,
      cap: rateWords(cap),
      rate: rateWords(s.ratePpm),
      verdict: t(s.ratePpm > cap ? "work.step.capOver" : "work.step.capUnder"),
    });
  });
  if (parts.length < 2) return words[0] ?? t("work.step.capNone");
  return parts
    .map((s, k) => t("work.step.capFrom", { day: shortDay(s.from, language), words: words[k]! }))
    .join(language === "zh" ? "；" : "; ");
}

/** Balance × rate × days of every subsidised segment at the rate that the state counts with: S as it is added up. */
function countedLine(w: Working, t: T, language: Language): string {
  const over = interestOver(w.dayCount);
  const { subsidised } = sumsOf(w);
  const sum = { exact: exactYuan(subsidised, over), rounded: figureOf(subsidised, over) };
  const parts = w.segments.filter((s) => s.reason === null);
  // One rate and the rate of the table: the sum of the table's rows is the way already.
  if (parts.every((s) => s.subsidisedPpm === s.ratePpm)) return t("work.step.countedText", sum);
  return t("work.step.countedParts", {
    ...sum,
    parts: parts
      .map((s) =>
        t("work.step.countedPart", {
          balance: yuanFigure(s.balanceFen),
          rate: rateWords(s.subsidisedPpm),
          days: s.days,
          basis: String(basisOf(w.dayCount)),
          exact: exactYuan(rawInterest(s.balanceFen, s.subsidisedPpm, s.days), over),
        }),
      )
      .join(language === "zh" ? "；" : "; "),
  });
}

/** Late days that the bank's letter restored: which, and why. */
function letterWords(w: Pick<Working, "restored" | "dayCount">, t: T, language: Language): string[] {
  return (w.restored ?? []).map((r) =>
    t("work.step.restored", {
      from: shortDay(r.from, language),
      to: shortDay(addDays(r.to, -1), language),
      cause: t(`work.letter.${r.cause}`),
      count: interestDays(r.from, r.to, w.dayCount),
    }),
  );
}

function skippedLine(w: Working, t: T, language: Language): string {
  const letters = letterWords(w, t, language);
  return [skippedDays(w, t, language), ...letters].join(language === "zh" ? "；" : "; ");
}

function skippedDays(w: Working, t: T, language: Language): string {
  const days = new Map<string, number>();
  for (const s of w.segments) if (s.reason) days.set(s.reason, (days.get(s.reason) ?? 0) + s.days);
  if (days.size === 0) return t("work.step.skippedNone");
  return t("work.step.skippedText", {
    days: [...days]
      .map(([reason, count]) =>
        t("work.step.skippedOne", { reason: t(`work.reasons.${reason as "overdue"}`), count }),
      )
      .join(language === "zh" ? "，" : ", "),
  });
}

/** Interest that the bank let go is nobody's: the state's part goes down with it. */
function waivedLine(w: Working, waivedFen: number, t: T): [string, string] {
  const before = sharesBefore(w);
  return [
    t("work.step.waived"),
    t("work.step.waivedText", {
      interest: yuanFigure(before.interestFen),
      waived: yuanFigure(waivedFen),
      left: yuanFigure(w.interestFen),
      before: yuanFigure(before.subsidyFen),
      result: yuanFigure(w.subsidyFen),
    }),
  ];
}

export type WorkingWords = ReturnType<typeof workingWords>;

/** A working in words and figures: segments, the steps of the rule, months and single days. */
export function workingWords(w: Working, t: T, language: Language) {
  const over = interestOver(w.dayCount);
  const sums = sumsOf(w);
  const byDay = sharesByDay(w);
  const measured = measuredLine(w, t, language);
  const day = (on: Day) => longDay(on, language);
  return {
    subsidy: yuanFigure(w.subsidyFen),
    borrower: yuanFigure(w.borrowerFen),
    interest: yuanFigure(w.interestFen),
    nothing: w.subsidyFen === 0,
    equalByDay: byDay.subsidyFen === w.subsidyFen && byDay.interestFen === w.interestFen,
    segments: w.segments.map((s, k) => ({
      no: k + 1,
      from: day(s.from),
      to: day(s.to),
      days: s.days,
      balance: yuanFigure(s.balanceFen),
      rate: rateWords(s.ratePpm),
      cause: [
        ...s.causes.map((c) => causeWords(c, t)),
        ...(s.reason === null && s.subsidisedPpm !== s.ratePpm
          ? [t("work.countedAt", { rate: rateWords(s.subsidisedPpm) })]
          : []),
      ].join(language === "zh" ? "，" : ", "),
      out: s.reason !== null,
      interest: exactYuan(segmentRaw(s), over),
    })),
    days: w.segments.reduce((sum, s) => sum + s.days, 0),
    steps: [
      [
        t("work.step.interest"),
        t("work.step.interestText", {
          basis: String(basisOf(w.dayCount)),
          exact: exactYuan(sums.all, over),
          rounded: figureOf(sums.all, over),
        }),
      ],
      [t("work.step.cap"), capLine(w, t, language)],
      [t("work.step.skipped"), skippedLine(w, t, language)],
      [t("work.step.counted"), countedLine(w, t, language)],
      ...(measured ? [measured] : []),
      [t("work.step.subsidy"), subsidyLine(w, t)],
      ...(w.waivedFen ? [waivedLine(w, w.waivedFen, t)] : []),
      [
        t("work.step.borrower"),
        t("work.step.borrowerText", {
          interest: yuanFigure(w.interestFen),
          subsidy: yuanFigure(w.subsidyFen),
          result: yuanFigure(w.borrowerFen),
        }),
      ],
    ] as [string, string][],
    months: monthsOfWorking(w).map((m) => ({
      key: m.from,
      name: `${shortDay(m.from, language)}${language === "zh" ? "—" : " – "}${shortDay(m.to, language)}`,
      days: m.days,
      interest: exactYuan(m.raw, over),
    })),
    byDay: daysOfWorking(w).map((d) => ({
      on: d.on,
      name: shortDay(d.on, language),
      days: d.days,
      balance: yuanFigure(d.balanceFen),
      rate: rateWords(d.ratePpm),
      interest: exactYuan(d.raw, over),
      state: d.reason ? t(`work.reasons.${d.reason}`) : t("work.yes"),
      out: d.reason !== null,
    })),
    last: day(addDays(w.to, -1)),
  };
}
