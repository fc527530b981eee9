import { household, householdMember, person } from "db/schema";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { VillageFigureSource } from "~/areas/villages";
import { can } from "~/platform/access/actor";
import { translator } from "~/platform/i18n/text";
import { peopleFigureText } from "../text/figure";
import { countHouseholds } from "./list-households.server";

/** Households of a village and how many people live in them, on its page. */
export const householdsVillageFigures: VillageFigureSource = (db, reader, villageId, language) => {
  if (!can(reader, "household.view", villageId)) return [];
  const t = translator(peopleFigureText, language);
  const count = countHouseholds(db, [villageId], { villageId });
  const members =
    db
      .select({ n: sql<number>`count(*)` })
      .from(householdMember)
      .innerJoin(household, eq(household.id, householdMember.householdId))
      .innerJoin(person, eq(person.id, householdMember.personId))
      .where(
        and(
          eq(household.villageId, villageId),
          isNull(household.deletedAt),
          isNull(household.endedOn),
          isNull(householdMember.toOn),
          isNull(person.diedOn),
        ),
      )
      .get()?.n ?? 0;
  return [
    {
      key: "households",
      icon: "door-open",
      label: t("households.label"),
      value: count,
      unit: t("households.unit", { count }),
      detail: count === 0 ? t("households.none") : t("households.members", { count: members }),
      to: `/households?village=${villageId}`,
    },
  ];
};
