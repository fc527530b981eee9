import { addressOf, addressParts, oneOf, onlySet, wholeNumber } from "~/platform/list-address";
import { type Cursor, decodeCursor, encodeCursor, pageSizeFrom } from "~/platform/paging";
import { type Standing, standings } from "./certificate";

/** The register as its address says it: filters, order, page. Pure. */
export const registerSorts = ["-issued", "issued", "name", "-name", "number", "-number"] as const;
export type RegisterSort = (typeof registerSorts)[number];

/** unclaimed: not yet handed out; unsigned: handed out without a signature; signed: all done. */
export const handouts = ["unclaimed", "unsigned", "signed"] as const;
export type Handout = (typeof handouts)[number];

export interface RegisterFilter {
  term?: string;
  /** `valid` takes in those whose revocation is asked for: to everybody else they are valid. */
  state?: Standing;
  handout?: Handout;
  classId?: number;
  villageId?: number;
  year?: number;
}

export interface RegisterView {
  filter: RegisterFilter;
  sort: RegisterSort;
  size: number;
  cursor: Cursor | null;
}

/** What waits for the clerk stands above the register: a short page of it leaves both in sight. */
const usualSize = 15;

/** Reads an address; what is not understood is left out, so that a mangled link shows a list and no error. */
export const readRegisterView = (params: URLSearchParams): RegisterView => ({
  filter: onlySet({
    term: params.get("q")?.trim().slice(0, 60) || undefined,
    state: oneOf(standings, params.get("state")),
    handout: oneOf(handouts, params.get("handout")),
    classId: wholeNumber(params.get("class"), undefined, 1),
    villageId: wholeNumber(params.get("village"), undefined, 1),
    year: wholeNumber(params.get("year"), 2200, 1),
  }),
  sort: oneOf(registerSorts, params.get("sort")) ?? "-issued",
  size: pageSizeFrom(params.get("size"), usualSize),
  cursor: decodeCursor(params.get("at")),
});

/** Names and values of an address, in a fixed order and without what is the default anyway. */
export function partsOfView(view: RegisterView): [string, string][] {
  const { filter: f } = view;
  return addressParts([
    ["q", f.term],
    ["state", f.state],
    ["handout", f.handout],
    ["class", f.classId],
    ["village", f.villageId],
    ["year", f.year],
    ["sort", view.sort === "-issued" ? undefined : view.sort],
    ["size", view.size === usualSize ? undefined : view.size],
    ["at", view.cursor ? encodeCursor(view.cursor) : undefined],
  ]);
}

export function writeRegisterView(view: RegisterView, path = "/certificates"): string {
  return addressOf(path, partsOfView(view));
}

/** The same register with another filter, from its first page. */
export const withFilter = (view: RegisterView, change: Partial<RegisterFilter>): RegisterView => ({
  ...view,
  filter: onlySet({ ...view.filter, ...change }),
  cursor: null,
});

/** A click on a heading: first this order, then the other way round. */
export const sortedBy = (view: RegisterView, first: RegisterSort, second: RegisterSort): RegisterView => ({
  ...view,
  sort: view.sort === first ? second : first,
  cursor: null,
});

export const filterKeys = ["term", "state", "handout", "classId", "villageId", "year"] as const;
export type FilterKey = (typeof filterKeys)[number];

/** Which conditions are set, in the order they are shown. */
export const keysSet = (f: RegisterFilter): FilterKey[] => filterKeys.filter((k) => f[k] !== undefined);

export const withoutKey = (f: RegisterFilter, key: FilterKey): RegisterFilter =>
  onlySet({ ...f, [key]: undefined });
