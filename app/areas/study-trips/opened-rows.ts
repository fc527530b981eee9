import type { HomeRow, HomeSection } from "~/platform/home/home-source";
import type { Translate } from "~/platform/i18n/text";
import type { tripHomeText } from "./text/home";

const shown = 8;

/** The first rows of a section, and the others behind a line: every row that its number counts is there. */
export const opened = (
  rows: readonly HomeRow[],
  t: Translate<typeof tripHomeText.zh>,
): Pick<HomeSection, "rows" | "fold"> => ({
  rows: rows.slice(0, shown),
  fold:
    rows.length > shown
      ? { label: t("rest", { count: rows.length - shown }), rows: rows.slice(shown) }
      : undefined,
});
