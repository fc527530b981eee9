import { scopeFor } from "~/platform/access/actor";
import { translator } from "~/platform/i18n/text";
import { type Marked, markPart, unmarked } from "~/platform/search/marked";
import { placeName } from "~/platform/search/place-name";
import { noAnswer, type SearchSource } from "~/platform/search/search-source";
import { villagesText } from "./text";
import { findVillages } from "./villages.server";

/** Villages of the programme in the one search box. */
export const villagesSource: SearchSource = {
  group: "villages",
  icon: "map-pinned",
  words: (language) => {
    const t = translator(villagesText, language);
    return { title: t("search.title"), all: (count) => t("search.all", { count }) };
  },
  search: (db, person, term, limit, language) => {
    const scope = scopeFor(person.grants, "village.view");
    // Four digits are a tail, never a place: every code here begins alike.
    if (scope === null || term.kind === "nothing" || term.kind === "tail" || term.kind === "phone")
      return noAnswer;
    if (term.kind === "digits" && term.text.length < 6) return noAnswer;
    const t = translator(villagesText, language);
    const found = findVillages(db, scope, { term: term.text, limit: 1000 });
    const mark = (text: string): Marked =>
      term.kind === "pinyin"
        ? [[text, true]]
        : term.text
            .split(" ")
            .reduce<Marked>((m, word) => (m.length > 1 ? m : markPart(text, word)), unmarked(text));
    const hits = found.slice(0, limit).map((v) => ({
      id: String(v.id),
      to: `/villages/${v.id}`,
      title: language === "zh" ? mark(v.name) : unmarked(placeName(v.name, language)),
      detail: [
        ...unmarked(
          language === "zh" ? `${v.countyName} ` : `${placeName(v.countyName, language)}${t("search.comma")}`,
        ),
        ...(language === "zh" && term.kind === "name"
          ? mark(v.townName)
          : unmarked(placeName(v.townName, language))),
        ...unmarked(`${t("search.comma")}${t("search.code")}`),
        ...(/^\d+$/.test(term.text) ? markPart(v.code, term.text) : unmarked(v.code)),
      ] satisfies Marked,
    }));
    return { total: found.length, hits };
  },
};
