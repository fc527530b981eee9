import type { Db } from "db/client.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { clockOf, instantText, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { type Column, writeTable } from "~/platform/xlsx/write-table.server";
import { fieldChanges } from "./audit-fields.server";
import { auditConditions } from "./audit-filter-words";
import { type AuditRow, auditExportLimit, auditRows, villageNames } from "./audit-queries.server";
import { reasonText } from "./audit-reason";
import { type AuditColumn, type AuditView, areaOfRow, chosenColumns } from "./audit-view";
import { eventLabel } from "./audit-words";
import { subjectNames } from "./subject-names.server";
import { adminText, auditText } from "./text";

const secondsOf = (at: number) => String(Math.floor(at / 1000) % 60).padStart(2, "0");

/**
 * The rows of a filter as a spreadsheet, in words; the export is itself a row of the log. What somebody chose to see is
 * what they take along, with the number that finds a row again; without a choice, everything.
 */
export async function exportAudit(
  db: Db,
  actor: Actor<"audit.view">,
  view: AuditView,
  language: Language,
): Promise<{ bytes: Buffer; name: string }> {
  const t = translator(adminText, language);
  const a = translator(auditText, language);
  const rows = auditRows(db, actor, view);
  const subjectOf = subjectNames(db, rows, language);
  const villages = villageNames(
    db,
    rows.flatMap((r) => r.villageId ?? []),
    language,
  );
  const conditions = auditConditions(view, language);
  const changesOf = (r: AuditRow) =>
    fieldChanges(language, r.before, r.after, villages)
      .map(
        (c) =>
          `${c.label}${t("audit.colon")}${c.before ?? t("audit.empty")} → ${c.after ?? t("audit.empty")}`,
      )
      .join(language === "zh" ? "；" : "; ");
  const text = (heading: string, width: number, value: (r: AuditRow) => string | null) => ({
    heading,
    kind: "text" as const,
    width,
    value,
  });
  const chosen = chosenColumns(view);
  const columns: [of: AuditColumn | "always" | "whole", Column<AuditRow>][] = [
    ["always", { heading: t("audit.row"), kind: "number", width: 8, value: (r) => r.id }],
    ["always", text(t("audit.time"), 20, (r) => `${todayOn(r.at)} ${clockOf(r.at)}:${secondsOf(r.at)}`)],
    [
      "who",
      text(
        t("audit.who"),
        12,
        (r) => r.userName ?? t(r.userId === null && r.address === null ? "audit.system" : "audit.stranger"),
      ),
    ],
    ["area", text(t("audit.area"), 8, (r) => a(`area.${areaOfRow(r)}`))],
    ["event", text(t("audit.event"), 20, (r) => eventLabel(language, r.event))],
    ["subject", text(t("audit.subject"), 30, subjectOf)],
    [
      "village",
      text(t("audit.village"), 16, (r) =>
        r.villageId === null ? null : (villages.get(r.villageId) ?? null),
      ),
    ],
    [
      "outcome",
      text(t("audit.outcome"), 8, (r) => t(`audit.${r.outcome as "success" | "refused" | "failed"}`)),
    ],
    ["outcome", text(t("audit.reason"), 36, (r) => reasonText(language, r.event, r.reason))],
    [
      "origin",
      text(t("audit.origin"), 16, (r) =>
        r.address === "demo" ? t("audit.demo") : (r.address ?? t("audit.here")),
      ),
    ],
    ["whole", text(t("audit.beforeAfter"), 40, changesOf)],
    ["whole", text(t("audit.ownHash"), 68, (r) => r.hash)],
  ];
  const bytes = await writeTable({
    sheetName: t("audit.title"),
    notes: [
      t("audit.exportTitle", { count: rows.length }),
      conditions.length > 0 ? conditions.join(language === "zh" ? "；" : "; ") : t("audit.exportAll"),
      t("audit.exportBy", { name: actor.name, at: instantText(Date.now(), language) }),
      ...(rows.length === auditExportLimit ? [t("audit.exportLimit", { count: auditExportLimit })] : []),
    ],
    rows,
    columns: columns
      .filter(([of]) => of === "always" || chosen === null || (of !== "whole" && chosen.includes(of)))
      .map(([, column]) => column),
  });
  db.transaction((tx) =>
    recordEvent(tx, actor, {
      event: "audit.exported",
      subject: { kind: "audit", id: "export" },
      after: { rows: rows.length, filter: conditions.join("; ") },
    }),
  );
  return { bytes, name: `${t("audit.title")} ${todayOn()}.xlsx` };
}
