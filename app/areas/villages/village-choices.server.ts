import type { Reader } from "db/client.server";
import type { VillageScope } from "~/platform/access/actor";
import { todayOn } from "~/platform/dates";
import type { Language } from "~/platform/i18n/text";
import { placeLabel, placeName } from "~/platform/search/place-name";
import { untilWritten } from "~/platform/until-written.server";
import { findVillage, findVillages, type Village } from "./villages.server";

export interface VillageChoice {
  id: number;
  label: string;
  /** Pinyin and code: found by them too where all stand in the list. */
  search?: string;
}

/** More villages than this are found by typing: a list of hundreds is slow to make, to send and to look through. */
const offered = 60;

/**
 * What a filter for a village offers inside a scope: all of them while they are few, else the one that is chosen, and
 * `byTyping` says that the others come from /villages/choices.
 */
export const villageChoices = (
  db: Reader,
  scope: VillageScope,
  language: Language,
  chosen?: number,
): Choices =>
  untilWritten(db, `villages ${JSON.stringify([scope, language, chosen])}`, () =>
    choicesOf(db, scope, language, { chosen }),
  );

/** The same for a field of something new: no village that was taken up by another or has left. */
export const openVillageChoices = (
  db: Reader,
  scope: VillageScope,
  language: Language,
  chosen?: number,
): Choices =>
  untilWritten(db, `open villages ${JSON.stringify([scope, language, todayOn(), chosen])}`, () =>
    choicesOf(db, scope, language, { chosen, open: true }),
  );

interface Choices {
  villages: VillageChoice[];
  byTyping: boolean;
}

function choicesOf(
  db: Reader,
  scope: VillageScope,
  language: Language,
  { chosen, open }: { chosen?: number; open?: boolean },
): Choices {
  const choice = (v: Village) => ({
    id: v.id,
    label: placeLabel(v, language),
    search: `${placeName(v.name, "en")} ${v.name} ${v.code}`,
  });
  const some = findVillages(db, scope, { open, limit: offered + 1 });
  if (some.length <= offered) return { villages: some.map(choice), byTyping: false };
  const one = chosen === undefined ? undefined : findVillage(db, scope, chosen);
  return { villages: one ? [choice(one)] : [], byTyping: true };
}

/** The same as a filter of a list takes it (`platform/lists/filter-by-typing`). */
export function villageFilter(db: Reader, scope: VillageScope, language: Language, chosen?: number) {
  const { villages, byTyping } = villageChoices(db, scope, language, chosen);
  return {
    items: villages.map((v) => ({ id: v.id, name: v.label })),
    from: byTyping ? "/villages/choices" : null,
  };
}
