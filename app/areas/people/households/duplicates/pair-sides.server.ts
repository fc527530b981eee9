import type { Reader } from "db/client.server";
import { village } from "db/schema";
import { eq } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { ageOn, longDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { placeLabel } from "~/platform/search/place-name";
import { householdsText } from "../../text/households";
import { householdTitle } from "../fact-words";
import { type Housing, muFigure } from "../household";
import { type Household, membersOf, shownName } from "../household-queries.server";
import { isOpen } from "../membership";
import { head, isRelation } from "../relation";

/** One side of a suspected pair as its page shows it. */
export function householdSide(db: Reader, scope: VillageScope, row: Household, language: Language) {
  const t = translator(householdsText, language);
  const members = membersOf(db, row.id).filter(isOpen);
  const first = members.find((m) => m.relation === head);
  const place = db.select().from(village).where(eq(village.id, row.villageId)).get()!;
  const today = todayOn();
  const name = (m: (typeof members)[number]) =>
    shownName(m, scope, language) ?? t("household.elsewhereMember");
  return {
    id: row.id,
    title: householdTitle(first ? name(first) : null, row.houseNumber, language),
    registryNo: row.registryNo,
    houseNumber: row.houseNumber,
    place: placeLabel(place, language),
    group: row.villageGroup && t("field.groupShort", { group: row.villageGroup }),
    head: first ? t("pairs.person", { name: name(first), birth: longDay(first.birthOn, language) }) : null,
    members: members
      .filter((m) => m !== first)
      .map((m) =>
        t("pairs.member", {
          relation: isRelation(m.relation) ? t(`relation.${m.relation}`) : "",
          name: name(m),
          age: ageOn(m.birthOn, today),
        }),
      ),
    land: row.landLi === null ? null : t("field.muOf", { mu: muFigure(row.landLi) }),
    housing: row.housing && t(`housing.${row.housing as Housing}`),
    registered: longDay(todayOn(row.createdAt), language),
  };
}
export type HouseholdSide = ReturnType<typeof householdSide>;

/** 张守田户，李四户: names for a list. */
export function householdName(db: Reader, scope: VillageScope, row: Household, language: Language): string {
  const first = membersOf(db, row.id).find((m) => isOpen(m) && m.relation === head);
  return householdTitle(first ? shownName(first, scope, language) : null, row.houseNumber, language);
}
