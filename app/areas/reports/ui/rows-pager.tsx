import { useText } from "~/platform/i18n/use-text";
import { Pager } from "~/ui/list";
import { reportsText } from "../text";

interface PageOfRows {
  count: number;
  first: number;
  rows: readonly unknown[];
  previous?: string;
  next?: string;
}

/** Under a list of rows that does not fit one page. */
export function RowsPager({ page }: { page: PageOfRows }) {
  const t = useText(reportsText);
  const { count, first, rows, previous, next } = page;
  if (count <= rows.length) return null;
  return (
    <Pager
      summary={t("rows.page", { from: first + 1, to: first + rows.length, count })}
      previous={t("rows.previous")}
      next={t("rows.next")}
      previousHref={previous}
      nextHref={next}
    />
  );
}
