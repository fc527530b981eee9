import {
  among,
  type ConditionOf,
  columnsAmong,
  listView,
  recordId,
  typed,
  upTo,
  type ViewOf,
} from "~/platform/lists/list-view";
import { benefitKinds, housings, listedNeeds } from "./household";

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

export const householdList = listView({
  path: "/households",
  sorts: householdSorts,
  fields: {
    term: ["q", typed(40)],
    villageId: ["village", recordId],
    housing: ["housing", among(housings)],
    sizeFrom: ["from", upTo(99)],
    sizeTo: ["to", upTo(99)],
    pension: ["pension", among(["overdue"])],
    benefit: ["benefit", among(benefitKinds)],
    /** Asked for and not settled. */
    need: ["need", among(listedNeeds)],
    /** Those that nobody lives in any more, which are left out otherwise; or whose head has died and none follows yet. */
    state: ["state", among(["ended", "head-died"])],
  },
  range: ["sizeFrom", "sizeTo"],
  shown: {
    term: ["term"],
    village: ["villageId"],
    housing: ["housing"],
    size: ["sizeFrom", "sizeTo"],
    pension: ["pension"],
    benefit: ["benefit"],
    need: ["need"],
    state: ["state"],
  },
  further: columnsAmong(householdColumns, usualColumns),
});
export type HouseholdsView = ViewOf<typeof householdList>;
export type HouseholdFilter = HouseholdsView["filter"];
export type HouseholdFilterKey = ConditionOf<typeof householdList>;
