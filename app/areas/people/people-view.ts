import { wholeNumber } from "~/platform/list-address";
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

export const peopleList = listView({
  path: "/people",
  sorts: peopleSorts,
  fields: {
    term: ["q", typed(60)],
    villageId: ["village", recordId],
    sex: ["sex", among(["male", "female"])],
    ageFrom: ["from", upTo(150)],
    ageTo: ["to", upTo(150)],
    category: ["category", among(categories)],
    missing: ["missing", among(missingParts)],
  },
  range: ["ageFrom", "ageTo"],
  shown: {
    term: ["term"],
    village: ["villageId"],
    sex: ["sex"],
    age: ["ageFrom", "ageTo"],
    category: ["category"],
    missing: ["missing"],
  },
  further: columnsAmong(peopleColumns, defaultColumns),
});
export type PeopleView = ViewOf<typeof peopleList>;
export type PeopleFilter = PeopleView["filter"];
export type FilterKey = ConditionOf<typeof peopleList>;

/** Rows chosen on the page of a list; undefined when all of it is meant. */
export function chosenRows(params: URLSearchParams): number[] | undefined {
  const ids = params.getAll("id").flatMap((text) => wholeNumber(text, Number.MAX_SAFE_INTEGER) ?? []);
  return ids.length > 0 ? ids : undefined;
}
