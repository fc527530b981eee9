import { instantText } from "~/platform/dates";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { Note } from "~/ui/sheet";
import { listAgeText } from "./list-age-words";

/** While the server cannot be reached: of when the list is, and that what was noted on this phone is in it. */
export function ListAge({ away, readAt }: { away: boolean; readAt: number }) {
  const t = useText(listAgeText);
  const language = useLanguage();
  if (!away) return null;
  return (
    <Note tone="warn" role="status">
      {t("listOf", { when: instantText(readAt, language) })}
    </Note>
  );
}
