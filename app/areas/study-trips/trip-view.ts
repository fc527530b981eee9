import { addressOf, addressParts, oneOf, onlySet, wholeNumber } from "~/platform/list-address";
import { type Cursor, decodeCursor, defaultPageSize, encodeCursor, pageSizeFrom } from "~/platform/paging";
import { type TripState, tripStates } from "./trip-state";

/** The list of trips as its address says it: filters, order, page. Pure. */
export const tripSorts = ["-start", "start", "title", "-title", "-people", "people"] as const;
export type TripSort = (typeof tripSorts)[number];

/** Saved views above the list: where a trip stands, in four words. */
export const stages = ["before", "under-way", "after", "cancelled"] as const;
export type Stage = (typeof stages)[number];
export const statesOf: Record<Stage, readonly TripState[]> = {
  before: ["planned", "submitted", "returned", "approved", "frozen"],
  "under-way": ["running"],
  after: ["finished", "closed"],
  cancelled: ["cancelled"],
};

export interface TripFilter {
  term?: string;
  stage?: Stage;
  state?: TripState;
  villageId?: number;
  year?: number;
}

export interface TripView {
  filter: TripFilter;
  sort: TripSort;
  size: number;
  cursor: Cursor | null;
}

/** Reads an address; what is not understood is left out, so that a mangled link shows a list and no error. */
export function readTripView(params: URLSearchParams): TripView {
  return {
    filter: onlySet({
      term: params.get("q")?.trim().slice(0, 60) || undefined,
      stage: oneOf(stages, params.get("stage")),
      state: oneOf(tripStates, params.get("state")),
      villageId: wholeNumber(params.get("village"), Number.MAX_SAFE_INTEGER, 1),
      year: wholeNumber(params.get("year"), 2200, 1),
    }),
    sort: oneOf(tripSorts, params.get("sort")) ?? "-start",
    size: pageSizeFrom(params.get("size")),
    cursor: decodeCursor(params.get("at")),
  };
}

/** Names and values of an address, in a fixed order and without what is the default anyway. */
export function partsOfView(view: TripView): [string, string][] {
  const { filter: f } = view;
  return addressParts([
    ["q", f.term],
    ["stage", f.stage],
    ["state", f.state],
    ["village", f.villageId],
    ["year", f.year],
    ["sort", view.sort === "-start" ? undefined : view.sort],
    ["size", view.size === defaultPageSize ? undefined : view.size],
    ["at", view.cursor ? encodeCursor(view.cursor) : undefined],
  ]);
}

export function writeTripView(view: TripView, path = "/trips"): string {
  return addressOf(path, partsOfView(view));
}

/** The same list with another filter, from its first page. */
export const withFilter = (view: TripView, change: Partial<TripFilter>): TripView => ({
  ...view,
  filter: onlySet({ ...view.filter, ...change }),
  cursor: null,
});

/** A click on a heading: first this order, then the other way round. */
export const sortedBy = (view: TripView, first: TripSort, second: TripSort): TripView => ({
  ...view,
  sort: view.sort === first ? second : first,
  cursor: null,
});

export const filterKeys = ["term", "stage", "state", "villageId", "year"] as const;
export type FilterKey = (typeof filterKeys)[number];

/** Which conditions are set, in the order they are shown. */
export const keysSet = (f: TripFilter): FilterKey[] => filterKeys.filter((k) => f[k] !== undefined);

export const withoutKey = (f: TripFilter, key: FilterKey): TripFilter => onlySet({ ...f, [key]: undefined });
