import { addressOf, addressParts, oneOf, onlySet, wholeNumber } from "~/platform/list-address";
import { type Cursor, decodeCursor, defaultPageSize, encodeCursor, pageSizeFrom } from "~/platform/paging";
import { type Category, categories } from "./category";
import { type Grade, grades, type HolderKind, holderKinds, type ItemState } from "./item-state";

/** The list of things as its address says it: filters, order, page. Pure. */
export const itemSorts = ["number", "-number", "name", "-name", "-value", "value"] as const;
export type ItemSort = (typeof itemSorts)[number];

/** Views above the list: on the books, not found by the last stocktake, out of order, soon out of warranty, not there yet, gone. */
export const itemStages = ["held", "missing", "repair", "idle", "warranty", "registered", "gone"] as const;
export type ItemStage = (typeof itemStages)[number];
export const statesOf: Record<ItemStage, readonly ItemState[]> = {
  held: ["in-use", "idle", "repair"],
  missing: ["in-use", "idle"],
  repair: ["repair"],
  idle: ["idle"],
  warranty: ["in-use", "idle", "repair"],
  registered: ["registered"],
  gone: ["lost", "scrapped", "returned"],
};

/** own: the village and its stations together, whose things the programme's figures count. */
export const holderFilters = [...holderKinds, "own"] as const;
export type HolderFilter = (typeof holderFilters)[number];
export const kindsOf = (f: HolderFilter): readonly HolderKind[] =>
  f === "own" ? ["village", "station"] : [f];

export interface ItemFilter {
  term?: string;
  stage?: ItemStage;
  villageId?: number;
  holderId?: number;
  holderKind?: HolderFilter;
  category?: Category;
  grade?: Grade;
  donationId?: number;
}

export interface ItemView {
  filter: ItemFilter;
  sort: ItemSort;
  size: number;
  cursor: Cursor | null;
}

/** Reads an address; what is not understood is left out, so that a mangled link shows a list and no error. */
export function readItemView(params: URLSearchParams): ItemView {
  return {
    filter: onlySet({
      term: params.get("q")?.trim().slice(0, 60) || undefined,
      stage: oneOf(itemStages, params.get("stage")),
      villageId: wholeNumber(params.get("village"), Number.MAX_SAFE_INTEGER, 1),
      holderId: wholeNumber(params.get("holder"), Number.MAX_SAFE_INTEGER, 1),
      holderKind: oneOf(holderFilters, params.get("kind")),
      category: oneOf(categories, params.get("category")),
      grade: oneOf(grades, params.get("grade")),
      donationId: wholeNumber(params.get("batch"), Number.MAX_SAFE_INTEGER, 1),
    }),
    sort: oneOf(itemSorts, params.get("sort")) ?? "number",
    size: pageSizeFrom(params.get("size")),
    cursor: decodeCursor(params.get("at")),
  };
}

/** Names and values of an address, in a fixed order and without what is the default anyway. */
export function partsOfItemView(view: ItemView): [string, string][] {
  const { filter: f } = view;
  return addressParts([
    ["q", f.term],
    ["stage", f.stage],
    ["village", f.villageId],
    ["holder", f.holderId],
    ["kind", f.holderKind],
    ["category", f.category],
    ["grade", f.grade],
    ["batch", f.donationId],
    ["sort", view.sort === "number" ? undefined : view.sort],
    ["size", view.size === defaultPageSize ? undefined : view.size],
    ["at", view.cursor ? encodeCursor(view.cursor) : undefined],
  ]);
}

export const writeItemView = (view: ItemView, path = "/equipment"): string =>
  addressOf(path, partsOfItemView(view));

export const withItemFilter = (view: ItemView, change: Partial<ItemFilter>): ItemView => ({
  ...view,
  filter: onlySet({ ...view.filter, ...change }),
  cursor: null,
});

/** A click on a heading: first this order, then the other way round. */
export const itemsSortedBy = (view: ItemView, first: ItemSort, second: ItemSort): ItemView => ({
  ...view,
  sort: view.sort === first ? second : first,
  cursor: null,
});

export const itemFilterKeys = [
  "term",
  "stage",
  "villageId",
  "holderId",
  "holderKind",
  "category",
  "grade",
  "donationId",
] as const;
export type ItemFilterKey = (typeof itemFilterKeys)[number];

export const itemKeysSet = (f: ItemFilter): ItemFilterKey[] =>
  itemFilterKeys.filter((k) => f[k] !== undefined);
export const withoutItemKey = (f: ItemFilter, key: ItemFilterKey): ItemFilter =>
  onlySet({ ...f, [key]: undefined });
