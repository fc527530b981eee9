import type { Db, Reader, Tx } from "db/client.server";
import { preference, savedView } from "db/schema";
import { and, asc, eq, inArray, or } from "drizzle-orm";
import type { SignedIn } from "~/platform/access/actor";
import { type ViewList, viewLists, viewQuery } from "./view-lists";

export type SavedView = typeof savedView.$inferSelect;

const preferenceKey = (list: ViewList) => `view:${list}`;

/** Views of a list that somebody may open: their own, and those shared with one of their roles. */
export const listViews = (db: Reader, viewer: SignedIn, list: ViewList): SavedView[] =>
  db
    .select()
    .from(savedView)
    .where(and(eq(savedView.list, list), mayOpen(viewer)))
    .orderBy(asc(savedView.name), asc(savedView.id))
    .all();

const mayOpen = (viewer: SignedIn) =>
  or(
    eq(savedView.ownerId, viewer.userId),
    inArray(savedView.sharedWith, ["everybody", ...viewer.grants.map((g) => g.role)]),
  );

export const findView = (db: Reader, viewer: SignedIn, id: number): SavedView | undefined =>
  db
    .select()
    .from(savedView)
    .where(and(eq(savedView.id, id), mayOpen(viewer)))
    .get();

/** Who may rename, share or delete it: its owner, and an administrator what is shared. */
export const mayChange = (viewer: SignedIn, view: SavedView): boolean =>
  view.ownerId === viewer.userId ||
  (view.sharedWith !== null && viewer.grants.some((g) => g.role === "administrator"));

/** The view that a list opens with, if this person chose one. */
export function defaultViewId(db: Reader, userId: string, list: ViewList): number | null {
  const row = db
    .select({ value: preference.value })
    .from(preference)
    .where(and(eq(preference.userId, userId), eq(preference.key, preferenceKey(list))))
    .get();
  return row ? Number(row.value) : null;
}

export function setDefaultIn(tx: Tx, userId: string, list: ViewList, id: number | null): void {
  const key = preferenceKey(list);
  if (id === null) {
    tx.delete(preference)
      .where(and(eq(preference.userId, userId), eq(preference.key, key)))
      .run();
    return;
  }
  tx.insert(preference)
    .values({ userId, key, value: String(id) })
    .onConflictDoUpdate({ target: [preference.userId, preference.key], set: { value: String(id) } })
    .run();
}

export interface ListViews {
  list: ViewList;
  items: {
    id: number;
    name: string;
    to: string;
    current: boolean;
    shared: boolean;
    isDefault: boolean;
    mine: boolean;
  }[];
  /** Where the address at hand is kept under a name; null when there is nothing to keep, or it is kept already. */
  save: string | null;
  /** The list without conditions although a default view is set. */
  all: string;
}

/**
 * The views of a list for its page, and where a bare address should lead: to the default view. A page asks this with
 * its own address and shows `ViewTabs`; `mayUse` leaves out what has a condition that the viewer may not set.
 */
export function viewsOfList(
  db: Db,
  viewer: SignedIn,
  list: ViewList,
  search: string,
  mayUse: (query: URLSearchParams) => boolean = () => true,
): { views: ListViews; redirectTo: string | null } {
  const query = viewQuery(search);
  const path = viewLists[list];
  const chosen = defaultViewId(db, viewer.userId, list);
  const rows = listViews(db, viewer, list).filter((v) => mayUse(new URLSearchParams(v.query)));
  const own = rows.find((v) => v.id === chosen);
  const items = rows.map((v) => ({
    id: v.id,
    name: v.name,
    to: `${path}?${v.query}`,
    current: v.query === query,
    shared: v.sharedWith !== null,
    isDefault: v.id === chosen,
    mine: mayChange(viewer, v),
  }));
  return {
    views: {
      list,
      items,
      save:
        query && !items.some((i) => i.current) ? `/views/new?${new URLSearchParams({ list, query })}` : null,
      all: own ? `${path}?all=1` : path,
    },
    redirectTo: own && new URLSearchParams(search).size === 0 ? `${path}?${own.query}` : null,
  };
}
