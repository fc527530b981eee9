import { addressOf, addressParts, oneOf, onlySet, wholeNumber } from "~/platform/list-address";
import { type Cursor, decodeCursor, defaultPageSize, encodeCursor, pageSizeFrom } from "~/platform/paging";
import {
  type BenefitKind,
  benefitKinds,
  type Housing,
  housings,
  type ListedNeed,
  listedNeeds,
} from "./household";

/** The list of households as its address says it: conditions, order, columns, page. Pure. */
export const householdSorts = ["name", "-name", "number", "-number", "-added", "added"] as const;
export type HouseholdSort = (typeof householdSorts)[number];

export const householdColumns = [
  "registryNo",
  "houseNumber",
  "members",
  "village",
  "group",
  "pension",
  "benefits",
  "land",
  "housing",
  "added",
] as const;
export type HouseholdColumn = (typeof householdColumns)[number];
export const usualColumns: readonly HouseholdColumn[] = [
  "houseNumber",
  "members",
  "village",
  "group",
  "pension",
  "benefits",
];

export interface HouseholdFilter {
  term?: string;
  villageId?: number;
  housing?: Housing;
  sizeFrom?: number;
  sizeTo?: number;
  pension?: "overdue";
  benefit?: BenefitKind;
  /** Asked for and not settled. */
  need?: ListedNeed;
  /** Those that nobody lives in any more, which are left out otherwise; or whose head has died and none follows yet. */
  state?: "ended" | "head-died";
}

export interface HouseholdsView {
  filter: HouseholdFilter;
  sort: HouseholdSort;
  columns: readonly HouseholdColumn[];
  size: number;
  cursor: Cursor | null;
}

/** Reads an address; what is not understood is left out, so that a mangled link shows a list and no error. */
export function readHouseholdsView(params: URLSearchParams): HouseholdsView {
  const columns = params
    .getAll("columns")
    .flatMap((c) => c.split(","))
    .flatMap((c) => oneOf(householdColumns, c) ?? []);
  return {
    filter: onlySet({
      term: params.get("q")?.trim().slice(0, 40) || undefined,
      villageId: wholeNumber(params.get("village"), Number.MAX_SAFE_INTEGER) || undefined,
      housing: oneOf(housings, params.get("housing")),
      sizeFrom: wholeNumber(params.get("from"), 99),
      sizeTo: wholeNumber(params.get("to"), 99),
      pension: oneOf(["overdue"] as const, params.get("pension")),
      benefit: oneOf(benefitKinds, params.get("benefit")),
      need: oneOf(listedNeeds, params.get("need")),
      state: oneOf(["ended", "head-died"] as const, params.get("state")),
    }),
    sort: oneOf(householdSorts, params.get("sort")) ?? "name",
    columns: columns.length ? householdColumns.filter((c) => columns.includes(c)) : usualColumns,
    size: pageSizeFrom(params.get("size")),
    cursor: decodeCursor(params.get("at")),
  };
}

/** What an address says of a view, in a fixed order and without what is usual anyway. */
export function householdsParts(view: HouseholdsView): [string, string][] {
  const { filter: f } = view;
  return addressParts([
    ["q", f.term],
    ["village", f.villageId],
    ["housing", f.housing],
    ["from", f.sizeFrom],
    ["to", f.sizeTo],
    ["pension", f.pension],
    ["benefit", f.benefit],
    ["need", f.need],
    ["state", f.state],
    ["sort", view.sort === "name" ? undefined : view.sort],
    ["columns", view.columns.join() === usualColumns.join() ? undefined : view.columns.join(",")],
    ["size", view.size === defaultPageSize ? undefined : view.size],
    ["at", view.cursor ? encodeCursor(view.cursor) : undefined],
  ]);
}

export function writeHouseholdsView(view: HouseholdsView, path = "/households"): string {
  return addressOf(path, householdsParts(view));
}

/** The same list with another filter, from its first page. */
export const withHouseholdFilter = (
  view: HouseholdsView,
  change: Partial<HouseholdFilter>,
): HouseholdsView => ({ ...view, filter: onlySet({ ...view.filter, ...change }), cursor: null });

export type HouseholdFilterKey =
  | "term"
  | "village"
  | "housing"
  | "size"
  | "pension"
  | "benefit"
  | "need"
  | "state";

const keysOf: Record<HouseholdFilterKey, readonly (keyof HouseholdFilter)[]> = {
  term: ["term"],
  village: ["villageId"],
  housing: ["housing"],
  size: ["sizeFrom", "sizeTo"],
  pension: ["pension"],
  benefit: ["benefit"],
  need: ["need"],
  state: ["state"],
};

/** Which conditions are set, in the order they are shown. */
export const householdFilterKeys = (f: HouseholdFilter): HouseholdFilterKey[] =>
  (Object.keys(keysOf) as HouseholdFilterKey[]).filter((key) => keysOf[key].some((k) => f[k] !== undefined));

/** The filter without one of its conditions. */
export const withoutHouseholdKey = (
  f: HouseholdFilter,
  key: HouseholdFilterKey,
): Partial<HouseholdFilter> => ({
  ...f,
  ...Object.fromEntries(keysOf[key].map((k) => [k, undefined])),
});
