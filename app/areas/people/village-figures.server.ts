import { person } from "db/schema";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { VillageFigureSource } from "~/areas/villages";
import { can } from "~/platform/access/actor";
import { todayOn } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { lacks } from "./lacking.server";
import { peopleFigureText } from "./text/figure";

/** People of a village, on its page. */
export const peopleVillageFigures: VillageFigureSource = (db, reader, villageId, language) => {
  if (!can(reader, "person.view", villageId)) return [];
  const t = translator(peopleFigureText, language);
  const n = db
    .select({
      all: sql<number>`count(*)`,
      phone: sql<number>`count(*) filter (where ${lacks("phone", todayOn())})`,
      photo: sql<number>`count(*) filter (where ${lacks("photo", todayOn())})`,
    })
    .from(person)
    .where(and(eq(person.villageId, villageId), isNull(person.deletedAt), isNull(person.diedOn)))
    .get() ?? { all: 0, phone: 0, photo: 0 };
  return [
    {
      key: "people",
      icon: "users",
      label: t("village.label"),
      value: n.all,
      unit: t("village.unit", { count: n.all }),
      detail:
        n.all === 0
          ? t("village.none")
          : n.phone + n.photo === 0
            ? t("village.complete")
            : t("village.missing", { phone: n.phone, photo: n.photo }),
      to: `/people?village=${villageId}`,
    },
  ];
};
