import type { Db } from "db/client.server";
import { findVillage } from "~/areas/villages/index.server";
import type { Actor } from "~/platform/access/actor";
import { type Language, translator } from "~/platform/i18n/text";
import { exportList } from "~/platform/lists/export-list.server";
import { placeLabel } from "~/platform/search/place-name";
import { columnsOf } from "~/platform/xlsx/columns";
import { allTrips, type ListedTrip, villagesOfTrips } from "./list-trips.server";
import { tripText } from "./text";
import { countTrip } from "./trip-figures";
import { tripNumber } from "./trip-name";
import { placesOf, signsOf } from "./trip-queries.server";
import { type FilterKey, type TripFilter, tripList } from "./trip-view";

/** The trips of a filter, with the filter in the first lines; the export is a row of the log. */
export async function exportTrips(
  db: Db,
  actor: Actor<"trip.export">,
  filter: TripFilter,
  language: Language,
): Promise<{ bytes: Buffer; name: string }> {
  const t = translator(tripText, language);
  const rows = allTrips(db, actor.villages, filter);
  const villages = villagesOfTrips(
    db,
    actor.villages,
    rows.map((r) => r.trip.id),
  );
  const counts = new Map(
    rows.map(({ trip }) => [
      trip.id,
      countTrip(
        placesOf(db, trip.id, actor.villages).roll.map((r) => r.place),
        signsOf(db, trip.id),
      ),
    ]),
  );
  const value = (key: FilterKey): string => {
    if (key === "villageId")
      return findVillage(db, actor.villages, filter.villageId ?? 0)?.name ?? t("condition.unknown");
    if (key === "stage") return filter.stage ? t(`stage.${filter.stage}`) : "";
    if (key === "state") return filter.state ? t(`state.${filter.state}`) : "";
    return String(filter[key] ?? "");
  };
  const conditions = tripList.set(filter).map((key) => `${t(`condition.${key}`)} ${value(key)}`);
  const { text, number, day } = columnsOf<ListedTrip>();
  const figure = (key: "planned" | "came" | "absent" | "substitutes" | "present") =>
    number(t(`figure.${key}`), (r) => counts.get(r.trip.id)?.[key] ?? 0);
  const separator = language === "zh" ? "、" : "; ";
  return exportList(db, actor, {
    t,
    language,
    title: t("list.title"),
    event: "trip.exported",
    id: "trips",
    conditions,
    rows,
    columns: [
      text(t("col.number"), (r) => tripNumber(r.trip), 14),
      text(t("col.title"), (r) => r.trip.title, 30),
      day(t("form.fromOn"), (r) => r.trip.fromOn),
      day(t("form.toOn"), (r) => r.trip.toOn),
      text(t("col.places"), (r) => r.places?.replaceAll("|", separator) ?? null, 36),
      text(
        t("col.villages"),
        (r) => (villages.get(r.trip.id) ?? []).map((v) => placeLabel(v, language)).join(separator),
        30,
      ),
      text(t("form.leaderName"), (r) => r.trip.leaderName, 10),
      number(t("form.capacity"), (r) => r.trip.capacity),
      figure("planned"),
      figure("came"),
      figure("absent"),
      figure("substitutes"),
      figure("present"),
      text(t("col.state"), (r) => t(`state.${r.trip.state as "planned"}`), 10),
      text(t("form.approvalNumber"), (r) => r.trip.approvalNumber, 24),
    ],
  });
}
