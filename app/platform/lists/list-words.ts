import type { Values } from "../i18n/text";

/** What every list of records says; each area's catalogue has its own words under the same keys. */
export type ListWords = (
  key:
    | "list.summary"
    | "list.previous"
    | "list.next"
    | "list.perPage"
    | "list.emptyTitle"
    | "list.emptyText"
    | "list.emptyWorst"
    | "list.drop"
    | "list.term"
    | "list.more"
    | "list.filter"
    | "list.clear"
    | "list.remove"
    | "list.chip",
  values?: Values,
) => string;

/** A condition in words: its name and its value. */
export interface ConditionWords {
  label: string;
  value: string;
}
