import type { Reader } from "db/client.server";
import { inOrder } from "~/areas/people";
import { stepsOfPerson } from "~/person-sources.server";
import type { SignedIn } from "~/platform/access/actor";
import { type Language, translator } from "~/platform/i18n/text";
import type { SearchHit } from "~/platform/search/search-source";
import { searchText } from "./text";

/** People whose steps are looked up for one answer: more would hold up the typing. */
export const standingLimit = 8;

/** How far somebody has come: what is worked on now, else the last thing that was done; nothing when nothing was. */
export function standingOf(
  db: Reader,
  viewer: SignedIn,
  personId: number,
  language: Language,
): SearchHit["state"] {
  const steps = stepsOfPerson(db, viewer, personId, language);
  const last = inOrder(steps.filter((s) => s.phase !== "void" && s.kind !== "follow-up")).at(-1);
  if (!last) return undefined;
  const word = translator(searchText, language)("standing", { what: last.title, state: last.badge.word });
  return { ...last.badge, word };
}
