import type { Reader } from "db/client.server";
import { roleGrant, roleGrantVillage, user } from "db/schema";
import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import { type Capability, roleCan, roles } from "./capabilities";

/** People in office whose roles give a capability in a village: whom somebody turns to who may not do it themselves. */
export function holdersOf(
  db: Reader,
  capability: Capability,
  villageId: number,
): { userId: string; name: string }[] {
  const giving = roles.filter((role) => roleCan(role, capability));
  return db
    .selectDistinct({ userId: user.id, name: user.name })
    .from(roleGrant)
    .innerJoin(user, eq(user.id, roleGrant.userId))
    .leftJoin(roleGrantVillage, eq(roleGrantVillage.roleGrantId, roleGrant.id))
    .where(
      and(
        inArray(roleGrant.role, giving),
        isNull(roleGrant.endedAt),
        isNull(user.deactivatedAt),
        or(eq(roleGrant.allVillages, true), eq(roleGrantVillage.villageId, villageId)),
      ),
    )
    .orderBy(asc(user.name))
    .all();
}
