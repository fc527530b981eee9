import type { Reader } from "db/client.server";
import { findVillage, findVillages } from "~/areas/villages/index.server";
import type { VillageScope } from "~/platform/access/actor";
import type { Language } from "~/platform/i18n/text";
import { placeLabel } from "~/platform/search/place-name";
import { enteredHolders, findHolder, holderLabel } from "./holders.server";

export interface OfferedHolder {
  value: string;
  label: string;
}

export interface OfferedHolders {
  holders: OfferedHolder[];
  /** Null while all of them stand in the lists of the form. */
  find: { typed: string; found: number | null; more: boolean } | null;
}

/** More than these are looked for by name: each line of the form has them all in a list of its own. */
const most = 60;
const mostFound = 30;

/**
 * Who may be given something: all villages, schools and people of a scope while they are few; else those that lines of
 * the form name already, and those that a term means.
 */
export function offeredHolders(
  db: Reader,
  scope: VillageScope,
  language: Language,
  used: readonly string[],
  term?: string,
): OfferedHolders {
  const ofVillage = (v: { id: number; name: string; townName: string }) => ({
    value: `v-${v.id}`,
    label: placeLabel(v, language),
  });
  const villages = findVillages(db, scope, { open: true, limit: most + 1 });
  const entered = enteredHolders(db, scope).map((h) => ({
    value: `h-${h.id}`,
    label: holderLabel(h, language),
    place: h.villageName,
  }));
  const named = namedHolders(db, scope, language, used);
  if (villages.length + entered.length <= most)
    return { holders: once([...villages.map(ofVillage), ...entered, ...named]), find: null };
  if (!term) return { holders: once(named), find: { typed: "", found: null, more: false } };
  const meant = [
    ...findVillages(db, scope, { term, open: true, limit: mostFound + 1 }).map(ofVillage),
    ...entered.filter((h) => h.label.includes(term) || h.place.includes(term)),
  ];
  return {
    holders: once([...meant.slice(0, mostFound), ...named]),
    find: { typed: term, found: Math.min(meant.length, mostFound), more: meant.length > mostFound },
  };
}

/** Those that lines name, also who has died or left meanwhile; what is outside of the scope has no name. */
function namedHolders(
  db: Reader,
  scope: VillageScope,
  language: Language,
  used: readonly string[],
): OfferedHolder[] {
  return [...new Set(used)].flatMap((value): OfferedHolder[] => {
    const [kind, id] = value.split("-");
    if (kind === "h") {
      const holder = findHolder(db, scope, Number(id));
      return holder ? [{ value, label: holderLabel(holder, language) }] : [];
    }
    const village = kind === "v" ? findVillage(db, scope, Number(id)) : undefined;
    return village ? [{ value, label: placeLabel(village, language) }] : [];
  });
}

const once = (all: readonly OfferedHolder[]): OfferedHolder[] =>
  all.flatMap(({ value, label }, i) =>
    all.findIndex((o) => o.value === value) === i ? [{ value, label }] : [],
  );
