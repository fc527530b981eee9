import type { ReactNode } from "react";
import { FilterBar } from "~/ui/filter-bar";
import type { ListState, ListView } from "./list-view";
import type { ConditionWords, ListWords } from "./list-words";

/** The bar over a list: its search, a chip for each condition that is set, and the fields of those that may be added. */
export function ListBar<Filter, Sort extends string, Key extends string, Extra>(props: {
  t: ListWords;
  list: ListView<Filter, Sort, Key, Extra>;
  view: ListState<Filter, Sort, Extra>;
  /** The condition that the tabs above say: it has no chip, and stays when the others are cleared. */
  tab: keyof Filter & Key;
  /** Conditions that have a chip but no field: they go along with the form. */
  along?: readonly (keyof Filter)[];
  words: (key: Key) => ConditionWords;
  children: ReactNode;
}) {
  const { t, list, view, tab, words } = props;
  const { filter } = view;
  const term = (filter as { term?: string }).term;
  const set = list.set(filter).filter((key) => key !== tab && key !== "term");
  const only = (fields: readonly (keyof Filter)[]) =>
    Object.fromEntries(fields.map((field) => [field, filter[field]])) as Partial<Filter>;
  const bare = { ...view, filter: {} as Filter };
  return (
    <FilterBar
      action={list.path}
      kept={list.parts(list.filtered(bare, only([tab, ...(props.along ?? [])])))}
      term={term}
      conditions={set.map((key) => {
        const { label, value } = words(key);
        const without = list.write(list.filtered(bare, list.dropped(filter, key)));
        return { key, label, chip: t("list.chip", { label }), value, without };
      })}
      clearHref={set.length > 0 || term ? list.write(list.filtered(bare, only([tab]))) : undefined}
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

/** What a field of the bar is given: how the address calls it, its words, and what is chosen. */
export const fieldsOf =
  <Filter, Sort extends string, Key extends string, Extra>(
    list: ListView<Filter, Sort, Key, Extra>,
    { filter }: ListState<Filter, Sort, Extra>,
    label: (field: keyof Filter & string) => string,
    any: string,
  ) =>
  (field: keyof Filter & string) => ({
    name: list.name(field),
    label: label(field),
    any,
    value: filter[field] as string | number | undefined,
  });
