import { can, type SignedIn } from "~/platform/access/actor";
import type { Role } from "~/platform/access/capabilities";

/** The menu by area. */
const menu = [
  { group: null, items: [{ key: "home", to: "/", icon: "house", needs: "home.view" }] },
  {
    group: "records",
    items: [
      { key: "people", to: "/people", icon: "users", needs: "person.view" },
      { key: "households", to: "/households", icon: "door-open", needs: "household.view" },
      { key: "villages", to: "/villages", icon: "map-pinned", needs: "village.view" },
    ],
  },
  {
    group: "work",
    items: [
      { key: "trips", to: "/trips", icon: "bus", needs: "trip.view" },
      { key: "training", to: "/training", icon: "graduation-cap", needs: "class.view" },
      { key: "certificates", to: "/certificates", icon: "award", needs: "certificate.view" },
      { key: "donations", to: "/donations", icon: "package", needs: "donation.view" },
      { key: "loans", to: "/loans", icon: "hand-coins", needs: "loan.view" },
    ],
  },
  {
    group: "look",
    items: [
      { key: "reports", to: "/overview", icon: "chart-column", needs: "report.view" },
      { key: "policies", to: "/policies", icon: "file-text", needs: "policy.view" },
    ],
  },
  {
    group: "system",
    items: [
      { key: "privacy", to: "/deletions", icon: "shield-check", needs: "deletion.decide" },
      { key: "staff", to: "/admin/staff", icon: "user-check", needs: "staff.manage" },
      { key: "audit", to: "/admin/audit", icon: "history", needs: "audit.view" },
      { key: "settings", to: "/admin/settings", icon: "settings", needs: "setting.manage" },
    ],
  },
] as const;

type Key = (typeof menu)[number]["items"][number]["key"];

/** What stands beside the home page at the bottom of a phone, by role: first what is most its work. */
const atThumb: Record<Role, readonly [Key, Key, Key]> = {
  administrator: ["people", "staff", "audit"],
  leader: ["reports", "loans", "training"],
  trainer: ["training", "people", "trips"],
  "certificate-clerk": ["certificates", "training", "people"],
  "loan-officer": ["loans", "people", "households"],
  "loan-reviewer": ["loans", "people", "policies"],
  cadre: ["people", "households", "donations"],
};

/** The four at the bottom of a phone: of several roles, first the first of each. All else stands under the name. */
function thumbKeys(person: SignedIn): ReadonlySet<Key> {
  const lists = [...new Set(person.grants.map((g) => g.role))].map((role) => atThumb[role]);
  const inTurn = [0, 1, 2].flatMap((k) => lists.flatMap((list) => list[k] ?? []));
  return new Set<Key>(["home", ...[...new Set(inTurn)].slice(0, 3)]);
}

/** What the roles of somebody may open, by group; `deep` items have no place at the bottom of a phone. */
export function menuFor(person: SignedIn) {
  const near = thumbKeys(person);
  return menu
    .map((g) => ({ group: g.group, items: g.items.filter((i) => can(person, i.needs)) }))
    .filter((g) => g.items.length > 0)
    .map((g) => ({
      group: g.group,
      items: g.items.map(({ key, to, icon }) => ({ key, to, icon, deep: !near.has(key) })),
    }));
}

export type Menu = ReturnType<typeof menuFor>;

/** Pages of an area that have an address of their own beside that of its menu item. */
const areaOf: Readonly<Record<string, string>> = {
  "/subsidy": "/loans",
  "/guarantee-funds": "/loans",
  "/equipment": "/donations",
  "/stocktakes": "/donations",
  "/briefings": "/overview",
};

const isUnder = (to: string, pathname: string): boolean => pathname === to || pathname.startsWith(`${to}/`);

export const isCurrent = (to: string, pathname: string): boolean =>
  to === "/"
    ? pathname === "/"
    : isUnder(to, pathname) ||
      Object.entries(areaOf).some(([folder, area]) => area === to && isUnder(folder, pathname));

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
  if (areaOf[pathname]) return areaOf[pathname];
  let above = pathname.replace(/\/[^/]*$/, "") || "/";
  while (noPage.has(above) || noPageOfRecord.test(above)) above = above.replace(/\/[^/]*$/, "") || "/";
  return above;
}
