import { rolesWithout } from "~/hidden-views";
import { interfaceText } from "~/platform/i18n/interface-words";
import { type Language, translator } from "~/platform/i18n/text";
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
