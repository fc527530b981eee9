import { redirectWithNotice } from "~/platform/http/notice.server";
import { type Language, translator } from "~/platform/i18n/text";
import { wholeNumber } from "~/platform/list-address";
import type { ListView } from "~/platform/lists/list-view";
import { listsText } from "~/platform/lists/text";

/**
 * Lets an address through to a change or an export of the whole list only where everything in it is understood: a
 * broken link means fewer than all, never everybody. Otherwise it leads to the list and says what is not understood.
 */
export async function onlyIfMeant<Filter, Sort extends string, Key extends string, Extra>(
  list: ListView<Filter, Sort, Key, Extra>,
  url: URL,
  label: (key: Key) => string,
  language: Language,
): Promise<void> {
  const query = url.searchParams;
  const lost = [...list.unknown(query).map(label), ...list.strange(query).map((name) => name.slice(0, 20))];
  if (query.getAll("id").some((text) => wholeNumber(text) === undefined)) lost.push("id");
  if (lost.length === 0) return;
  const t = translator(listsText, language);
  query.delete("id");
  throw await redirectWithNotice(
    query.size > 0 ? `${list.path}?${query}` : list.path,
    t("unknown.stopped", { conditions: lost.join(t("unknown.comma")) }),
    "bad",
  );
}
