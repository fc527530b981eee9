import type { Db } from "db/client.server";
import { villagesInScope } from "~/areas/villages/index.server";
import type { Actor } from "~/platform/access/actor";
import { type Language, translator } from "~/platform/i18n/text";
import { exportList } from "~/platform/lists/export-list.server";
import { columnsOf } from "~/platform/xlsx/columns";
import { type ClassFilter, classList, type FilterKey } from "./class-view";
import { allClasses, type ListedClass, resultsOf } from "./list-classes.server";
import { trainingText } from "./text";

/** The classes of a filter, with the filter in the first lines; the export is a row of the log. */
export async function exportClasses(
  db: Db,
  actor: Actor<"class.export">,
  filter: ClassFilter,
  language: Language,
): Promise<{ bytes: Buffer; name: string }> {
  const t = translator(trainingText, language);
  const rows = allClasses(db, actor.villages, filter);
  const results = resultsOf(
    db,
    rows.map((r) => r.class.id),
  );
  const value = (key: FilterKey): string => {
    if (key === "villageId")
      return (
        villagesInScope(db, actor.villages).find((v) => v.id === filter.villageId)?.name ??
        t("condition.unknown")
      );
    if (key === "stage") return filter.stage ? t(`stage.${filter.stage}`) : "";
    if (key === "state") return filter.state ? t(`state.${filter.state}`) : "";
    if (key === "course") return filter.course ? t(`course.${filter.course}`) : "";
    return String(filter[key] ?? "");
  };
  const conditions = classList.set(filter).map((key) => `${t(`condition.${key}`)} ${value(key)}`);
  const { text, number, day } = columnsOf<ListedClass>();
  return exportList(db, actor, {
    t,
    language,
    title: t("list.title"),
    event: "class.exported",
    id: "classes",
    conditions,
    rows,
    columns: [
      text(t("condition.course"), (r) => t(`course.${r.class.course as "syb"}`), 26),
      number(t("condition.year"), (r) => r.class.year),
      number(t("col.classNumber"), (r) => r.class.number),
      text(t("col.town"), (r) => r.townName),
      text(t("col.village"), (r) => r.villageName),
      text(t("listColumn.venue"), (r) => r.class.venue, 24),
      day(t("col.startsOn"), (r) => r.class.startsOn),
      day(t("col.endsOn"), (r) => r.class.endsOn),
      number(t("listColumn.halfDays"), (r) => r.halfDays),
      number(t("form.capacity"), (r) => r.class.capacity),
      number(t("enrolmentState.seated"), (r) => r.class.seatsTaken - r.held),
      number(t("enrolmentState.offered"), (r) => r.held),
      number(t("enrolmentState.waiting"), (r) => r.waiting),
      number(t("enrolmentState.refused"), (r) => results(r.class.id, "refused")),
      number(t("result.qualified"), (r) => results(r.class.id, "seated", "qualified")),
      number(t("result.failed"), (r) => results(r.class.id, "seated", "failed")),
      text(t("listColumn.lecturers"), (r) => r.lecturers?.replaceAll("|", ", ") ?? null, 20),
      text(t("listColumn.state"), (r) => t(`state.${r.class.state as "planned"}`), 10),
      text(t("listColumn.approval"), (r) => r.class.approvalNumber, 24),
    ],
  });
}
