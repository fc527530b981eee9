import type { Db } from "db/client.server";
import { type SignedIn, scopeFor } from "~/platform/access/actor";
import { todayOn } from "~/platform/dates";
import { holdsRole, overlooks } from "~/platform/home/duty";
import type { HomeAside, HomePart, HomeSource } from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { villagesText } from "./text";
import { villagesHomeText } from "./text/home";
import { isSinglePost, type Post } from "./village-post";
import { workGroups } from "./village-rows.server";
import { postsOn, type Village, villagesInScope } from "./villages.server";

const shown = 3;

/** Who answers for each village of a cadre today, with the phone to call. */
function callAsides(db: Db, villages: readonly Village[], language: Language): HomeAside[] {
  const words = translator(villagesText, language);
  const t = translator(villagesHomeText, language);
  return villages.slice(0, shown).map((v) => ({
    key: `villages.${v.id}`,
    title: t("who"),
    more: { label: placeLabel(v, language), to: `/villages/${v.id}` },
    items: postsOn(db, v.id, todayOn())
      .filter((p) => isSinglePost(p.post as Post))
      .map((p) => ({
        id: String(p.id),
        label: personName(p.holderName, language),
        to: p.holderPhone ? `tel:${p.holderPhone}` : undefined,
        value: p.holderPhone ?? undefined,
        detail: [words(`post.${p.post as Post}`), p.holderTitle].filter(Boolean).join(words("search.comma")),
      })),
  }));
}

function part(db: Db, person: SignedIn, language: Language): HomePart {
  const scope = scopeFor(person.grants, "village.view");
  if (scope === null || !overlooks(person)) return {};
  const t = translator(villagesHomeText, language);
  const villages = villagesInScope(db, scope).filter((v) => v.leftOn === null || v.leftOn >= todayOn());
  const groups = workGroups(villages).length;
  return {
    figures: [
      {
        key: "villages",
        icon: "map-pinned",
        label: t("figure"),
        value: villages.length,
        unit: t("unit", { count: villages.length }),
        note: t("note", { count: groups }),
        to: villages.length === 1 ? `/villages/${villages[0]?.id}` : "/villages",
      },
    ],
    asides: holdsRole(person, "cadre") ? callAsides(db, villages, language) : [],
  };
}

/** Villages on the home page. */
export const villagesHome: HomeSource = { menu: "villages", waiting: () => 0, part };
