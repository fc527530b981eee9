import { todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { placeLabel } from "~/platform/search/place-name";
import { type Column, writeTable } from "~/platform/xlsx/write-table.server";
import { householdsText } from "../text/households";
import { type ExportedHousehold, incomeYear } from "./export-households.server";
import { type BenefitKind, type Housing, muFigure } from "./household";

/** The list as a worksheet: who, when and which filter on its first lines. */
export function householdsSheet(
  rows: readonly ExportedHousehold[],
  notes: readonly string[],
  language: Language,
): Promise<Buffer> {
  const t = translator(householdsText, language);
  const open = rows.some((r) => r.sensitive);
  const secret: Column<ExportedHousehold>[] = [
    {
      heading: t("sheet.incomeOf", { year: incomeYear() }),
      kind: "number",
      width: 16,
      value: (r) => (r.sensitive?.incomeFen == null ? null : r.sensitive.incomeFen / 100),
    },
    {
      heading: t("benefits.title"),
      kind: "text",
      width: 20,
      value: (r) =>
        r.sensitive?.kinds.map((k) => t(`benefit.${k as BenefitKind}`)).join(t("sheet.comma")) ?? null,
    },
  ];
  const columns: Column<ExportedHousehold>[] = [
    { heading: t("field.head"), kind: "text", width: 14, value: (r) => r.names[0] ?? null },
    { heading: t("field.houseNumber"), kind: "text", width: 12, value: (r) => r.houseNumber },
    {
      heading: t("field.village"),
      kind: "text",
      width: 22,
      value: (r) => placeLabel({ townName: r.townName, name: r.villageName }, language),
    },
    { heading: t("field.group"), kind: "text", width: 10, value: (r) => r.villageGroup },
    { heading: t("field.members"), kind: "number", width: 8, value: (r) => r.members },
    { heading: t("sheet.members"), kind: "text", width: 36, value: (r) => r.names.join(t("sheet.comma")) },
    {
      heading: t("sheet.landMu"),
      kind: "text",
      width: 12,
      value: (r) => (r.landLi === null ? null : muFigure(r.landLi)),
    },
    {
      heading: t("field.housing"),
      kind: "text",
      width: 14,
      value: (r) => r.housing && t(`housing.${r.housing as Housing}`),
    },
    { heading: t("sheet.overdue"), kind: "number", width: 12, value: (r) => r.overdue },
    ...(open ? secret : []),
    { heading: t("field.added"), kind: "day", width: 12, value: (r) => todayOn(r.createdAt) },
  ];
  return writeTable({ sheetName: t("sheet.title"), notes, columns, rows });
}
