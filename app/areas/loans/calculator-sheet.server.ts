import type { Reader } from "db/client.server";
import { type Language, translator } from "~/platform/i18n/text";
import { writeTable } from "~/platform/xlsx/write-table.server";
import { calculatorPage } from "./calculator.server";
import { loanText } from "./text";

const figure = (text: string | null): number | null =>
  text === null ? null : Number(text.replaceAll(",", ""));

/** The table of the calculator as a worksheet; null when the fields are wrong or no version is in force. */
export async function calculatorSheet(db: Reader, query: URLSearchParams, language: Language) {
  const t = translator(loanText, language);
  const { answer, values } = calculatorPage(db, query, language);
  const result = answer?.result;
  if (!result) return null;
  type Row = (typeof result.rows)[number];
  const column = (heading: string, value: (row: Row) => string | number | null) => ({
    heading,
    kind: "number" as const,
    value,
  });
  const bytes = await writeTable({
    sheetName: t("calculator.tableTitle"),
    notes: [
      `${t("calculator.amount")} ${values.amount} ${t("calculator.yuan")}`,
      ...answer.facts,
      result.rateWords,
      result.formula,
      result.ruleText,
      `${t("calculator.interestYears")} ${result.totals.interest}  ${t("calculator.subsidy")} ${result.totals.subsidy}  ${result.own} ${result.totals.own}`,
    ],
    columns: [
      column(t("calculator.no"), (r) => r.no),
      { ...column(t("calculator.due"), (r) => r.dueOn), kind: "day" },
      column(t("calculator.days"), (r) => r.days),
      column(t("calculator.balance"), (r) => figure(r.balance)),
      column(t("calculator.principal"), (r) => figure(r.principal) ?? 0),
      column(t("calculator.interest"), (r) => figure(r.interest)),
      ...(result.merged
        ? [
            column(t("calculator.subsidy"), (r) => figure(r.subsidy)),
            column(result.own, (r) => figure(r.own)),
          ]
        : []),
      column(result.sum, (r) => figure(r.sum)),
    ],
    rows: result.rows,
  });
  return { bytes, fileName: t("calculator.tableTitle") };
}
