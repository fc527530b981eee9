import { longDay } from "~/platform/dates";
import { type Language, translator, type Values } from "~/platform/i18n/text";
import { yuanText } from "~/platform/money";
import { householdsText } from "../../text/households";
import type { BenefitKind, PensionResult, PensionStatus } from "../household";

const text = (value: unknown): string => (value === undefined || value === null ? "" : String(value));

/** 低保（全户，A类，每月 300 元，2024年3月1日起）: a policy of a remark in words; both sides where the record differs. */
export function benefitSaid(language: Language, values: Values): Values {
  const t = translator(householdsText, language);
  const side = (at: "from" | "to") =>
    [
      text(values[`${at}.level`]),
      values[`${at}.documentNo`] ? t("benefits.number", { number: text(values[`${at}.documentNo`]) }) : "",
      values[`${at}.monthlyFen`]
        ? t("benefits.perMonth", { amount: yuanText(Number(values[`${at}.monthlyFen`]), language) })
        : "",
      values[`${at}.fromOn`]
        ? t("benefits.since", { from: longDay(text(values[`${at}.fromOn`]), language) })
        : "",
    ].filter(Boolean);
  const name = text(values.name) || t(`benefit.${values.kind as BenefitKind}`);
  const put = (parts: readonly string[]) => {
    const inside = [values.holder === "household" ? t("benefits.whole") : "", ...parts].filter(Boolean);
    if (inside.length === 0) return name;
    return language === "zh" ? `${name}（${inside.join("，")}）` : `${name} (${inside.join(", ")})`;
  };
  return { what: put(side("to")), from: put(side("from")) };
}

/** 领取待遇（2026年3月5日核实通过）. */
export function checkSaid(language: Language, values: Values): Values {
  const t = translator(householdsText, language);
  const status = t(`status.${values.status as PensionStatus}`);
  const found = [
    longDay(text(values.checkedOn), language),
    t(`result.${values.result as PensionResult}`),
  ].join(" ");
  return {
    what: language === "zh" ? `${status}（${found}）` : `${status} (${found})`,
    from: values.from ? t(`status.${values.from as PensionStatus}`) : "",
  };
}
