import type { Reader } from "db/client.server";
import { findVillages, takeVillageWords, villageIsNamed } from "~/areas/villages/index.server";
import type { VillageScope } from "~/platform/access/actor";

/**
 * Puts the place that was typed (`toWords` for `to`) where the choice stands: one of `others` by its whole name, else the
 * village of that name, else the only one that fits of villages and others together, as the page judges. A list sends no
 * words and is left alone.
 */
export function takePlaceWords(
  db: Reader,
  scope: VillageScope,
  form: FormData,
  name: string,
  others: readonly { value: string; label: string; search?: string }[],
): void {
  const typed = form.get(`${name}Words`);
  if (typeof typed !== "string") return;
  const choice = String(form.get(name) ?? "");
  const named = others.filter((o) => o.label === typed.trim()).map((o) => o.value);
  if (named.includes(choice)) return;
  if (named.length > 0) {
    form.set(name, named.length === 1 ? (named[0] as string) : "");
    return;
  }
  const village = new URLSearchParams({
    villageId: choice.startsWith("v-") ? choice.slice(2) : "",
    villageIdWords: typed,
  });
  takeVillageWords(db, scope, village);
  const id = Number(village.get("villageId")) || null;
  if (id !== null && villageIsNamed(db, scope, id, typed)) {
    form.set(name, `v-${id}`);
    return;
  }
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = others
    .filter((o) => !o.value.startsWith("v-"))
    .filter((o) => words.every((w) => `${o.label} ${o.search ?? ""}`.toLowerCase().includes(w)));
  const [only] = fitting;
  if (words.length === 0 || !only) form.set(name, id === null ? "" : `v-${id}`);
  else {
    const villages = findVillages(db, scope, { term: typed.trim().slice(0, 60), open: true, limit: 1 });
    form.set(name, fitting.length === 1 && villages.length === 0 ? only.value : "");
  }
}
