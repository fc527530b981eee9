import type { Db } from "db/client.server";
import { measureKeys } from "db/summary/measures";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { instantText, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { placeName } from "~/platform/search/place-name";
import { type StreamedCell, sheetStream } from "~/platform/xlsx/stream-sheet.server";
import { isMoney, monthText, periodText } from "./figure-words";
import { type Figures, sumOf } from "./figures.server";
import { lateByVillage, lateThings } from "./late.server";
import { countedVillages, isPast, lastSalesOf } from "./overview.server";
import type { Period } from "./period";
import { reportsText } from "./text";

/**
 * The overview of a period as a spreadsheet, totals in the last line, made while it leaves; the export is a row of the
 * log. The figures are the kept ones of the summary: 5,000 villages take a fraction of a second.
 */
export function exportOverview(
  db: Db,
  actor: Actor<"report.export">,
  period: Period,
  language: Language,
): { file: ReadableStream<Uint8Array>; name: string } {
  const t = translator(reportsText, language);
  const now = Date.now();
  const villages = countedVillages(db, actor.villages, period);
  const words = periodText(period, language);
  const cells = (figures: Figures) => measureKeys.map((k) => (isMoney(k) ? figures[k] / 100 : figures[k]));
  const late = lateThings(db, actor, actor.villages, language);
  const lateOf = lateByVillage(late);
  const { month, sold } = lastSalesOf(
    db,
    actor.villages,
    period,
    villages.map((v) => v.village.id),
  );
  function* rows(): Generator<StreamedCell[]> {
    for (const { village, figures } of villages)
      yield [
        placeName(village.name, language),
        placeName(village.townName, language),
        ...cells(figures),
        ...(month ? [(sold.get(village.id) ?? 0) / 100] : []),
        lateOf.get(village.id) ?? 0,
      ];
    yield [
      t("overview.total"),
      null,
      ...cells(sumOf(villages.map((v) => v.figures))),
      ...(month ? [[...sold.values()].reduce((sum, fen) => sum + fen, 0) / 100] : []),
      late.length,
    ];
  }
  noteExport(db, actor, "xlsx", words, villages.length);
  const file = sheetStream({
    sheetName: t("overview.title"),
    notes: [
      t("overview.exportTitle", { period: words }),
      t("overview.note"),
      t("overview.own"),
      t("overview.exportBy", { name: actor.name, at: instantText(now, language) }),
    ],
    headings: [
      t("overview.village"),
      t("overview.town"),
      ...measureKeys.map((k) => t(`figure.${k}.short`)),
      ...(month ? [t("overview.lastSalesFile", { month: monthText(month, language) })] : []),
      t(isPast(period) ? "late.columnToday" : "late.column"),
    ],
    widths: [16, 12, ...measureKeys.map((k) => (isMoney(k) ? 16 : 10)), ...(month ? [18] : []), 10],
    rows: rows(),
  });
  return { file, name: `${t("overview.fileName")} ${todayOn(now)}.xlsx` };
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
