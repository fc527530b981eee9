import type { Grant, VillageScope } from "~/platform/access/actor";
import { type Role, roles } from "~/platform/access/capabilities";

/** Roles that one person may not hold in the same village: one registers, the other reviews (four eyes). */
export const fourEyes: readonly (readonly [Role, Role])[] = [["loan-officer", "loan-reviewer"]];

/** Roles for all villages only: what they manage belongs to no village. */
export const everywhereOnly: readonly Role[] = ["administrator"];

export type GrantProblem =
  | { why: "roles.noVillages"; role: Role }
  | { why: "roles.administratorEverywhere"; role: Role }
  | { why: "roles.fourEyes"; role: Role; with: Role; villages: VillageScope };

/** Villages in both scopes; null when there is none. */
export function sharedVillages(a: VillageScope, b: VillageScope): VillageScope | null {
  if (a === "all") return b === "all" || b.length > 0 ? b : null;
  if (b === "all") return a.length > 0 ? a : null;
  const shared = a.filter((id) => b.includes(id));
  return shared.length > 0 ? shared : null;
}

/** Why these roles cannot be given to one person; empty when they can. */
export function whyNotGrants(grants: readonly Grant[]): GrantProblem[] {
  const problems: GrantProblem[] = [];
  for (const { role, villages } of grants) {
    if (villages !== "all" && everywhereOnly.includes(role))
      problems.push({ why: "roles.administratorEverywhere", role });
    else if (villages !== "all" && villages.length === 0) problems.push({ why: "roles.noVillages", role });
  }
  for (const [first, second] of fourEyes) {
    const a = grants.find((g) => g.role === first);
    const b = grants.find((g) => g.role === second);
    const shared = a && b && sharedVillages(a.villages, b.villages);
    if (shared) problems.push({ why: "roles.fourEyes", role: second, with: first, villages: shared });
  }
  return problems;
}

export const sameScope = (a: VillageScope, b: VillageScope): boolean =>
  a === "all" || b === "all"
    ? a === b
    : a.length === b.length &&
      [...a].sort((x, y) => x - y).every((id, i) => id === [...b].sort((x, y) => x - y)[i]);

/** What the ticked boxes of the grid say. */
export interface TickedGrid {
  grants: Grant[];
  /** Villages ticked, the role not: a slip, unless the role was held until now and is being taken away. */
  withoutRole: Role[];
}

/** Reads `role`, `all` and `village` (role:id) of the grid form; unknown roles and ids are left out. */
export function readGrid(form: FormData, held: readonly Role[]): TickedGrid {
  const ticked = new Set(form.getAll("role").map(String));
  const everywhere = new Set(form.getAll("all").map(String));
  const villages = new Map<string, number[]>();
  for (const cell of form.getAll("village")) {
    const [role, id] = String(cell).split(":");
    if (role && id && /^[1-9]\d{0,14}$/.test(id))
      villages.set(role, [...(villages.get(role) ?? []), Number(id)]);
  }
  const grants: Grant[] = [];
  const withoutRole: Role[] = [];
  for (const role of roles) {
    const own = [...new Set(villages.get(role) ?? [])];
    if (ticked.has(role)) grants.push({ role, villages: everywhere.has(role) ? "all" : own });
    else if (!held.includes(role) && (own.length > 0 || everywhere.has(role))) withoutRole.push(role);
  }
  return { grants, withoutRole };
}
