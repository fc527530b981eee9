import { addressOf, addressParts, oneOf, onlySet, wholeNumber } from "~/platform/list-address";
import { type Cursor, decodeCursor, defaultPageSize, encodeCursor, pageSizeFrom } from "~/platform/paging";
import { type DonationState, donationStates, type Road, roads } from "./donation-state";

/** The list of batches as its address says it. Pure. */
export const donationSorts = ["-on", "on", "title", "-title"] as const;
export type DonationSort = (typeof donationSorts)[number];

/** Views above the list: where a batch stands, in three words. */
export const donationStages = ["before", "handing", "received"] as const;
export type DonationStage = (typeof donationStages)[number];
export const statesOfStage: Record<DonationStage, readonly DonationState[]> = {
  before: ["registered", "submitted", "returned"],
  handing: ["approved"],
  received: ["received"],
};

export interface DonationFilter {
  term?: string;
  stage?: DonationStage;
  state?: DonationState;
  road?: Road;
  villageId?: number;
  year?: number;
}

export interface DonationView {
  filter: DonationFilter;
  sort: DonationSort;
  size: number;
  cursor: Cursor | null;
}

/** Reads an address; what is not understood is left out, so that a mangled link shows a list and no error. */
export function readDonationView(params: URLSearchParams): DonationView {
  return {
    filter: onlySet({
      term: params.get("q")?.trim().slice(0, 60) || undefined,
      stage: oneOf(donationStages, params.get("stage")),
      state: oneOf(donationStates, params.get("state")),
      road: oneOf(roads, params.get("road")),
      villageId: wholeNumber(params.get("village"), Number.MAX_SAFE_INTEGER, 1),
      year: wholeNumber(params.get("year"), 2200, 1),
    }),
    sort: oneOf(donationSorts, params.get("sort")) ?? "-on",
    size: pageSizeFrom(params.get("size")),
    cursor: decodeCursor(params.get("at")),
  };
}

export function partsOfDonationView(view: DonationView): [string, string][] {
  const { filter: f } = view;
  return addressParts([
    ["q", f.term],
    ["stage", f.stage],
    ["state", f.state],
    ["road", f.road],
    ["village", f.villageId],
    ["year", f.year],
    ["sort", view.sort === "-on" ? undefined : view.sort],
    ["size", view.size === defaultPageSize ? undefined : view.size],
    ["at", view.cursor ? encodeCursor(view.cursor) : undefined],
  ]);
}

export const writeDonationView = (view: DonationView, path = "/donations"): string =>
  addressOf(path, partsOfDonationView(view));

export const withDonationFilter = (view: DonationView, change: Partial<DonationFilter>): DonationView => ({
  ...view,
  filter: onlySet({ ...view.filter, ...change }),
  cursor: null,
});

export const donationsSortedBy = (
  view: DonationView,
  first: DonationSort,
  second: DonationSort,
): DonationView => ({
  ...view,
  sort: view.sort === first ? second : first,
  cursor: null,
});

export const donationFilterKeys = ["term", "stage", "state", "road", "villageId", "year"] as const;
export type DonationFilterKey = (typeof donationFilterKeys)[number];
export const donationKeysSet = (f: DonationFilter): DonationFilterKey[] =>
  donationFilterKeys.filter((k) => f[k] !== undefined);
export const withoutDonationKey = (f: DonationFilter, key: DonationFilterKey): DonationFilter =>
  onlySet({ ...f, [key]: undefined });
