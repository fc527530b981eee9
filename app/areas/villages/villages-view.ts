import { columnsAmong, listView, typed, type ViewOf } from "~/platform/lists/list-view";
import type { Cursor } from "~/platform/paging";

/** The list of villages as its address says it: filters, order, page. Pure. */
export const villageSorts = ["place", "group", "people", "classes", "running"] as const;
export type VillageSort = (typeof villageSorts)[number];

export const villageColumns = [
  "code",
  "group",
  "liaison",
  "leader",
  "officer",
  "people",
  "classes",
  "running",
] as const;
export type VillageColumn = (typeof villageColumns)[number];

export const villageList = listView({
  path: "/villages",
  sorts: villageSorts,
  fields: { term: ["term", typed(60)], group: ["group", typed(40)] },
  further: columnsAmong(villageColumns, villageColumns),
});
export type VillagesView = ViewOf<typeof villageList>;

/** One line of the list. */
export interface VillageRow {
  id: number;
  name: string;
  townName: string;
  countyName: string;
  code: string;
  workGroup: string | null;
  leftOn: string | null;
  /** In post on the day of the list; empty when nobody is. */
  liaisonOfficer: string;
  groupLeader: string;
  informationOfficer: string;
  people: number;
  classes: number;
  running: number;
}

/** Numbers begin with the biggest, places and groups with the first; the code decides between equals. */
const keyOf = (row: VillageRow, sort: VillageSort): number =>
  sort === "place" ? 0 : sort === "group" ? Number(row.workGroup) || Number.MAX_SAFE_INTEGER : -row[sort];

/**
 * Puts rows in order and takes a page from behind the cursor's row. A city has a few thousand villages at most, and
 * the counts come from other areas: the order is made here, not in SQL.
 */
export function pageOfVillages(
  rows: readonly VillageRow[],
  view: Pick<VillagesView, "sort" | "size" | "cursor">,
): { rows: VillageRow[]; from: number; previous: Cursor | null; next: Cursor | null } {
  const sorted = [...rows].sort(
    (a, b) => keyOf(a, view.sort) - keyOf(b, view.sort) || a.code.localeCompare(b.code),
  );
  const at = view.cursor ? sorted.findIndex((r) => r.id === view.cursor?.id) : -1;
  const back = view.cursor?.direction === "before" && at >= 0;
  const from = back ? Math.max(0, at - view.size) : at + 1;
  const shown = sorted.slice(from, back ? at : from + view.size);
  const edge = (row: VillageRow | undefined, direction: Cursor["direction"]): Cursor | null =>
    row ? { value: row.code, id: row.id, direction } : null;
  return {
    rows: shown,
    from,
    previous: from > 0 ? edge(shown[0], "before") : null,
    next: from + shown.length < sorted.length ? edge(shown.at(-1), "after") : null,
  };
}
