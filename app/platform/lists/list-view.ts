import { addressOf, addressParts, oneOf, onlySet, wholeNumber } from "../list-address";
import { type Cursor, decodeCursor, defaultPageSize, encodeCursor, pageSizeFrom } from "../paging";

/**
 * A list as its address says it: conditions, order, page. One description of its conditions reads the address, writes
 * it, and says which of them are set. Pure.
 */
type Read<Value> = (text: string | null) => Value | undefined;
/** How an address calls a condition, and how it is read; what is not understood is left out. */
type Fields = Record<string, readonly [name: string, read: Read<string | number>]>;
type FilterOf<F extends Fields> = { [K in keyof F]?: Exclude<ReturnType<F[K][1]>, undefined> };
type Part = readonly [name: string, value: string | number | undefined];

/** What stands in a view besides conditions, order and page: columns, list or board. */
export interface Further<Extra> {
  /** How an address calls them. */
  names: readonly string[];
  read: (params: URLSearchParams) => Extra;
  parts: (extra: Extra) => readonly Part[];
}

interface Spec<F extends Fields, Sort extends string, Key extends string, Extra> {
  path: string;
  fields: F;
  /** The first is the usual one. */
  sorts: readonly Sort[];
  /** Conditions as a person sees them, in the order they are shown, where some are made of two fields. */
  shown?: Readonly<Record<Key, readonly (keyof F)[]>>;
  size?: Parameters<typeof pageSizeFrom>[1];
  /** Two fields that are the two ends of one condition: turned round, they are read the right way. */
  range?: readonly [from: keyof F, to: keyof F];
  further?: Further<Extra>;
}

export type ListState<Filter, Sort extends string, Extra = unknown> = {
  filter: Filter;
  sort: Sort;
  size: number;
  cursor: Cursor | null;
} & Extra;

/** The reading and writing of one list's address. */
export interface ListView<Filter, Sort extends string, Key extends string, Extra> {
  path: string;
  /** Reads an address; what is not understood is left out, so that a mangled link shows a list and no error. */
  read: (params: URLSearchParams) => ListState<Filter, Sort, Extra>;
  /** Names and values of an address, in a fixed order and without what is usual anyway. */
  parts: (view: ListState<Filter, Sort, Extra>) => [string, string][];
  write: (view: ListState<Filter, Sort, Extra>, path?: string) => string;
  /** The same list with another filter, from its first page. */
  filtered: (view: ListState<Filter, Sort, Extra>, change: Partial<Filter>) => ListState<Filter, Sort, Extra>;
  /** A click on a heading: first this order, then the other way round. */
  sorted: (view: ListState<Filter, Sort, Extra>, first: Sort, second: Sort) => ListState<Filter, Sort, Extra>;
  /** Which conditions are set, in the order they are shown. */
  set: (filter: Filter) => Key[];
  /** The filter without one of its conditions. */
  dropped: (filter: Filter, key: Key) => Filter;
  /** Nothing found: which single condition, taken away, brings back most. */
  worst: (filter: Filter, count: (filter: Filter) => number) => { key: Key; count: number } | null;
  /** Conditions that an address names with a value that is none of theirs: they are not set. */
  unknown: (params: URLSearchParams) => Key[];
  /** Names with a value in an address that are none of the list's; `id` names rows that were chosen. */
  strange: (params: URLSearchParams) => string[];
  /** How the address calls a field. */
  name: (field: keyof Filter) => string;
}

/** What an address says besides conditions; `all` leads past the view that somebody opens first. */
const besideConditions = ["sort", "size", "at", "id", "all"];

/** Describes a list; `shown` defaults to each field by itself. */
export function listView<
  const F extends Fields,
  Sort extends string,
  Key extends string = keyof F & string,
  Extra = unknown,
>(spec: Spec<F, Sort, Key, Extra>): ListView<FilterOf<F>, Sort, Key, Extra> {
  type Filter = FilterOf<F>;
  const fields = Object.entries(spec.fields) as [keyof F & string, F[string]][];
  const shown =
    spec.shown ?? (Object.fromEntries(fields.map(([f]) => [f, [f]])) as unknown as Record<Key, (keyof F)[]>);
  const usualSort = spec.sorts[0];
  const usualSize = spec.size ?? defaultPageSize;
  const parts: ListView<Filter, Sort, Key, Extra>["parts"] = (view) =>
    addressParts([
      ...fields.map(([field, [name]]): Part => [name, view.filter[field]]),
      ["sort", view.sort === usualSort ? undefined : view.sort],
      ...(spec.further?.parts(view) ?? []),
      ["size", view.size === usualSize ? undefined : view.size],
      ["at", view.cursor ? encodeCursor(view.cursor) : undefined],
    ]);
  const set = (filter: Filter) =>
    (Object.keys(shown) as Key[]).filter((key) => shown[key].some((f) => filter[f] !== undefined));
  const dropped = (filter: Filter, key: Key): Filter =>
    onlySet({ ...filter, ...Object.fromEntries(shown[key].map((f) => [f, undefined])) });
  const rightWay = (filter: Filter): Filter => {
    const [from, to] = spec.range ?? [];
    if (from === undefined || to === undefined) return filter;
    const [low, high] = [filter[from], filter[to]];
    return low !== undefined && high !== undefined && low > high
      ? { ...filter, [from]: high, [to]: low }
      : filter;
  };
  const unknown = (params: URLSearchParams): Key[] => {
    const lost = fields.filter(
      ([, [name, read]]) => params.get(name)?.trim() && read(params.get(name)) === undefined,
    );
    return (Object.keys(shown) as Key[]).filter((key) => lost.some(([field]) => shown[key].includes(field)));
  };
  /** What is understood; a condition of two fields is used whole or not at all, as the list says of it. */
  const understood = (params: URLSearchParams): Filter => {
    const read = Object.fromEntries(fields.map(([field, [name, of]]) => [field, of(params.get(name))]));
    return unknown(params).reduce(dropped, onlySet(read as Filter));
  };
  return {
    path: spec.path,
    read: (params) => ({
      ...(spec.further?.read(params) as Extra),
      filter: rightWay(understood(params)),
      sort: oneOf(spec.sorts, params.get("sort")) ?? (usualSort as Sort),
      size: pageSizeFrom(params.get("size"), usualSize),
      cursor: decodeCursor(params.get("at")),
    }),
    parts,
    write: (view, path = spec.path) => addressOf(path, parts(view)),
    filtered: (view, change) => ({ ...view, filter: onlySet({ ...view.filter, ...change }), cursor: null }),
    sorted: (view, first, second) => ({
      ...view,
      sort: view.sort === first ? second : first,
      cursor: null,
    }),
    set,
    dropped,
    unknown,
    strange: (params) => {
      const ours = [...fields.map(([, [name]]) => name), ...besideConditions, ...(spec.further?.names ?? [])];
      return [...new Set([...params].filter(([n, v]) => v.trim() && !ours.includes(n)).map(([n]) => n))];
    },
    worst: (filter, count) => {
      const counts = set(filter).map((key) => ({ key, count: count(dropped(filter, key)) }));
      const best = counts.sort((a, b) => b.count - a.count)[0];
      return best && best.count > 0 ? best : null;
    },
    name: (field) => spec.fields[field as string]?.[0] ?? String(field),
  };
}

/** What a description reads from an address. */
export type ViewOf<L> = L extends { read: (params: URLSearchParams) => infer V } ? V : never;
/** The conditions of a list as a person sees them. */
export type ConditionOf<L> = L extends { set: (filter: never) => (infer K)[] } ? K : never;

export const typed =
  (longest: number): Read<string> =>
  (text) =>
    text?.trim().slice(0, longest) || undefined;
export const among =
  <const T extends string>(list: readonly T[]): Read<T> =>
  (text) =>
    oneOf(list, text);
export const recordId: Read<number> = (text) => wholeNumber(text, undefined, 1);
export const year: Read<number> = (text) => wholeNumber(text, 2200, 1);
export const upTo =
  (most: number): Read<number> =>
  (text) =>
    wholeNumber(text, most);

/** Columns that a list may show; the address names them where they are not the usual ones. */
export const columnsAmong = <C extends string>(
  all: readonly C[],
  usual: readonly C[],
): Further<{ columns: readonly C[] }> => ({
  names: ["columns"],
  read: (params) => {
    const wanted = params.getAll("columns").flatMap((c) => c.split(","));
    const columns = all.filter((c) => wanted.includes(c));
    return { columns: columns.length ? columns : usual };
  },
  parts: ({ columns }) => [["columns", columns.join() === usual.join() ? undefined : columns.join(",")]],
});
