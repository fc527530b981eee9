import type { LoaderFunctionArgs } from "@remix-run/node";
import { countsByVillage } from "~/areas/people/index.server";
import { classCountsByVillage } from "~/areas/training/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { recordEvent } from "~/platform/audit/record-event.server";
import { database } from "~/platform/database.server";
import { longDay, todayOn } from "~/platform/dates";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { writeTable } from "~/platform/xlsx/write-table.server";
import { villagesText } from "../text";
import { villageRows } from "../village-rows.server";
import { pageOfVillages, type VillageRow, villageList } from "../villages-view";

/** The list as a spreadsheet, whole and in the order shown; the first lines say of which day and which villages. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "village.view");
  const db = database();
  const language = await languageOf(request);
  const t = translator(villagesText, language);
  const view = villageList.read(new URL(request.url).searchParams);
  const today = todayOn();
  const found = villageRows(db, actor.villages, view.filter, today, {
    people: countsByVillage(db),
    classes: classCountsByVillage(db),
  });
  const { rows } = pageOfVillages(found, { sort: view.sort, size: found.length, cursor: null });
  const conditions = [
    view.filter.term ? t("list.term") + view.filter.term : "",
    view.filter.group ? t("list.groupIs") + view.filter.group : "",
  ].filter(Boolean);
  const column = (heading: string, value: (row: VillageRow) => string | number | null, width = 14) => ({
    heading,
    kind: "text" as const,
    width,
    value,
  });
  const bytes = await writeTable({
    sheetName: t("sheet.file"),
    notes: [
      t("sheet.notes", { day: longDay(today, language) }),
      t("sheet.by", { name: actor.name, count: rows.length }),
      ...(conditions.length ? [t("sheet.condition", { text: conditions.join(t("search.comma")) })] : []),
    ],
    columns: [
      column(t("list.county"), (r) => r.countyName),
      column(t("list.town"), (r) => r.townName),
      column(t("list.village"), (r) => r.name),
      column(t("list.code"), (r) => r.code, 16),
      column(t("list.group"), (r) => r.workGroup, 8),
      column(t("list.liaison"), (r) => r.liaisonOfficer),
      column(t("list.leader"), (r) => r.groupLeader),
      column(t("list.officer"), (r) => r.informationOfficer),
      { ...column(t("list.people"), (r) => r.people, 10), kind: "number" },
      { ...column(t("list.classes"), (r) => r.classes, 10), kind: "number" },
      { ...column(t("list.running"), (r) => r.running, 8), kind: "number" },
    ],
    rows,
  });
  db.transaction((tx) =>
    recordEvent(tx, actor, {
      event: "village.exported",
      subject: { kind: "list", id: "villages" },
      after: { rows: rows.length },
    }),
  );
  const name = encodeURIComponent(`${t("sheet.file")}_${today}.xlsx`);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename="villages_${today}.xlsx"; filename*=UTF-8''${name}`,
      "Cache-Control": "no-store",
    },
  });
}
