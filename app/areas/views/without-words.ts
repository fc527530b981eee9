import { rolesWithout } from "~/hidden-views";
import type { SignedIn } from "~/platform/access/actor";
import { interfaceText } from "~/platform/i18n/interface-words";
import { type Language, translator } from "~/platform/i18n/text";
import type { SavedView } from "./saved-views.server";
import { viewsText } from "./text";

/** Said to whoever shares a view: which roles will not find it; null when all of them do. */
export function withoutWords(
  list: string,
  query: string,
  sharedWith: string | null,
  language: Language,
): string | null {
  const roles = rolesWithout(list, query, sharedWith);
  if (roles.length === 0) return null;
  const word = translator(interfaceText, language);
  return translator(viewsText, language)("view.without", {
    roles: roles.map((r) => word(`role.${r}`)).join(language === "zh" ? "、" : ", "),
  });
}

/** Whether a view asks for what none of this person's roles may ask: in no list of theirs, and not by its address. */
export const hiddenFrom = (viewer: SignedIn, view: SavedView): boolean => {
  const without = rolesWithout(view.list, view.query, "everybody");
  return view.ownerId !== viewer.userId && viewer.grants.every((g) => without.includes(g.role));
};
