import type { ReactNode } from "react";
import { FilterBar } from "~/ui/filter-bar";
import type { ConditionWords, ListWords } from "./list-words";

/** The bar over a list: its search, a chip for each condition that is set, and the fields of those that may be added. */
export function ListBar<Key extends string>(props: {
  t: ListWords;
  action: string;
  /** What the form does not show: tab, order, columns. */
  kept: readonly (readonly [name: string, value: string])[];
  term: string | undefined;
  /** Conditions that are set, the search and the tab aside. */
  set: readonly Key[];
  words: (key: Key) => ConditionWords;
  /** The list without this condition. */
  without: (key: Key) => string;
  /** The list without any. */
  cleared: string;
  children: ReactNode;
}) {
  const { t, set, words } = props;
  return (
    <FilterBar
      action={props.action}
      kept={props.kept}
      term={props.term}
      conditions={set.map((key) => {
        const { label, value } = words(key);
        return { key, label, chip: t("list.chip", { label }), value, without: props.without(key) };
      })}
      clearHref={set.length > 0 || props.term ? props.cleared : undefined}
      words={{
        term: t("list.term"),
        more: t("list.more"),
        apply: t("list.filter"),
        clear: t("list.clear"),
        remove: (label) => t("list.remove", { label }),
      }}
    >
      {props.children}
    </FilterBar>
  );
}
