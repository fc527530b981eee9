import type { VillageFigureSource } from "~/areas/villages";
import { can } from "~/platform/access/actor";
import { todayOn } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { tripHomeText } from "./text/home";
import { lessonsOfVillage, tradesOfVillage, tripsMade } from "./trips-of-village.server";

/** People of a village who were on trips, and what they brought home, on its page. */
export const tripsVillageFigures: VillageFigureSource = (db, reader, villageId, language) => {
  if (!can(reader, "trip.view", villageId)) return [];
  const t = translator(tripHomeText, language);
  const made = tripsMade(db, villageId, todayOn());
  const people = made.reduce((sum, trip) => sum + trip.people, 0);
  const lessons = lessonsOfVillage(db, villageId);
  const trades = tradesOfVillage(db, villageId).join(t("comma"));
  return [
    {
      key: "trips",
      icon: "bus",
      label: t("village.label"),
      value: people,
      unit: t("village.unit", { count: people }),
      detail: made.length === 0 ? t("village.none") : t("village.detail", { count: made.length }),
      note:
        made.length === 0
          ? undefined
          : t(trades ? "village.noteTrades" : "village.note", { count: lessons, trades }),
      to: `/overview/rows/tripPeople?village=${villageId}`,
    },
  ];
};
