import type { Db } from "db/client.server";
import { accountText } from "~/areas/account";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { instantText, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { columnsOf } from "~/platform/xlsx/columns";
import { type Column, writeTable } from "~/platform/xlsx/write-table.server";
import { villageNames } from "./audit-queries.server";
import { findStaffLike, type StaffMember } from "./staff-queries.server";
import { chosenStaffColumns, type StaffColumn, type StaffView } from "./staff-view";
import { adminText } from "./text";

/**
 * The accounts of a search as a spreadsheet, each with its roles and villages, in the columns somebody chose or in all;
 * the export is a row of the log.
 */
export async function exportStaff(
  db: Db,
  actor: Actor<"staff.manage">,
  view: StaffView,
  language: Language,
): Promise<{ bytes: Buffer; name: string }> {
  const t = translator(adminText, language);
  const roleName = translator(accountText, language);
  const q = view.filter.term ?? "";
  const chosen = chosenStaffColumns(view);
  const rows = findStaffLike(db, q);
  const names = villageNames(
    db,
    rows.flatMap((p) => p.grants.flatMap((g) => (g.villages === "all" ? [] : g.villages))),
    language,
  );
  const comma = t("staff.comma");
  const grantsOf = (p: StaffMember) =>
    p.grants
      .map((g) => {
        const where =
          g.villages === "all" ? t("staff.all") : g.villages.map((id) => names.get(id) ?? "").join(comma);
        return `${roleName(`role.${g.role}`)}${t("audit.colon")}${where}`;
      })
      .join("\n");
  const { text } = columnsOf<StaffMember>();
  const columns: [of: StaffColumn | null, Column<StaffMember>][] = [
    [null, text(t("newStaff.username"), (p) => p.username, 16)],
    [null, text(t("staff.name"), (p) => p.name, 12)],
    ["post", text(t("newStaff.post"), (p) => p.post, 20)],
    ["phone", text(t("newStaff.phone"), (p) => p.phone, 14)],
    // A role holds in villages: the two columns of the list are one here.
    ["roles", text(t("staff.roles"), (p) => grantsOf(p) || t("staff.none"), 48)],
    ["second", text(t("staff.second"), (p) => t(p.secondFactor ? "staff.on" : "staff.off"), 10)],
    [null, text(t("staff.deactivated"), (p) => (p.active ? null : "✓"), 10)],
    [
      "lastSignIn",
      text(
        t("staff.lastSignIn"),
        (p) => (p.lastSignedInAt === null ? null : instantText(p.lastSignedInAt, language)),
        20,
      ),
    ],
  ];
  const shows = (of: StaffColumn) =>
    chosen === null || chosen.includes(of) || (of === "roles" && chosen.includes("villages"));
  const bytes = await writeTable({
    sheetName: t("staff.title"),
    notes: [
      `${t("staff.title")} ${t("staff.count", { count: rows.length })}`,
      q ? `${t("staff.find")}${t("audit.colon")}${q}` : t("audit.exportAll"),
      t("audit.exportBy", { name: actor.name, at: instantText(Date.now(), language) }),
    ],
    rows,
    columns: columns.filter(([of]) => of === null || shows(of)).map(([, column]) => column),
  });
  db.transaction((tx) =>
    recordEvent(tx, actor, {
      event: "staff.exported",
      subject: { kind: "list", id: "staff", label: t("staff.title") },
      after: { rows: rows.length, filter: q },
    }),
  );
  return { bytes, name: `${t("staff.title")} ${todayOn()}.xlsx` };
}
