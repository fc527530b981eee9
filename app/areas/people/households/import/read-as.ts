import { type Language, translator } from "~/platform/i18n/text";
import { columnLetter } from "~/platform/xlsx/table";
import type { FileLayout } from "../../import/file-kind";
import { householdImportText } from "../../text/household-import";
import { headingFacts } from "./heading-facts";

/** What the headings of a file of households say of its figures, in words: in which unit and of which year they are read. */
export function readAs(layout: FileLayout, language: Language): string[] {
  const t = translator(householdImportText, language);
  const { money, land, year } = headingFacts(layout.columns, layout.headings ?? []);
  const column = (field: "income" | "expense" | "debt" | "lowAmount" | "land") =>
    t("columnName", {
      letter: columnLetter(layout.columns[field] ?? 0),
      name: layout.headings?.[layout.columns[field] ?? -1] ?? t(`field.${field}`),
    });
  const said = (["income", "expense", "debt", "lowAmount"] as const).flatMap((field) => {
    const unit = money[field] ?? "yuan";
    return unit === "yuan" ? [] : [t(`readAs.${unit}`, { column: column(field) })];
  });
  if (land === "fen" || land === "hectare") said.push(t(`readAs.${land}`, { column: column("land") }));
  if (year !== null && layout.columns.incomeYear === undefined) said.push(t("readAs.year", { year }));
  return said;
}
