import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { privacyText } from "./text";

/** Who made what every installation starts with. */
export const systemAuthor = "系统";

/** Who published something, in the reader's language. */
export const authorName = (name: string, language: Language): string =>
  name === systemAuthor ? translator(privacyText, language)("notice.system") : personName(name, language);
