import { scopeFor } from "~/platform/access/actor";
import { translator } from "~/platform/i18n/text";
import { markPart, unmarked } from "~/platform/search/marked";
import { noAnswer, type SearchSource } from "~/platform/search/search-source";
import { donationNumber } from "./donation-name";
import { holderLabel } from "./holders.server";
import type { ItemState } from "./item-state";
import { allDonations, countDonations } from "./list-donations.server";
import { allItems, countItems } from "./list-items.server";
import { donationText } from "./text";
import { itemText } from "./text/item";
import { donationTone, itemTone } from "./ui/words";

/** Batches and things in the one search box: by name, donor, maker's number, asset number. */
export const equipmentSource: SearchSource = {
  group: "equipment",
  icon: "package",
  words: (language) => {
    const t = translator(donationText, language);
    return { title: t("search.title"), all: (count) => t("search.all", { count }) };
  },
  search: (db, who, term, limit, language) => {
    const villages = scopeFor(who.grants, "donation.view");
    const numbered = /^(jz|zc)/i.test(term.text) || /^(?=.*[a-z])[a-z0-9-]{5,}$/i.test(term.text);
    if (villages === null || !(term.kind === "name" || numbered) || term.text.length < 2) return noAnswer;
    const looker = { userId: who.userId, villages };
    const t = translator(donationText, language);
    const i = translator(itemText, language);
    const filter = { term: term.text };
    const batches = allDonations(db, looker, filter, limit).map(({ donation: d }) => ({
      id: `d${d.id}`,
      to: `/donations/${d.id}`,
      title: markPart(d.title, term.text),
      detail: unmarked([donationNumber(d), d.donorName].join(t("search.comma"))),
      state: { tone: donationTone(d.state as "approved"), word: t(`state.${d.state as "approved"}`) },
    }));
    const things = allItems(db, villages, filter, limit).map((r) => ({
      id: `i${r.item.id}`,
      to: `/equipment/${r.item.id}`,
      title: markPart(r.line.name, term.text),
      detail: unmarked(
        [r.item.assetNumber, r.item.serial, holderLabel(r.holder, language)]
          .filter(Boolean)
          .join(t("search.comma")),
      ),
      state: { tone: itemTone(r.item.state as ItemState), word: i(`state.${r.item.state as ItemState}`) },
    }));
    return {
      total: countDonations(db, looker, filter) + countItems(db, villages, filter),
      hits: [...batches, ...things].slice(0, limit),
    };
  },
};
