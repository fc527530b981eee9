import { rateWords } from "~/areas/policies";
import type { Day } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { basisOf } from "../engine/day-count";
import { roundHalfUp } from "../engine/exact";
import { interestOver } from "../engine/loan-terms";
import type { LoanOnPaper } from "../pdf/loan-data";
import type { StepOnPaper, WorkingOnPaper } from "../pdf/working-data";
import {
  daysOfWorking,
  exactYuan,
  measuredParts,
  quarterName,
  sharesBefore,
  sumsOf,
  type Working,
} from "../subsidy/working";
import { workingWords } from "../subsidy/working-words";
import { subsidyText } from "../text/subsidy";

const t = translator(subsidyText, "zh");

/** 2026 年第三季度 */
export function quarterWords(quarter: Day): string {
  const { year, no } = quarterName(quarter);
  return `${year} 年第${"一二三四"[no - 1]}季度`;
}

/** Each step of "why this amount" with the sum as it is done: one rounding of the interest, one of the state's part. */
function stepsOf(w: Working): StepOnPaper[] {
  const over = interestOver(w.dayCount);
  const sums = sumsOf(w);
  const counted = roundHalfUp(sums.subsidised, over);
  const measured = roundHalfUp(sums.measured, over);
  const figure = yuanFigure;
  const basis = String(basisOf(w.dayCount));
  const parts = measuredParts(w);
  const share = `${w.terms.shareBp / 100}%`;
  const subsidy = figure(w.subsidyFen);
  const before = sharesBefore(w);
  const steps: StepOnPaper[] = [
    {
      words: "季度利息，四舍五入到分",
      sum: `${exactYuan(sums.all, over, 6)} →`,
      result: figure(before.interestFen),
    },
  ];
  if (counted !== before.interestFen)
    steps.push({
      words: "其中计贴利息（计贴日、上限内）",
      sum: `${exactYuan(sums.subsidised, over, 6)} →`,
      result: figure(counted),
    });
  if (w.terms.rule === "LPR_MINUS" || w.terms.rule === "BASE50") {
    const minus = w.terms.rule === "LPR_MINUS";
    const own = (lprPpm: number | null) =>
      minus ? `个人按 LPR ${rateWords(lprPpm ?? 0)} − ${w.terms.minusBp}BP 承担` : "按基准利率计息";
    // Two segments stand in the table themselves; of more the sheet behind lists each.
    if (parts.length <= 2)
      for (const s of parts)
        steps.push({
          words: own(s.lprPpm),
          sum: `${figure(s.balanceFen)} × ${rateWords(s.ppm)} × ${s.days} ÷ ${basis} =`,
          result: exactYuan(s.raw, over, parts.length === 1 ? 4 : 6),
        });
    steps.push({
      words: `${minus ? "个人按办法承担" : "按基准利率计息"}合计，四舍五入到分`,
      sum: `${parts.length > 2 ? `${parts.length} 段相加（见附页） ` : ""}${exactYuan(sums.measured, over, 6)} →`,
      result: figure(measured),
    });
  }
  const how = {
    FULL: { words: "财政贴息 = 计贴利息，全额", sum: `${figure(counted)} × 100% =` },
    PCT: {
      words: `财政贴息 = 计贴利息 × ${share}，四舍五入到分`,
      sum: `${figure(counted)} × ${share} = ${exactYuan(BigInt(counted) * BigInt(w.terms.shareBp), 10_000n, 3)} →`,
    },
    LPR_MINUS: {
      words: "财政贴息 = 计贴利息 − 个人按办法承担",
      sum: `${figure(counted)} − ${figure(measured)} =`,
    },
    BASE50: {
      words: `财政贴息 = 基准利率计息 × ${share}`,
      sum: `${exactYuan(sums.measured, over, 6)} × ${share} = ${exactYuan(sums.measured * BigInt(w.terms.shareBp), over * 10_000n)} →`,
    },
  }[w.terms.rule];
  return [
    ...steps,
    ...(w.waivedFen
      ? [
          { ...how, result: figure(before.subsidyFen) },
          {
            words: `银行减免利息 ${figure(w.waivedFen)}，不贴息，按余下利息计`,
            sum: `${figure(before.subsidyFen)} × ${figure(w.interestFen)} ÷ ${figure(before.interestFen)} =`,
            result: subsidy,
            final: true,
          },
        ]
      : [{ ...how, result: subsidy, final: true }]),
    {
      words: "个人承担 = 利息 − 财政贴息（不另行计算）",
      sum: `${figure(w.interestFen)} − ${subsidy} =`,
      result: figure(w.borrowerFen),
    },
    {
      words: "核对：财政贴息 + 个人承担 = 利息",
      sum: `${subsidy} + ${figure(w.borrowerFen)} =`,
      result: figure(w.interestFen),
    },
  ];
}

/** The working of a quarter as a batch froze it, for paper. */
export function workingOnPaper(
  w: Working,
  loan: LoanOnPaper,
  policy: { readonly policy: string; readonly rule: string },
  workedOut: string,
): Omit<WorkingOnPaper, "number" | "after"> {
  const words = workingWords(w, t, "zh");
  const repaid = w.segments.flatMap((s) =>
    s.causes.flatMap((cause) =>
      cause.kind === "repaid"
        ? [`${s.from} 还本 ${yuanFigure(cause.fen)}，余额 ${yuanFigure(s.balanceFen)}`]
        : [],
    ),
  );
  return {
    ...loan,
    quarter: quarterWords(w.quarter),
    policy: policy.policy,
    rule: policy.rule,
    cap: words.steps[1]?.[1] ?? "",
    none: words.steps[2]?.[1] ?? "",
    basis: Number(basisOf(w.dayCount)) === 365 ? 365 : 360,
    segments: w.segments.map((s) => ({
      from: s.from,
      to: s.to,
      days: s.days,
      balanceFen: s.balanceFen,
      ratePpm: s.ratePpm,
      subsidisedPpm: s.subsidisedPpm,
      lprPpm: s.lprPpm,
      reason: s.reason ? t(`work.reasons.${s.reason}`) : null,
    })),
    balanceNote: repaid.length > 0 ? `${repaid.join("；")}。` : null,
    steps: stepsOf(w),
    measured:
      w.terms.rule === "LPR_MINUS" || w.terms.rule === "BASE50"
        ? measuredParts(w).map((s) => ({
            from: s.from,
            to: s.to,
            sum: `${yuanFigure(s.balanceFen)} × ${rateWords(s.ppm)} × ${s.days} ÷ ${basisOf(w.dayCount)}`,
            exact: exactYuan(s.raw, interestOver(w.dayCount), 6),
          }))
        : [],
    subsidyFen: w.subsidyFen,
    days: daysOfWorking(w).map((d) => ({
      on: d.on,
      days: d.days,
      balanceFen: d.balanceFen,
      ratePpm: d.ratePpm,
      subsidised: d.reason === null,
    })),
    workedOut,
  };
}
