import { type Capability, type Role, roleCan } from "./capabilities";

/** Villages somebody may see: all, or these (ids of the village table). */
export type VillageScope = "all" | readonly number[];

export interface Grant {
  role: Role;
  villages: VillageScope;
}

/** Who is signed in, as pages and commands know them. Plain data. */
export interface SignedIn {
  userId: string;
  name: string;
  username: string;
  sessionId: string;
  address: string;
  grants: readonly Grant[];
}

declare const checked: unique symbol;

/**
 * A signed-in person who was checked for capability C; only `requireActor` (and the tests' `actorFor`) makes one,
 * so that an unchecked command call does not compile.
 */
export type Actor<C extends Capability = Capability> = SignedIn & {
  /** Villages in which the capability holds. */
  villages: VillageScope;
  readonly [checked]: { [K in C]: true };
};

/** Villages in which these grants give the capability; null when none does. */
export function scopeFor(grants: readonly Grant[], capability: Capability): VillageScope | null {
  const giving = grants.filter((g) => roleCan(g.role, capability));
  if (giving.length === 0) return null;
  if (giving.some((g) => g.villages === "all")) return "all";
  return [...new Set(giving.flatMap((g) => g.villages as readonly number[]))].sort((a, b) => a - b);
}

export const can = (
  person: Pick<SignedIn, "grants">,
  capability: Capability,
  villageId?: number,
): boolean => {
  const scope = scopeFor(person.grants, capability);
  if (scope === null) return false;
  return villageId === undefined || scope === "all" || scope.includes(villageId);
};

export const inScope = (scope: VillageScope, villageId: number): boolean =>
  scope === "all" || scope.includes(villageId);

/** The check itself: null when no role gives the capability. */
export function actorWith<C extends Capability>(person: SignedIn, capability: C): Actor<C> | null {
  const villages = scopeFor(person.grants, capability);
  return villages === null ? null : ({ ...person, villages } as Actor<C>);
}
