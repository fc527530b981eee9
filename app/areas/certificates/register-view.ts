import { type Cursor, decodeCursor, defaultPageSize, encodeCursor, pageSizeFrom } from "~/platform/paging";
import { type CertificateState, certificateStates } from "./certificate";

/** The register as its address says it: filters, order, page. Pure. */
export const registerSorts = ["-issued", "issued", "name", "-name", "number", "-number"] as const;
export type RegisterSort = (typeof registerSorts)[number];

/** unclaimed: not yet handed out; unsigned: handed out without a signature; signed: all done. */
export const handouts = ["unclaimed", "unsigned", "signed"] as const;
export type Handout = (typeof handouts)[number];

export interface RegisterFilter {
  term?: string;
  state?: CertificateState;
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

const oneOf = <T extends string>(list: readonly T[], text: string | null): T | undefined =>
  list.find((item) => item === text);
const whole = (text: string | null, max = Number.MAX_SAFE_INTEGER): number | undefined =>
  text && /^[1-9]\d{0,14}$/.test(text) && Number(text) <= max ? Number(text) : undefined;
const set = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined)) as T;

/** Reads an address; what is not understood is left out, so that a mangled link shows a list and no error. */
export const readRegisterView = (params: URLSearchParams): RegisterView => ({
  filter: set({
    term: params.get("q")?.trim().slice(0, 60) || undefined,
    state: oneOf(certificateStates, params.get("state")),
    handout: oneOf(handouts, params.get("handout")),
    classId: whole(params.get("class")),
    villageId: whole(params.get("village")),
    year: whole(params.get("year"), 2200),
  }),
  sort: oneOf(registerSorts, params.get("sort")) ?? "-issued",
  size: pageSizeFrom(params.get("size")),
  cursor: decodeCursor(params.get("at")),
});

/** Names and values of an address, in a fixed order and without what is the default anyway. */
export function partsOfView(view: RegisterView): [string, string][] {
  const { filter: f } = view;
  const parts: [string, string | number | undefined][] = [
    ["q", f.term],
    ["state", f.state],
    ["handout", f.handout],
    ["class", f.classId],
    ["village", f.villageId],
    ["year", f.year],
    ["sort", view.sort === "-issued" ? undefined : view.sort],
    ["size", view.size === defaultPageSize ? undefined : view.size],
    ["at", view.cursor ? encodeCursor(view.cursor) : undefined],
  ];
  return parts.flatMap(([k, v]) => (v === undefined ? [] : [[k, String(v)] as [string, string]]));
}

export function writeRegisterView(view: RegisterView, path = "/certificates"): string {
  const text = new URLSearchParams(partsOfView(view)).toString();
  return text ? `${path}?${text}` : path;
}

/** The same register with another filter, from its first page. */
export const withFilter = (view: RegisterView, change: Partial<RegisterFilter>): RegisterView => ({
  ...view,
  filter: set({ ...view.filter, ...change }),
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
  set({ ...f, [key]: undefined });
