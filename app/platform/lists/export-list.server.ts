import type { Db } from "db/client.server";
import type { SignedIn } from "../access/actor";
import { type AuditEntry, recordEvent } from "../audit/record-event.server";
import { instantText, todayOn } from "../dates";
import type { Language, Values } from "../i18n/text";
import { type Column, writeTable } from "../xlsx/write-table.server";

type ExportWords = (
  key: "list.exportTitle" | "list.exportFilter" | "list.exportAll" | "list.exportBy",
  values?: Values,
) => string;

/**
 * The rows of a list as a spreadsheet: how many, by which conditions, by whom and when stands in its first lines. The
 * export is a row of the log.
 */
export async function exportList<R>(
  db: Db,
  actor: SignedIn,
  input: {
    t: ExportWords;
    language: Language;
    title: string;
    event: AuditEntry["event"];
    /** What the log calls the list. */
    id: string;
    conditions: readonly string[];
    rows: readonly R[];
    columns: readonly Column<R>[];
  },
): Promise<{ bytes: Buffer; name: string }> {
  const { t, title, rows } = input;
  const now = Date.now();
  const conditions = input.conditions.join("; ");
  const bytes = await writeTable({
    sheetName: title,
    notes: [
      t("list.exportTitle", { count: rows.length }),
      conditions ? t("list.exportFilter", { conditions }) : t("list.exportAll"),
      t("list.exportBy", { name: actor.name, at: instantText(now, input.language) }),
    ],
    rows,
    columns: input.columns,
  });
  db.transaction((tx) =>
    recordEvent(tx, actor, {
      event: input.event,
      subject: { kind: "list", id: input.id, label: title },
      after: { count: rows.length, filter: conditions },
    }),
  );
  return { bytes, name: `${title} ${todayOn(now)}.xlsx` };
}
