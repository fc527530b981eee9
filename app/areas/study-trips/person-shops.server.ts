import type { PersonSource } from "~/areas/people";
import { can } from "~/platform/access/actor";
import { longDay } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { shopsOf } from "./shops.server";
import { outcomeText } from "./text/outcome";

/** Online shops of a person: the last step of their way. */
export const shopsOfPersonSource: PersonSource = {
  steps: (db, viewer, personId, language) => {
    const t = translator(outcomeText, language);
    return shopsOf(db, personId).map((shop) => ({
      key: `shop-${shop.id}`,
      on: shop.openedOn,
      when: longDay(shop.openedOn, language),
      title: t("shop.ofPerson"),
      what: shop.name,
      detail: t("shop.by", { platform: t(`platform.${shop.platform as "taobao"}`), goods: shop.goods }),
      phase: "done" as const,
      badge: shop.closedOn
        ? { tone: "mute" as const, icon: "archive", word: t("shop.closed") }
        : { tone: "ok" as const, word: t("shop.running") },
      to: can(viewer, "trip.view", shop.villageId) ? `/shops/${shop.id}` : undefined,
    }));
  },
};
