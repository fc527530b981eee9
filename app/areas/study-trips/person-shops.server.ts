import type { Reader } from "db/client.server";
import { villageShop } from "db/schema";
import { eq } from "drizzle-orm";
import type { PersonSource } from "~/areas/people";
import { can } from "~/platform/access/actor";
import { longDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { bigYuanText } from "~/platform/money";
import { salesByMonth, shopsOf } from "./shops.server";
import { outcomeText } from "./text/outcome";

/** What a shop sold in the last twelve months; nothing where no month was entered. */
function salesWords(db: Reader, shopId: number, language: Language): string | undefined {
  const sales = salesByMonth(db, eq(villageShop.id, shopId), todayOn()).reduce((sum, m) => sum + m.sales, 0);
  const t = translator(outcomeText, language);
  return sales === 0
    ? undefined
    : t("shop.sold", { sales: bigYuanText(Math.round(sales / 100_000) * 100_000, language) });
}

/** Online shops of a person: the last step of their way. */
export const shopsOfPersonSource: PersonSource = {
  part: "shops",
  afterDeath: (db, personId, _diedOn, language) => {
    const open = shopsOf(db, personId).filter((shop) => shop.closedOn === null);
    if (open.length === 0) return [];
    const name = open.map((shop) => shop.name).join(language === "zh" ? "、" : ", ");
    return [translator(outcomeText, language)("shop.afterDeath", { name })];
  },
  steps: (db, viewer, personId, language) => {
    const t = translator(outcomeText, language);
    return shopsOf(db, personId).map((shop) => ({
      key: `shop-${shop.id}`,
      on: shop.openedOn,
      when: longDay(shop.openedOn, language),
      title: t("shop.ofPerson"),
      what: shop.name,
      detail: [
        t("shop.by", { platform: t(`platform.${shop.platform as "taobao"}`), goods: shop.goods }),
        salesWords(db, shop.id, language),
      ]
        .filter(Boolean)
        .join(language === "zh" ? "，" : ", "),
      phase: "done" as const,
      badge: shop.closedOn
        ? { tone: "mute" as const, icon: "archive", word: t("shop.closed") }
        : { tone: "ok" as const, word: t("shop.running") },
      to: can(viewer, "trip.view", shop.villageId) ? `/shops/${shop.id}` : undefined,
    }));
  },
};
