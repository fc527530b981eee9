import { can, type SignedIn } from "~/platform/access/actor";

/** The menu by area. `deep` items have no place among the four at the bottom of a phone: there they stand under the name. */
const menu = [
  { group: null, items: [{ key: "home", to: "/", icon: "house", needs: "home.view", deep: false }] },
  {
    group: "records",
    items: [
      { key: "people", to: "/people", icon: "users", needs: "person.view", deep: false },
      { key: "households", to: "/households", icon: "door-open", needs: "household.view", deep: true },
      { key: "villages", to: "/villages", icon: "map-pinned", needs: "village.view", deep: true },
    ],
  },
  {
    group: "work",
    items: [
      { key: "trips", to: "/trips", icon: "bus", needs: "trip.view", deep: true },
      { key: "training", to: "/training", icon: "graduation-cap", needs: "class.view", deep: false },
      { key: "certificates", to: "/certificates", icon: "award", needs: "certificate.view", deep: false },
      { key: "donations", to: "/donations", icon: "package", needs: "donation.view", deep: true },
      { key: "loans", to: "/loans", icon: "hand-coins", needs: "loan.view", deep: true },
    ],
  },
  {
    group: "look",
    items: [
      { key: "reports", to: "/overview", icon: "chart-column", needs: "report.view", deep: true },
      { key: "policies", to: "/policies", icon: "file-text", needs: "policy.view", deep: true },
    ],
  },
  {
    group: "system",
    items: [
      { key: "privacy", to: "/deletions", icon: "shield-check", needs: "deletion.decide", deep: true },
      { key: "staff", to: "/admin/staff", icon: "user-check", needs: "staff.manage", deep: true },
      { key: "audit", to: "/admin/audit", icon: "history", needs: "audit.view", deep: true },
      { key: "settings", to: "/admin/settings", icon: "settings", needs: "setting.manage", deep: true },
    ],
  },
] as const;

/** What the roles of somebody may open, by group. */
export const menuFor = (person: SignedIn) =>
  menu
    .map((g) => ({ group: g.group, items: g.items.filter((i) => can(person, i.needs)) }))
    .filter((g) => g.items.length > 0)
    .map((g) => ({
      group: g.group,
      items: g.items.map(({ key, to, icon, deep }) => ({ key, to, icon, deep })),
    }));

export type Menu = ReturnType<typeof menuFor>;

export const isCurrent = (to: string, pathname: string): boolean =>
  to === "/" ? pathname === "/" : pathname === to || pathname.startsWith(`${to}/`);

/** Folders of addresses that are no pages themselves. */
const noPage = new Set([
  "/views",
  "/people/bulk",
  "/admin",
  "/certificates/batches",
  "/imports",
  "/people/merges",
  "/households/merges",
  "/loans/applications",
  "/overview/rows",
  "/handovers",
]);
const noPageOfRecord =
  /^\/(people\/\d+\/(consents|documents|relations)|training\/\d+\/places|equipment\/\d+\/repairs)$/;

/**
 * The page above a page, for the way back on a phone: /training/12/attendance → /training/12. Null on the pages of
 * the menu, where the menu itself is at hand.
 */
export function pageAbove(pathname: string): string | null {
  const tops = menu.flatMap((g) => g.items.map((i) => i.to as string));
  if (tops.includes(pathname)) return null;
  let above = pathname.replace(/\/[^/]*$/, "") || "/";
  while (noPage.has(above) || noPageOfRecord.test(above)) above = above.replace(/\/[^/]*$/, "") || "/";
  return above;
}
