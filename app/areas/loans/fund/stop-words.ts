import { type Language, translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { fundText } from "../text/fund";
import {
  compensationShare,
  type FundFigures,
  type FundLimits,
  overdueShare,
  roomOf,
  type WhyFundStops,
} from "./fund-rules";

/** 1234 basis points → 12.34%. */
export const percentOf = (bp: number | null, none: string): string =>
  bp === null ? none : `${Math.floor(bp / 100)}.${String(bp % 100).padStart(2, "0")}%`;

export const timesOf = (hundredths: number | null): string | null =>
  hundredths === null ? null : `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}`;

/** Why a fund does not stand behind a loan, in words with the figures that say so. */
export function stopWords(
  stop:
    | {
        why: WhyFundStops;
        fund: FundLimits & { name: string; nameEn: string };
        figures: FundFigures;
        addFen: number;
      }
    | { why: "fundWhy.noCompany" },
  language: Language,
  /** Whether the application can still be sent back. */
  returns = true,
): string {
  const t = translator(fundText, language);
  if (stop.why === "fundWhy.noCompany") return t(returns ? "stop.noCompany" : "stop.noCompanyAtPayout");
  const { fund, figures: f } = stop;
  const why = stop.why.slice("fundWhy.".length) as "empty";
  return t("stop.whole", {
    fund: language === "zh" ? fund.name : fund.nameEn,
    why: t(`stop.${why}`, {
      add: yuanFigure(stop.addFen),
      balance: yuanFigure(f.balanceFen),
      guaranteed: yuanFigure(f.guaranteedFen),
      committed: yuanFigure(f.committedFen),
      times: timesOf(fund.leverageMost) ?? "",
      room: yuanFigure(roomOf(fund, f) ?? 0),
      overdue: percentOf(overdueShare(f), ""),
      overdueStop: percentOf(fund.stopOverdueBp, ""),
      compensated: percentOf(compensationShare(f), ""),
      compensatedStop: percentOf(fund.stopCompensationBp, ""),
    }),
  });
}
