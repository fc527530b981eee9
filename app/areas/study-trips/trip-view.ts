import {
  among,
  type ConditionOf,
  columnsAmong,
  listView,
  recordId,
  typed,
  type ViewOf,
  year,
} from "~/platform/lists/list-view";
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

export const tripColumns = ["days", "places", "villages", "people", "state", "next"] as const;
export type TripColumn = (typeof tripColumns)[number];

export const tripList = listView({
  path: "/trips",
  sorts: tripSorts,
  fields: {
    term: ["q", typed(60)],
    stage: ["stage", among(stages)],
    state: ["state", among(tripStates)],
    villageId: ["village", recordId],
    year: ["year", year],
  },
  further: columnsAmong(tripColumns, tripColumns),
});
export type TripView = ViewOf<typeof tripList>;
export type TripFilter = TripView["filter"];
export type FilterKey = ConditionOf<typeof tripList>;
