import type { Reader } from "db/client.server";
import { takeVillageWords } from "~/areas/villages/index.server";
import type { VillageScope } from "~/platform/access/actor";

/**
 * Puts the place that was typed (`toWords` for `to`) where the choice stands: one of `others` by its whole name, else the
 * village that the words mean (villages/village-meant.server.ts). A list sends no words and is left alone.
 */
export function takePlaceWords(
  db: Reader,
  scope: VillageScope,
  form: FormData,
  name: string,
  others: readonly { value: string; label: string }[],
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
  const id = village.get("villageId");
  form.set(name, id ? `v-${id}` : "");
}
