import type { Reader } from "db/client.server";
import { roleGrant, roleGrantVillage, user } from "db/schema";
import { and, eq, isNull, or } from "drizzle-orm";
import { postsOn } from "~/areas/villages/index.server";
import { type Capability, type Role, roleCan } from "~/platform/access/capabilities";
import type { Day } from "~/platform/dates";

/** Who may do some work of a trip in a village. */
function followersIn(db: Reader, villageId: number, may: Capability) {
  return db
    .select({
      id: user.id,
      name: user.name,
      role: roleGrant.role,
      all: roleGrant.allVillages,
    })
    .from(roleGrant)
    .innerJoin(user, eq(user.id, roleGrant.userId))
    .leftJoin(
      roleGrantVillage,
      and(eq(roleGrantVillage.roleGrantId, roleGrant.id), eq(roleGrantVillage.villageId, villageId)),
    )
    .where(
      and(
        isNull(user.deactivatedAt),
        isNull(roleGrant.endedAt),
        or(eq(roleGrant.allVillages, true), eq(roleGrantVillage.villageId, villageId)),
      ),
    )
    .all()
    .filter((r) => roleCan(r.role as Role, may));
}

/**
 * Whose the work after a trip is in one village: who leads the trip or planned it, who holds a post in the village, and
 * the cadres whose village it is. Where none of them is in office any more it is everybody's who may do it, so that it
 * is never nobody's.
 */
export function mindersOf(
  db: Reader,
  trip: { leaderUserId: string | null; createdBy: string },
  villageId: number,
  today: Day,
  may: Capability = "trip.follow",
): Set<string> {
  const followers = followersIn(db, villageId, may);
  const duty = followers.filter((f) => f.role !== "administrator");
  const posts = postsOn(db, villageId, today);
  const near = duty.filter(
    (f) =>
      f.id === trip.leaderUserId ||
      f.id === trip.createdBy ||
      !f.all ||
      posts.some((p) => p.holderUserId === f.id || (p.holderUserId === null && p.holderName === f.name)),
  );
  const whose = near.length > 0 ? near : duty.length > 0 ? duty : followers;
  return new Set(whose.map((f) => f.id));
}
