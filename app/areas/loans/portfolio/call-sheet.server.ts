import type { Db } from "db/client.server";
import type { SignedIn, VillageScope } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import type { Day } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { type Column, writeTable } from "~/platform/xlsx/write-table.server";
import { loanListText } from "../text/lists";
import { arrearsPage, duePage } from "./arrears-page.server";

type Viewer = SignedIn & { villages: VillageScope };

/** The list to telephone by: who, phone, how much, and empty columns for what was said. */
export async function callSheet(
  db: Db,
  actor: Viewer,
  what: "due" | "arrears",
  today: Day,
  language: Language,
) {
  const t = translator(loanListText, language);
  interface Row {
    village: string;
    name: string;
    phone: string | null;
    bank: string;
    when: string;
    amount: string;
    call: string | null;
  }
  const due = what === "due" ? duePage(db, actor, today, language) : null;
  const late = what === "arrears" ? arrearsPage(db, actor, "village", today, language) : null;
  const rows: Row[] = due
    ? due.villages.flatMap((v) =>
        v.rows.map((r) => ({
          ...r,
          village: v.name,
          when: [r.dueOn, r.grace].filter(Boolean).join(language === "zh" ? "，" : ", "),
        })),
      )
    : (late?.late ?? []).map((r) => ({ ...r, when: String(r.days), amount: r.overdue ?? "" }));
  const text = (heading: string, value: (r: Row) => string | null, width?: number): Column<Row> => ({
    heading,
    kind: "text",
    width,
    value,
  });
  const title = t(due ? "due.sheet" : "arrears.sheet");
  const bytes = await writeTable<Row>({
    sheetName: title,
    notes: [title, due ? due.period : (late?.asOf ?? ""), actor.name],
    columns: [
      text(t("col.village"), (r) => r.village),
      text(t("col.borrower"), (r) => r.name),
      text(t("col.phone"), (r) => r.phone, 16),
      text(t("col.bank"), (r) => r.bank, 20),
      text(due ? t("col.dueOn") : t("col.days"), (r) => r.when),
      {
        heading: `${due ? t("col.amount") : t("col.overdue")} (${t("yuan")})`,
        kind: "number",
        width: 16,
        value: (r) => Number(r.amount.replaceAll(",", "")),
      },
      text(t("col.lastCall"), (r) => r.call, 28),
      text(t("col.outcome"), () => null, 18),
      text(t("col.promised"), () => null),
      text(t("col.note2"), () => null, 24),
    ],
    rows,
  });
  db.transaction((tx) =>
    recordEvent(tx, actor, {
      event: "loan.exported",
      subject: { kind: "list", id: `loans-${what}`, label: title },
      after: { rows: rows.length },
    }),
  );
  return { bytes, name: `${title}_${today}.xlsx` };
}
