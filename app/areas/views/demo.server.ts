import type { Db } from "db/client.server";
import { user, village } from "db/schema";
import { demoViews } from "db/seed/views";
import { asc, eq } from "drizzle-orm";
import { actorWith, type SignedIn } from "~/platform/access/actor";
import type { Role } from "~/platform/access/capabilities";
import { keepView } from "./keep-view.server";

/** Views of the demo: some shared, some one's own. */
export function fillDemoViews(db: Db): void {
  const home = db.select({ id: village.id }).from(village).orderBy(asc(village.workGroup)).limit(1).get()!;
  for (const v of demoViews) {
    const row = db.select().from(user).where(eq(user.username, v.owner)).get()!;
    const owner: SignedIn = {
      userId: row.id,
      name: row.name,
      username: v.owner,
      sessionId: "demo",
      address: "demo",
      grants: [{ role: v.role as Role, villages: "all" }],
    };
    const kept = keepView(
      db,
      actorWith(owner, "view.keep")!,
      v.list,
      v.query.replace("{home}", String(home.id)),
      {
        name: v.name,
        sharedWith: v.sharedWith,
        isDefault: false,
      },
    );
    if (!kept.ok) throw new Error(`demo view ${v.name}: ${kept.why}`);
  }
}
