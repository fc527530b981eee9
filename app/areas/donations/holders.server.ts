import type { Reader, Tx } from "db/client.server";
import { equipmentHolder, person, village } from "db/schema";
import { and, asc, eq, isNotNull, isNull, ne } from "drizzle-orm";
import { villagesThen } from "~/areas/villages/index.server";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import type { Day } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { latinPlace, personName, placeLabel, placeName } from "~/platform/search/place-name";
import { itemText } from "./text/item";

export const holderColumns = {
  id: equipmentHolder.id,
  kind: equipmentHolder.kind,
  name: equipmentHolder.name,
  personId: equipmentHolder.personId,
  personName: person.name,
  personDiedOn: person.diedOn,
  keeperName: equipmentHolder.keeperName,
  keeperPhone: equipmentHolder.keeperPhone,
  villageId: equipmentHolder.villageId,
  villageName: village.name,
  townName: village.townName,
  countyName: village.countyName,
  villageCode: village.code,
};

const listed = (db: Reader) =>
  db
    .select(holderColumns)
    .from(equipmentHolder)
    .innerJoin(village, eq(village.id, equipmentHolder.villageId))
    .leftJoin(person, eq(person.id, equipmentHolder.personId));
export type Holder = ReturnType<typeof listed> extends { all: () => (infer R)[] } ? R : never;

export const findHolder = (db: Reader, scope: VillageScope, id: number): Holder | undefined =>
  listed(db)
    .where(and(eq(equipmentHolder.id, id), withinVillages(equipmentHolder.villageId, scope)))
    .get();

/** Holders of a scope: the villages first, then houses and people in them. */
export const holdersInScope = (db: Reader, scope: VillageScope): Holder[] =>
  listed(db)
    .where(withinVillages(equipmentHolder.villageId, scope))
    .orderBy(asc(village.workGroup), asc(village.code), asc(equipmentHolder.id))
    .all();

/** Schools, stations and the living of a scope, to be given something: what is entered by hand; villages are there by themselves. */
export const enteredHolders = (db: Reader, scope: VillageScope): Holder[] =>
  listed(db)
    .where(
      and(
        withinVillages(equipmentHolder.villageId, scope),
        ne(equipmentHolder.kind, "village"),
        isNull(person.diedOn),
      ),
    )
    .orderBy(asc(village.workGroup), asc(village.code), asc(equipmentHolder.id))
    .all();

/** The holder that is the village itself; made when it is first needed. */
export function villageHolder(tx: Tx, villageId: number, userId: string, now: number): number {
  const is = and(eq(equipmentHolder.villageId, villageId), eq(equipmentHolder.kind, "village"));
  const found = tx.select({ id: equipmentHolder.id }).from(equipmentHolder).where(is).get();
  if (found) return found.id;
  return tx
    .insert(equipmentHolder)
    .values({ villageId, kind: "village", createdBy: userId, createdAt: now })
    .returning({ id: equipmentHolder.id })
    .get().id;
}

type Named = Pick<Holder, "kind" | "name" | "personName" | "villageName" | "townName" | "countyName">;

/** What the village that was taken up had stands under this name: it is a place of the other one from then on. */
export const formerlyOf = (villageName: string): string => `原${villageName}`;

/** The name of a house, which stays as it is; that of a former village is a place and is translated. */
export const houseName = (name: string | null, language: Language): string => {
  const was = language === "zh" ? undefined : name?.match(/^原(.+(?:村|社区))$/u)?.[1];
  return was ? translator(itemText, language)("page.formerly", { village: latinPlace(was) }) : (name ?? "");
};

/** On a screen: 黄安镇 孔庄村, 孔庄小学, or the person's name. */
export const holderLabel = (h: Named, language: Language): string =>
  h.kind === "village"
    ? placeLabel({ townName: h.townName, name: h.villageName }, language)
    : h.kind === "person"
      ? personName(h.personName ?? "", language)
      : houseName(h.name, language);

/** A house that was a village of its own, by its name. */
const formerVillage = /^原.+(?:村|社区)$/u;

/** The village that held a thing until a day, by its names then, also where another has taken it up since; null for other holders. */
function villageOfStay(db: Reader, h: Holder, stay: Stay) {
  const wasVillage =
    h.kind === "village" || (formerVillage.test(h.name ?? "") && stay.villageId !== h.villageId);
  const at = wasVillage && db.select().from(village).where(eq(village.id, stay.villageId)).get();
  if (!at) return null;
  const [then = at] = villagesThen(db, [at], stay.toOn);
  return then;
}

interface Stay {
  villageId: number;
  toOn: Day | null;
}

/** Who held a thing until a day, as it was called then. */
export function holderLabelThen(db: Reader, h: Holder, stay: Stay, language: Language): string {
  const then = villageOfStay(db, h, stay);
  return then ? placeLabel(then, language) : holderLabel(h, language);
}

/** The same on a page of its own village, which names no town. */
export function holderPlaceThen(db: Reader, h: Holder, stay: Stay, language: Language): string {
  const then = villageOfStay(db, h, stay);
  return then
    ? placeName(then.name, language)
    : h.kind === "person"
      ? personName(h.personName ?? "", language)
      : houseName(h.name, language);
}

/** On paper: the full legal name. For what a village was before it was taken up, the one that took it up signs and seals. */
export const holderOnPaper = (h: Named): string =>
  h.kind === "village" || formerVillage.test(h.name ?? "")
    ? `${h.countyName}${h.townName}${h.villageName}村民委员会${h.kind === "village" ? "" : `（${h.name}）`}`
    : h.kind === "person"
      ? `${h.personName ?? ""}（${h.townName}${h.villageName}）`
      : (h.name ?? "");

/** A party of a handover on paper; nobody of ours is the donor. */
export const partyOnPaper = (holder: Named | null | undefined, d: { donorName: string }): string =>
  holder ? holderOnPaper(holder) : d.donorName;

/** What goes on a label and a public page: a place, never a person's name. */
export const holderInPublic = (h: Named): string =>
  h.kind === "person" || h.kind === "village" ? `${h.townName}${h.villageName}` : (h.name ?? "");

/** Whether another holder of the village has this name. */
export const nameTaken = (db: Reader, villageId: number, name: string, besides: number | null): boolean =>
  db
    .select({ id: equipmentHolder.id })
    .from(equipmentHolder)
    .where(
      and(
        eq(equipmentHolder.villageId, villageId),
        isNotNull(equipmentHolder.name),
        eq(equipmentHolder.name, name),
      ),
    )
    .all()
    .some((h) => h.id !== besides);

/** The holder that a person is in their village, when there is one. */
export const holderOfPerson = (db: Reader, personId: number, villageId: number) =>
  db
    .select({ id: equipmentHolder.id })
    .from(equipmentHolder)
    .where(and(eq(equipmentHolder.personId, personId), eq(equipmentHolder.villageId, villageId)))
    .get();
