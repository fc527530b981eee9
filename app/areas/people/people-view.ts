import { addressOf, addressParts, oneOf, onlySet, wholeNumber } from "~/platform/list-address";
import { type Cursor, decodeCursor, defaultPageSize, encodeCursor, pageSizeFrom } from "~/platform/paging";
import { categories } from "./person";

/** The list of people as its address says it: filters, order, columns, page. Pure. */
export const peopleSorts = ["name", "-name", "age", "-age", "-added", "added"] as const;
export type PeopleSort = (typeof peopleSorts)[number];

export const peopleColumns = [
  "sex",
  "age",
  "idNumber",
  "phone",
  "category",
  "village",
  "group",
  "education",
  "ethnicity",
  "consent",
  "added",
] as const;
export type PeopleColumn = (typeof peopleColumns)[number];
export const defaultColumns: readonly PeopleColumn[] = [
  "sex",
  "age",
  "idNumber",
  "phone",
  "category",
  "village",
  "consent",
];

/** What a record lacks, or what speaks against it: the conditions of the lists that help. */
export const missingParts = [
  "phone",
  "photo",
  "consent",
  "card",
  "card-expired",
  "double",
  "over-age",
  "age-unsure",
  "died",
] as const;
export type MissingPart = (typeof missingParts)[number];

export interface PeopleFilter {
  term?: string;
  villageId?: number;
  sex?: "male" | "female";
  ageFrom?: number;
  ageTo?: number;
  category?: string;
  missing?: MissingPart;
}

export interface PeopleView {
  filter: PeopleFilter;
  sort: PeopleSort;
  columns: readonly PeopleColumn[];
  size: number;
  cursor: Cursor | null;
}

/** Reads an address; what is not understood is left out, so that a mangled link shows a list and no error. */
export function readPeopleView(params: URLSearchParams): PeopleView {
  const columns = params
    .getAll("columns")
    .flatMap((c) => c.split(","))
    .flatMap((c) => oneOf(peopleColumns, c) ?? []);
  const filter: PeopleFilter = onlySet({
    term: params.get("q")?.trim() || undefined,
    villageId: wholeNumber(params.get("village"), Number.MAX_SAFE_INTEGER) || undefined,
    sex: oneOf(["male", "female"] as const, params.get("sex")),
    ageFrom: wholeNumber(params.get("from"), 150),
    ageTo: wholeNumber(params.get("to"), 150),
    category: oneOf(categories, params.get("category")),
    missing: oneOf(missingParts, params.get("missing")),
  });
  return {
    filter,
    sort: oneOf(peopleSorts, params.get("sort")) ?? "name",
    columns: columns.length ? peopleColumns.filter((c) => columns.includes(c)) : defaultColumns,
    size: pageSizeFrom(params.get("size")),
    cursor: decodeCursor(params.get("at")),
  };
}

/** What an address says of a view, in a fixed order and without what is the default anyway. */
export function viewParts(view: PeopleView): [string, string][] {
  const { filter: f } = view;
  return addressParts([
    ["q", f.term],
    ["village", f.villageId],
    ["sex", f.sex],
    ["from", f.ageFrom],
    ["to", f.ageTo],
    ["category", f.category],
    ["missing", f.missing],
    ["sort", view.sort === "name" ? undefined : view.sort],
    ["columns", view.columns.join() === defaultColumns.join() ? undefined : view.columns.join(",")],
    ["size", view.size === defaultPageSize ? undefined : view.size],
    ["at", view.cursor ? encodeCursor(view.cursor) : undefined],
  ]);
}

export function writePeopleView(view: PeopleView, path = "/people"): string {
  return addressOf(path, viewParts(view));
}

/** Rows chosen on the page of a list; undefined when all of it is meant. */
export function chosenRows(params: URLSearchParams): number[] | undefined {
  const ids = params.getAll("id").flatMap((text) => wholeNumber(text, Number.MAX_SAFE_INTEGER) ?? []);
  return ids.length > 0 ? ids : undefined;
}

/** The same list with another filter, from its first page. */
export const withFilter = (view: PeopleView, change: Partial<PeopleFilter>): PeopleView => ({
  ...view,
  filter: onlySet({ ...view.filter, ...change }),
  cursor: null,
});

/** A click on a heading: first this order, then the other way round. */
export const sortedBy = (view: PeopleView, first: PeopleSort, second: PeopleSort): PeopleView => ({
  ...view,
  sort: view.sort === first ? second : first,
  cursor: null,
});

export type FilterKey = "term" | "village" | "sex" | "age" | "category" | "missing";

/** Which conditions are set, in the order they are shown. */
export function filterKeys(f: PeopleFilter): FilterKey[] {
  const set: [FilterKey, boolean][] = [
    ["term", f.term !== undefined],
    ["village", f.villageId !== undefined],
    ["sex", f.sex !== undefined],
    ["age", f.ageFrom !== undefined || f.ageTo !== undefined],
    ["category", f.category !== undefined],
    ["missing", f.missing !== undefined],
  ];
  return set.flatMap(([key, is]) => (is ? [key] : []));
}

/** The filter without one of its conditions. */
export const withoutKey = (f: PeopleFilter, key: FilterKey): Partial<PeopleFilter> => {
  const gone: Record<FilterKey, Partial<PeopleFilter>> = {
    term: { term: undefined },
    village: { villageId: undefined },
    sex: { sex: undefined },
    age: { ageFrom: undefined, ageTo: undefined },
    category: { category: undefined },
    missing: { missing: undefined },
  };
  return { ...f, ...gone[key] };
};
