import { SortHeading } from "~/ui/list";
import type { ListState, ListView } from "./list-view";

/** The heading of a column that orders the list: one click this way, the next the other. */
export function SortBy<Filter, Sort extends string, Key extends string, Extra>(props: {
  list: ListView<Filter, Sort, Key, Extra>;
  view: ListState<Filter, Sort, Extra>;
  label: string;
  by: readonly [first: Sort, second: Sort];
  num?: boolean;
}) {
  const { list, view, by } = props;
  const down = view.sort.startsWith("-") ? "descending" : "ascending";
  return (
    <SortHeading
      label={props.label}
      num={props.num}
      href={list.write(list.sorted(view, ...by))}
      sorted={by.includes(view.sort) ? down : undefined}
    />
  );
}
