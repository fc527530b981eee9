import type { Db } from "db/client.server";
import { user, village } from "db/schema";
import { eq, inArray } from "drizzle-orm";
import type { SignedIn } from "~/platform/access/actor";
import type { Role } from "~/platform/access/capabilities";

export interface OwnAccount {
  username: string;
  name: string;
  post: string | null;
  phone: string | null;
  lastSignedInAt: number | null;
  grants: { role: Role; villages: "all" | string[] }[];
}

/** What the person may know of their own account; villages by name. */
export function ownAccount(db: Db, person: SignedIn): OwnAccount {
  const row = db.select().from(user).where(eq(user.id, person.userId)).get();
  const ids = [...new Set(person.grants.flatMap((g) => (g.villages === "all" ? [] : g.villages)))];
  const names = new Map(
    db
      .select({ id: village.id, town: village.townName, name: village.name })
      .from(village)
      .where(inArray(village.id, ids))
      .all()
      .map((v) => [v.id, `${v.town} ${v.name}`]),
  );
  return {
    username: person.username,
    name: person.name,
    post: row?.post ?? null,
    phone: row?.phone ?? null,
    lastSignedInAt: row?.lastSignedInAt ?? null,
    grants: person.grants.map((g) => ({
      role: g.role,
      villages: g.villages === "all" ? "all" : g.villages.flatMap((id) => names.get(id) ?? []),
    })),
  };
}
