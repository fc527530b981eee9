import type { Reader } from "db/client.server";
import { person, shopMonth, village, villageShop } from "db/schema";
import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { inScope, type SignedIn } from "~/platform/access/actor";
import { shortDay } from "~/platform/dates";
import { dutyScope } from "~/platform/home/duty";
import type { HomeRow, HomeSection } from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { untilWritten } from "~/platform/until-written.server";
import { opened } from "./opened-rows";
import { tripHomeText } from "./text/home";
import { shopDeathText } from "./text/shop-deaths";

/** The family goes on with it: there are sales of a month after the death. */
const goesOn = sql`exists (select 1 from ${shopMonth} where ${shopMonth.shopId} = ${villageShop.id}
  and ${shopMonth.month} > substr(${person.diedOn}, 1, 7))`;

/** Shops that are open in the name of somebody who has died, and nobody has said yet what becomes of them. */
const shopsOfDead = (db: Reader) =>
  db
    .select({ shop: villageShop, owner: person.name, diedOn: person.diedOn, village })
    .from(villageShop)
    .innerJoin(person, eq(person.id, villageShop.personId))
    .innerJoin(village, eq(village.id, villageShop.villageId))
    .where(
      and(
        isNull(villageShop.closedOn),
        isNotNull(person.diedOn),
        isNull(person.deletedAt),
        sql`not ${goesOn}`,
      ),
    )
    .orderBy(asc(person.diedOn), asc(villageShop.id))
    .all();

/** 店主去世的网店, for those who follow up on trips in the village. */
export function shopDeathSections(db: Reader, who: SignedIn, language: Language): HomeSection[] {
  const scope = dutyScope(who, "trip.follow");
  if (scope === null) return [];
  const t = translator(shopDeathText, language);
  const h = translator(tripHomeText, language);
  const rows: HomeRow[] = untilWritten(db, "shops-of-dead", () => shopsOfDead(db))
    .filter((r) => inScope(scope, r.shop.villageId))
    .map((r) => ({
      id: String(r.shop.id),
      who: r.shop.name,
      to: `/shops/${r.shop.id}`,
      where: placeLabel(r.village, language),
      what: t("what", { name: personName(r.owner, language) }),
      state: { tone: "bad", word: t("died") },
      when: r.diedOn ? shortDay(r.diedOn, language) : undefined,
      action: { label: t("act"), to: `/shops/${r.shop.id}` },
    }));
  if (rows.length === 0) return [];
  const headings = {
    who: t("shop"),
    what: h("what"),
    state: h("state"),
    when: t("diedOn"),
    action: h("act"),
  };
  return [
    {
      key: "trips.shopDeaths",
      title: t("title"),
      count: rows.length,
      waits: true,
      headings,
      ...opened(rows, h),
    },
  ];
}
