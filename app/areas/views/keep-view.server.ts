import type { Db } from "db/client.server";
import { savedView } from "db/schema";
import { and, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { isPrivate } from "~/platform/search/search-term";
import { setDefaultIn } from "./saved-views.server";
import { type ViewList, viewQuery } from "./view-lists";

export interface ViewInput {
  name: string;
  sharedWith: string | null;
  isDefault: boolean;
}

/** Keeps the address of a list under a name. The same name and address again is the same view. */
export function keepView(
  db: Db,
  actor: Actor<"view.keep">,
  list: ViewList,
  search: string,
  input: ViewInput,
): { ok: true; id: number } | { ok: false; why: "view.nothing" | "view.private" | "view.sameName" } {
  const query = viewQuery(search);
  if (!query || query.length > 1000) return { ok: false, why: "view.nothing" };
  if (isPrivate(new URLSearchParams(query).get("q") ?? "")) return { ok: false, why: "view.private" };
  return db.transaction((tx) => {
    const same = tx
      .select()
      .from(savedView)
      .where(
        and(eq(savedView.list, list), eq(savedView.ownerId, actor.userId), eq(savedView.name, input.name)),
      )
      .get();
    if (same && same.query !== query) return { ok: false, why: "view.sameName" };
    const now = Date.now();
    const id =
      same?.id ??
      tx
        .insert(savedView)
        .values({
          list,
          name: input.name,
          query,
          ownerId: actor.userId,
          ownerName: actor.name,
          sharedWith: input.sharedWith,
          createdAt: now,
          updatedAt: now,
        })
        .returning({ id: savedView.id })
        .get().id;
    if (input.isDefault) setDefaultIn(tx, actor.userId, list, id);
    if (!same)
      recordEvent(tx, actor, {
        event: "view.kept",
        subject: { kind: "view", id, label: input.name },
        after: { sharedWith: input.sharedWith ?? "nobody" },
      });
    return { ok: true, id };
  });
}
