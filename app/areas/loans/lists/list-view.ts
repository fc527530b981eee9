import { addressOf, addressParts, oneOf, onlySet, wholeNumber } from "~/platform/list-address";
import { type Cursor, decodeCursor, defaultPageSize, encodeCursor, pageSizeFrom } from "~/platform/paging";
import { type ApplicationState, applicationStates } from "../application-state";
import { type BorrowerKind, borrowerKinds } from "../eligibility";

/** The list of applications as its address says it: filters, order, page. Pure. */
export const listSorts = ["-applied", "applied", "due", "-due", "-amount", "amount"] as const;
export type ListSort = (typeof listSorts)[number];

/** Where an application stands, in a few words: the tabs over the list and the columns of the board. */
export const stages = ["filling", "recommending", "reviewing", "guarantee", "bank", "lent", "ended"] as const;
export type Stage = (typeof stages)[number];
export const statesOf: Record<Stage, readonly ApplicationState[]> = {
  filling: ["draft", "supplementing"],
  recommending: ["submitted", "village-recommended"],
  reviewing: ["town-checked", "first-review", "second-review", "committee"],
  guarantee: ["qualified", "guarantee-check", "guarantee-agreed"],
  bank: ["at-bank", "bank-refused", "bank-approved", "contract-signed"],
  lent: ["disbursed"],
  ended: ["unqualified", "guarantee-refused", "withdrawn", "lapsed"],
};

export interface ListFilter {
  term?: string;
  stage?: Stage;
  state?: ApplicationState;
  villageId?: number;
  bankId?: number;
  /** Name of whoever entered it. */
  officer?: string;
  kind?: BorrowerKind;
  year?: number;
  /** Only those whose step is over its time. */
  late?: "yes";
  /** Only those that wait for whoever looks. */
  mine?: "yes";
}

export interface ListView {
  filter: ListFilter;
  sort: ListSort;
  size: number;
  cursor: Cursor | null;
  board: boolean;
}

/** Reads an address; what is not understood is left out, so that a mangled link shows a list and no error. */
export function readListView(params: URLSearchParams): ListView {
  return {
    filter: onlySet({
      term: params.get("q")?.trim().slice(0, 60) || undefined,
      stage: oneOf(stages, params.get("stage")),
      state: oneOf(applicationStates, params.get("state")),
      villageId: wholeNumber(params.get("village"), Number.MAX_SAFE_INTEGER, 1),
      bankId: wholeNumber(params.get("bank"), Number.MAX_SAFE_INTEGER, 1),
      officer: params.get("officer")?.trim().slice(0, 30) || undefined,
      kind: oneOf(borrowerKinds, params.get("kind")),
      year: wholeNumber(params.get("year"), 2200, 1),
      late: params.get("late") === "yes" ? "yes" : undefined,
      mine: params.get("mine") === "yes" ? "yes" : undefined,
    }),
    sort: oneOf(listSorts, params.get("sort")) ?? "-applied",
    size: pageSizeFrom(params.get("size")),
    cursor: decodeCursor(params.get("at")),
    board: params.get("as") === "board",
  };
}

/** Names and values of an address, in a fixed order and without what is the default anyway. */
export function partsOfView(view: ListView): [string, string][] {
  const { filter: f } = view;
  return addressParts([
    ["q", f.term],
    ["stage", f.stage],
    ["state", f.state],
    ["village", f.villageId],
    ["bank", f.bankId],
    ["officer", f.officer],
    ["kind", f.kind],
    ["year", f.year],
    ["late", f.late],
    ["mine", f.mine],
    ["sort", view.sort === "-applied" ? undefined : view.sort],
    ["size", view.size === defaultPageSize ? undefined : view.size],
    ["as", view.board ? "board" : undefined],
    ["at", view.cursor ? encodeCursor(view.cursor) : undefined],
  ]);
}

export const writeListView = (view: ListView, path = "/loans"): string => addressOf(path, partsOfView(view));

/** The same list with another filter, from its first page. */
export const withFilter = (view: ListView, change: Partial<ListFilter>): ListView => ({
  ...view,
  filter: onlySet({ ...view.filter, ...change }),
  cursor: null,
});

/** A click on a heading: first this order, then the other way round. */
export const sortedBy = (view: ListView, first: ListSort, second: ListSort): ListView => ({
  ...view,
  sort: view.sort === first ? second : first,
  cursor: null,
});

export const filterKeys = [
  "term",
  "stage",
  "state",
  "late",
  "mine",
  "villageId",
  "bankId",
  "officer",
  "kind",
  "year",
] as const;
export type FilterKey = (typeof filterKeys)[number];

/** Which conditions are set, in the order they are shown. */
export const keysSet = (f: ListFilter): FilterKey[] => filterKeys.filter((k) => f[k] !== undefined);

export const withoutKey = (f: ListFilter, key: FilterKey): ListFilter => onlySet({ ...f, [key]: undefined });
