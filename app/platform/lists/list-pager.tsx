import { Pager, PageSizes } from "~/ui/list";
import { type Cursor, pageSizes } from "../paging";
import type { ListWords } from "./list-words";

/** How many are shown of how many, how many to a page, and the pages before and after. */
export function ListPager(props: {
  t: ListWords;
  shown: number;
  count: number;
  size: number;
  previous: Cursor | null;
  next: Cursor | null;
  /** The list at another page, or with another size. */
  href: (at: { cursor: Cursor | null; size?: number }) => string;
}) {
  const { t, href } = props;
  const at = (cursor: Cursor | null) => (cursor ? href({ cursor }) : undefined);
  return (
    <Pager
      summary={t("list.summary", { shown: props.shown, count: props.count })}
      previous={t("list.previous")}
      next={t("list.next")}
      previousHref={at(props.previous)}
      nextHref={at(props.next)}
      sizes={
        <PageSizes
          label={t("list.perPage")}
          size={props.size}
          sizes={pageSizes}
          href={(size) => href({ cursor: null, size })}
        />
      }
    />
  );
}
