import type { Reader } from "db/client.server";
import { donationLine, equipmentHolder, equipmentItem, itemCustody, person, village } from "db/schema";
import { and, asc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { inScope, type VillageScope } from "~/platform/access/actor";
import { shortDay } from "~/platform/dates";
import type { HomeRow } from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { untilWritten } from "~/platform/until-written.server";
import { heldStates } from "./item-state";
import { equipmentDeathText } from "./text/deaths";

/** Things that are still in the hand of somebody who has died. */
const heldByDead = (db: Reader) =>
  db
    .select({
      id: equipmentItem.id,
      number: equipmentItem.assetNumber,
      thing: donationLine.name,
      holder: person.name,
      diedOn: person.diedOn,
      villageId: equipmentHolder.villageId,
      village: { name: village.name, townName: village.townName },
    })
    .from(equipmentHolder)
    .innerJoin(person, eq(person.id, equipmentHolder.personId))
    .innerJoin(equipmentItem, eq(equipmentItem.holderId, equipmentHolder.id))
    .innerJoin(itemCustody, and(eq(itemCustody.itemId, equipmentItem.id), isNull(itemCustody.toOn)))
    .innerJoin(donationLine, eq(donationLine.id, equipmentItem.lineId))
    .innerJoin(village, eq(village.id, equipmentHolder.villageId))
    .where(
      and(isNotNull(person.diedOn), isNull(person.deletedAt), inArray(equipmentItem.state, [...heldStates])),
    )
    .orderBy(asc(person.diedOn), asc(equipmentItem.id))
    .all();

/** 领用人去世的设备: to be taken back or handed on; gone from the home page once somebody else has it. */
export const thingsOfDead = (db: Reader, scope: VillageScope, language: Language): HomeRow[] => {
  const t = translator(equipmentDeathText, language);
  return untilWritten(db, "things-of-dead", () => heldByDead(db))
    .filter((r) => inScope(scope, r.villageId))
    .map((r) => ({
      id: String(r.id),
      who: r.thing,
      where: r.number,
      to: `/equipment/${r.id}`,
      what: t("what", { village: placeLabel(r.village, language), name: personName(r.holder, language) }),
      state: { tone: "bad", word: t("died") },
      when: r.diedOn ? t("diedOn", { day: shortDay(r.diedOn, language) }) : undefined,
      action: { label: t("act"), to: `/equipment/${r.id}/move` },
    }));
};
