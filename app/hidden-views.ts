import { householdList, maySet, peopleList } from "~/areas/people";
import { can } from "~/platform/access/actor";
import { type Capability, type Role, roles } from "~/platform/access/capabilities";

type Viewer = Parameters<typeof can>[0];

/** Lists whose conditions may tell what a role must not read: who opens the list, and whom its tab is shown to. */
const lists: Readonly<
  Record<string, { open: Capability; shown: (viewer: Viewer, query: URLSearchParams) => boolean }>
> = {
  people: { open: "person.view", shown: (viewer, query) => maySet(viewer, peopleList.read(query).filter) },
  households: {
    open: "household.view",
    shown: (viewer, query) => can(viewer, "household.sensitive") || !householdList.read(query).filter.benefit,
  },
};

/** Roles that a view is shared with and that will not find it: a condition tells what they may not read. Pure. */
export function rolesWithout(list: string, query: string, sharedWith: string | null): Role[] {
  const rule = lists[list];
  if (!rule || sharedWith === null) return [];
  return roles.filter((role) => {
    const viewer: Viewer = { grants: [{ role, villages: "all" }] };
    const meant = role === sharedWith || (sharedWith === "everybody" && can(viewer, rule.open));
    return meant && !rule.shown(viewer, new URLSearchParams(query));
  });
}
