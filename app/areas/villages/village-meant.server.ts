import type { Reader } from "db/client.server";
import type { VillageScope } from "~/platform/access/actor";
import { placeLabel, placeName } from "~/platform/search/place-name";
import { findVillage, findVillages, type Village } from "./villages.server";

/** A form, or the search part of an address. */
interface Sent {
  get(name: string): FormDataEntryValue | null;
  set(name: string, value: string): void;
}

const names = (v: Village): string[] =>
  (["zh", "en"] as const).flatMap((language) => [placeLabel(v, language), placeName(v.name, language)]);

/** Whether words are the whole name of a village, with its town or without. */
export function villageIsNamed(db: Reader, scope: VillageScope, id: number, words: string): boolean {
  const found = findVillage(db, scope, id);
  return found !== undefined && names(found).includes(words.trim());
}

/** The one open village of a scope that words mean: the one of that name, or the only one that fits. */
export function villageMeant(db: Reader, scope: VillageScope, words: string): Village | undefined {
  const found = findVillages(db, scope, { term: words, open: true, limit: 50 });
  const named = found.filter((v) => names(v).includes(words));
  if (named.length > 0) return named.length === 1 ? named[0] : undefined;
  return found.length === 1 ? found[0] : undefined;
}

/**
 * Puts the village that was typed (`villageIdWords`, see ui/village-field.tsx) where the choice stands. Words that are
 * not those of the choice win: before script arrives nothing else says what is meant. Of several, or of none, nothing is
 * left of the choice, and the form asks for one.
 */
export function takeVillageWords(db: Reader, scope: VillageScope, sent: Sent, name = "villageId"): void {
  const typed = sent.get(`${name}Words`);
  if (typeof typed !== "string") return;
  const words = typed.trim().slice(0, 60);
  const chosen = findVillage(db, scope, Number(sent.get(name)) || 0);
  if (chosen && names(chosen).includes(words)) return;
  sent.set(name, words === "" ? "" : String(villageMeant(db, scope, words)?.id ?? ""));
}
