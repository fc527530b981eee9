import type { Db } from "db/client.server";
import { type MeasureKey, measureKeys } from "db/summary/measures";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { instantText, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { placeName } from "~/platform/search/place-name";
import { writeTable } from "~/platform/xlsx/write-table.server";
import { isMoney, periodText } from "./figure-words";
import { sumOf } from "./figures.server";
import { countedVillages } from "./overview.server";
import type { Period } from "./period";
import { reportsText } from "./text";

/** The overview of a period as a spreadsheet, totals in the last line; the export is a row of the log. */
export async function exportOverview(
  db: Db,
  actor: Actor<"report.export">,
  period: Period,
  language: Language,
): Promise<{ bytes: Buffer; name: string }> {
  const t = translator(reportsText, language);
  const now = Date.now();
  const villages = countedVillages(db, actor.villages, period);
  const rows = [
    ...villages.map((v) => ({
      village: placeName(v.village.name, language),
      town: placeName(v.village.townName, language),
      figures: v.figures,
    })),
    { village: t("overview.total"), town: "", figures: sumOf(villages.map((v) => v.figures)) },
  ];
  type Row = (typeof rows)[number];
  const words = periodText(period, language);
  const value = (key: MeasureKey) => (r: Row) => (isMoney(key) ? r.figures[key] / 100 : r.figures[key]);
  const bytes = await writeTable<Row>({
    sheetName: t("overview.title"),
    notes: [
      t("overview.exportTitle", { period: words }),
      t("overview.note"),
      t("overview.exportBy", { name: actor.name, at: instantText(now, language) }),
    ],
    rows,
    columns: [
      { heading: t("overview.village"), kind: "text", width: 16, value: (r) => r.village },
      { heading: "", kind: "text", width: 12, value: (r) => r.town },
      ...measureKeys.map((key) => ({
        heading: t(`figure.${key}.short`),
        kind: "number" as const,
        width: isMoney(key) ? 16 : 10,
        value: value(key),
      })),
    ],
  });
  noteExport(db, actor, "xlsx", words, villages.length);
  return { bytes, name: `${t("overview.fileName")} ${todayOn(now)}.xlsx` };
}

export function noteExport(
  db: Db,
  actor: Actor<"report.export">,
  form: "xlsx" | "pdf",
  period: string,
  count: number,
): void {
  db.transaction((tx) =>
    recordEvent(tx, actor, {
      event: "report.exported",
      subject: { kind: "report", id: `overview.${form}` },
      after: { period, count },
    }),
  );
}
