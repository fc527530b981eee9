import type { Db } from "db/client.server";
import { accountText } from "~/areas/account";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { instantText, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { writeTable } from "~/platform/xlsx/write-table.server";
import { villageNames } from "./audit-queries.server";
import { findStaffLike, type StaffMember } from "./staff-queries.server";
import { adminText } from "./text";

/** The accounts of a search as a spreadsheet, each with its roles and villages; the export is a row of the log. */
export async function exportStaff(
  db: Db,
  actor: Actor<"staff.manage">,
  q: string,
  language: Language,
): Promise<{ bytes: Buffer; name: string }> {
  const t = translator(adminText, language);
  const roleName = translator(accountText, language);
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
  const text = (heading: string, width: number, value: (p: StaffMember) => string | null) => ({
    heading,
    kind: "text" as const,
    width,
    value,
  });
  const bytes = await writeTable({
    sheetName: t("staff.title"),
    notes: [
      `${t("staff.title")} ${t("staff.count", { count: rows.length })}`,
      q ? `${t("staff.find")}${t("audit.colon")}${q}` : t("audit.exportAll"),
      t("audit.exportBy", { name: actor.name, at: instantText(Date.now(), language) }),
    ],
    rows,
    columns: [
      text(t("newStaff.username"), 16, (p) => p.username),
      text(t("staff.name"), 12, (p) => p.name),
      text(t("newStaff.post"), 20, (p) => p.post),
      text(t("newStaff.phone"), 14, (p) => p.phone),
      text(t("staff.roles"), 48, (p) => grantsOf(p) || t("staff.none")),
      text(t("staff.second"), 10, (p) => t(p.secondFactor ? "staff.on" : "staff.off")),
      text(t("staff.deactivated"), 10, (p) => (p.active ? null : "✓")),
      text(t("staff.lastSignIn"), 20, (p) =>
        p.lastSignedInAt === null ? null : instantText(p.lastSignedInAt, language),
      ),
    ],
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
