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

const oneOf = <T extends string>(list: readonly T[], text: string | null): T | undefined =>
  list.find((item) => item === text);
const whole = (text: string | null, max: number): number | undefined =>
  text && /^\d{1,15}$/.test(text) && Number(text) > 0 && Number(text) <= max ? Number(text) : undefined;
const set = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined)) as T;

/** Reads an address; what is not understood is left out, so that a mangled link shows a list and no error. */
export function readTripView(params: URLSearchParams): TripView {
  return {
    filter: set({
      term: params.get("q")?.trim().slice(0, 60) || undefined,
      stage: oneOf(stages, params.get("stage")),
      state: oneOf(tripStates, params.get("state")),
      villageId: whole(params.get("village"), Number.MAX_SAFE_INTEGER),
      year: whole(params.get("year"), 2200),
    }),
    sort: oneOf(tripSorts, params.get("sort")) ?? "-start",
    size: pageSizeFrom(params.get("size")),
    cursor: decodeCursor(params.get("at")),
  };
}

/** Names and values of an address, in a fixed order and without what is the default anyway. */
export function partsOfView(view: TripView): [string, string][] {
  const { filter: f } = view;
  const parts: [string, string | number | undefined][] = [
    ["q", f.term],
    ["stage", f.stage],
    ["state", f.state],
    ["village", f.villageId],
    ["year", f.year],
    ["sort", view.sort === "-start" ? undefined : view.sort],
    ["size", view.size === defaultPageSize ? undefined : view.size],
    ["at", view.cursor ? encodeCursor(view.cursor) : undefined],
  ];
  return parts.flatMap(([k, v]) => (v === undefined ? [] : [[k, String(v)] as [string, string]]));
}

export function writeTripView(view: TripView, path = "/trips"): string {
  const text = new URLSearchParams(partsOfView(view)).toString();
  return text ? `${path}?${text}` : path;
}

/** The same list with another filter, from its first page. */
export const withFilter = (view: TripView, change: Partial<TripFilter>): TripView => ({
  ...view,
  filter: set({ ...view.filter, ...change }),
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

export const withoutKey = (f: TripFilter, key: FilterKey): TripFilter => set({ ...f, [key]: undefined });
