import { addressOf, addressParts, oneOf, onlySet, wholeNumber } from "~/platform/list-address";
import { type Cursor, decodeCursor, defaultPageSize, encodeCursor, pageSizeFrom } from "~/platform/paging";
import { type ClassState, classStates } from "./class-state";
import { type Course, courses } from "./course-rule";

/** The list of classes as its address says it: filters, order, columns, page. Pure. */
export const classSorts = [
  "-start",
  "start",
  "name",
  "-name",
  "village",
  "-village",
  "-people",
  "people",
] as const;
export type ClassSort = (typeof classSorts)[number];

export const classColumns = [
  "village",
  "venue",
  "dates",
  "halfDays",
  "lecturers",
  "people",
  "waiting",
  "approval",
  "state",
  "next",
] as const;
export type ClassColumn = (typeof classColumns)[number];
export const defaultColumns: readonly ClassColumn[] = [
  "village",
  "venue",
  "dates",
  "people",
  "state",
  "next",
];

/** Saved views above the list: where a class stands, in four words. */
export const stages = ["before", "running", "done", "cancelled"] as const;
export type Stage = (typeof stages)[number];
export const statesOf: Record<Stage, readonly ClassState[]> = {
  before: ["planned", "applied", "returned", "approved", "enrolling"],
  running: ["running", "assessing"],
  done: ["closed", "certified"],
  cancelled: ["cancelled"],
};

export interface ClassFilter {
  term?: string;
  stage?: Stage;
  state?: ClassState;
  course?: Course;
  villageId?: number;
  year?: number;
}

export interface ClassView {
  filter: ClassFilter;
  sort: ClassSort;
  columns: readonly ClassColumn[];
  size: number;
  cursor: Cursor | null;
}

/** Reads an address; what is not understood is left out, so that a mangled link shows a list and no error. */
export function readClassView(params: URLSearchParams): ClassView {
  const wanted = params.getAll("columns").flatMap((c) => c.split(","));
  const columns = classColumns.filter((c) => wanted.includes(c));
  return {
    filter: onlySet({
      term: params.get("q")?.trim().slice(0, 60) || undefined,
      stage: oneOf(stages, params.get("stage")),
      state: oneOf(classStates, params.get("state")),
      course: oneOf(courses, params.get("course")),
      villageId: wholeNumber(params.get("village"), Number.MAX_SAFE_INTEGER, 1),
      year: wholeNumber(params.get("year"), 2200, 1),
    }),
    sort: oneOf(classSorts, params.get("sort")) ?? "-start",
    columns: columns.length ? columns : defaultColumns,
    size: pageSizeFrom(params.get("size")),
    cursor: decodeCursor(params.get("at")),
  };
}

/** Names and values of an address, in a fixed order and without what is the default anyway. */
export function partsOfView(view: ClassView): [string, string][] {
  const { filter: f } = view;
  return addressParts([
    ["q", f.term],
    ["stage", f.stage],
    ["state", f.state],
    ["course", f.course],
    ["village", f.villageId],
    ["year", f.year],
    ["sort", view.sort === "-start" ? undefined : view.sort],
    ["columns", view.columns.join() === defaultColumns.join() ? undefined : view.columns.join(",")],
    ["size", view.size === defaultPageSize ? undefined : view.size],
    ["at", view.cursor ? encodeCursor(view.cursor) : undefined],
  ]);
}

export function writeClassView(view: ClassView, path = "/training"): string {
  return addressOf(path, partsOfView(view));
}

/** The same list with another filter, from its first page. */
export const withFilter = (view: ClassView, change: Partial<ClassFilter>): ClassView => ({
  ...view,
  filter: onlySet({ ...view.filter, ...change }),
  cursor: null,
});

/** A click on a heading: first this order, then the other way round. */
export const sortedBy = (view: ClassView, first: ClassSort, second: ClassSort): ClassView => ({
  ...view,
  sort: view.sort === first ? second : first,
  cursor: null,
});

export const filterKeys = ["term", "stage", "state", "course", "villageId", "year"] as const;
export type FilterKey = (typeof filterKeys)[number];

/** Which conditions are set, in the order they are shown. */
export const keysSet = (f: ClassFilter): FilterKey[] => filterKeys.filter((k) => f[k] !== undefined);

export const withoutKey = (f: ClassFilter, key: FilterKey): ClassFilter =>
  onlySet({ ...f, [key]: undefined });
