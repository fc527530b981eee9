import { type SignedIn, scopeFor, type VillageScope } from "~/platform/access/actor";
import type { Capability, Role } from "~/platform/access/capabilities";

/**
 * Villages in which something is this person's own work. An administrator may do everything, but it waits for those
 * whose work it is: their grant alone makes no duty.
 */
export const dutyScope = (person: Pick<SignedIn, "grants">, capability: Capability): VillageScope | null =>
  scopeFor(
    person.grants.filter((g) => g.role !== "administrator"),
    capability,
  );

export const holdsRole = (person: Pick<SignedIn, "grants">, ...roles: readonly Role[]): boolean =>
  person.grants.some((g) => roles.includes(g.role));

/**
 * Who looks at the whole rather than at a pile of work: figures of every area come first on their page. The loan desk has a
 * pile: only the figures of its own area stand above it.
 */
export const overlooks = (person: Pick<SignedIn, "grants">): boolean =>
  holdsRole(person, "leader", "administrator", "cadre");
