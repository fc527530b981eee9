import { columnsAmong, listView, typed, type ViewOf } from "~/platform/lists/list-view";

/** The list of accounts as its address says it: search and columns. Pure. */
export const staffColumns = ["post", "phone", "roles", "villages", "second", "lastSignIn"] as const;
export type StaffColumn = (typeof staffColumns)[number];
const usual = staffColumns.filter((c) => c !== "post" && c !== "phone");

export const staffList = listView({
  path: "/admin/staff",
  // Those in use first, in the order in which they came: the only order there is.
  sorts: ["in-use"],
  fields: { term: ["q", typed(40)] },
  further: columnsAmong<StaffColumn>(staffColumns, usual),
});
export type StaffView = ViewOf<typeof staffList>;

/** The columns somebody chose; null as long as they are the usual ones. */
export const chosenStaffColumns = (view: StaffView): readonly StaffColumn[] | null =>
  view.columns.join() === usual.join() ? null : view.columns;
