import { randomBytes } from "node:crypto";
import type { Db } from "db/client.server";
import { roleGrant, roleGrantVillage, session, user } from "db/schema";
import { type Actor, actorWith, type Grant, type SignedIn, type VillageScope } from "~/platform/access/actor";
import type { Capability, Role } from "~/platform/access/capabilities";
import { sessionCookieName, signedValue } from "~/platform/access/session-cookie.server";

let counter = 0;

/** A person of these roles with a living session; the cookie goes with a request, the person into `actorFor`. */
export function signInAs(
  db: Db,
  role: Role | readonly Role[],
  villages: VillageScope = "all",
  name = "测试员",
) {
  counter += 1;
  const userId = `u${counter}`;
  const sessionId = `s${counter}`;
  const token = randomBytes(24).toString("base64url");
  const now = new Date();
  const roles = typeof role === "string" ? [role] : role;
  db.insert(user)
    .values({
      id: userId,
      name,
      email: `${userId}@t.invalid`,
      username: `user-${counter}`,
      createdAt: now,
      updatedAt: now,
    })
    .run();
  for (const r of roles) {
    const grant = db
      .insert(roleGrant)
      .values({ userId, role: r, allVillages: villages === "all", createdAt: now.getTime() })
      .returning()
      .get();
    if (villages !== "all")
      for (const villageId of villages)
        db.insert(roleGrantVillage).values({ roleGrantId: grant.id, villageId }).run();
  }
  db.insert(session)
    .values({
      id: sessionId,
      token,
      userId,
      createdAt: now,
      updatedAt: now,
      expiresAt: new Date(now.getTime() + 3_600_000),
      seenAt: now.getTime(),
    })
    .run();
  const grants: Grant[] = roles.map((r) => ({ role: r, villages }));
  const person: SignedIn = {
    userId,
    name,
    username: `user-${counter}`,
    sessionId,
    address: "127.0.0.1",
    grants,
  };
  return { person, cookie: `${sessionCookieName()}=${signedValue(token)}` };
}

/** An actor for a command test; throws when the role does not hold the capability, as a page would refuse. */
export function actorFor<C extends Capability>(person: SignedIn, capability: C): Actor<C> {
  const actor = actorWith(person, capability);
  if (!actor) throw new Error(`${person.username} cannot ${capability}`);
  return actor;
}
