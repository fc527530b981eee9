import { todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { placeLabel } from "~/platform/search/place-name";
import { type StreamedCell, sheetStream } from "~/platform/xlsx/stream-sheet.server";
import { householdsText } from "../text/households";
import { type ExportedHousehold, incomeYear } from "./export-households.server";
import { type BenefitKind, type Housing, muFigure } from "./household";
import type { HouseholdColumn } from "./households-view";

interface SheetColumn {
  /** The column of the list it belongs to; without one it is always there. */
  of?: HouseholdColumn;
  heading: string;
  width: number;
  value: (r: ExportedHousehold) => StreamedCell;
}

/**
 * The list as a worksheet that is made while it is sent: who, when and which filter on its first lines.
 * @param chosen the columns of the list that go along; null: all of them
 */
export function householdsSheet(
  rows: Iterable<ExportedHousehold>,
  input: {
    notes: readonly string[];
    language: Language;
    chosen: readonly HouseholdColumn[] | null;
    sensitive: boolean;
  },
): ReadableStream<Uint8Array> {
  const columns = columnsOf(input.language, input.sensitive).filter(
    (c) => c.of === undefined || input.chosen === null || input.chosen.includes(c.of),
  );
  function* cells(): Generator<StreamedCell[]> {
    for (const r of rows) yield columns.map((c) => c.value(r));
  }
  return sheetStream({
    sheetName: translator(householdsText, input.language)("sheet.title"),
    notes: input.notes,
    widths: columns.map((c) => c.width),
    headings: columns.map((c) => c.heading),
    rows: cells(),
  });
}

function columnsOf(language: Language, sensitive: boolean): SheetColumn[] {
  const t = translator(householdsText, language);
  const secret: SheetColumn[] = [
    {
      of: "benefits",
      heading: t("sheet.incomeOf", { year: incomeYear() }),
      width: 16,
      value: (r) => (r.sensitive?.incomeFen == null ? null : r.sensitive.incomeFen / 100),
    },
    {
      of: "benefits",
      heading: t("benefits.title"),
      width: 20,
      value: (r) =>
        r.sensitive?.kinds.map((k) => t(`benefit.${k as BenefitKind}`)).join(t("sheet.comma")) ?? null,
    },
  ];
  return [
    { of: "registryNo", heading: t("field.registryNo"), width: 12, value: (r) => r.registryNo },
    { heading: t("field.head"), width: 14, value: (r) => r.names[0] ?? null },
    { of: "houseNumber", heading: t("field.houseNumber"), width: 12, value: (r) => r.houseNumber },
    {
      of: "village",
      heading: t("field.village"),
      width: 22,
      value: (r) => placeLabel({ townName: r.townName, name: r.villageName }, language),
    },
    { of: "group", heading: t("field.group"), width: 10, value: (r) => r.villageGroup },
    { of: "members", heading: t("field.members"), width: 8, value: (r) => r.members },
    {
      of: "members",
      heading: t("sheet.members"),
      width: 36,
      value: (r) => r.names.join(t("sheet.comma")),
    },
    {
      of: "land",
      heading: t("sheet.landMu"),
      width: 12,
      value: (r) => (r.landLi === null ? null : muFigure(r.landLi)),
    },
    {
      of: "housing",
      heading: t("field.housing"),
      width: 14,
      value: (r) => r.housing && t(`housing.${r.housing as Housing}`),
    },
    { of: "pension", heading: t("sheet.overdue"), width: 12, value: (r) => r.overdue },
    ...(sensitive ? secret : []),
    { of: "added", heading: t("field.added"), width: 12, value: (r) => ({ day: todayOn(r.createdAt) }) },
  ];
}
