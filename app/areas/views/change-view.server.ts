import type { Db } from "db/client.server";
import { preference, savedView } from "db/schema";
import { and, eq, ne } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import type { ViewInput } from "./keep-view.server";
import { defaultViewId, findView, mayChange, setDefaultIn } from "./saved-views.server";
import type { ViewList } from "./view-lists";

/** Renames or shares a view, and makes it one's default or not; only the last is for somebody it is merely shared with. */
export function changeView(
  db: Db,
  actor: Actor<"view.keep">,
  id: number,
  input: ViewInput,
): { ok: true; list: ViewList } | { ok: false; why: "view.notFound" | "view.sameName" } {
  return db.transaction((tx) => {
    const view = findView(tx, actor, id);
    if (!view) return { ok: false, why: "view.notFound" };
    const list = view.list as ViewList;
    if (mayChange(actor, view)) {
      const other = tx
        .select({ id: savedView.id })
        .from(savedView)
        .where(
          and(
            eq(savedView.list, view.list),
            eq(savedView.ownerId, view.ownerId),
            eq(savedView.name, input.name),
            ne(savedView.id, id),
          ),
        )
        .get();
      if (other) return { ok: false, why: "view.sameName" };
      if (view.name !== input.name || view.sharedWith !== input.sharedWith) {
        tx.update(savedView)
          .set({ name: input.name, sharedWith: input.sharedWith, updatedAt: Date.now() })
          .where(eq(savedView.id, id))
          .run();
        recordEvent(tx, actor, {
          event: "view.changed",
          subject: { kind: "view", id, label: input.name },
          before: { name: view.name, sharedWith: view.sharedWith ?? "nobody" },
          after: { name: input.name, sharedWith: input.sharedWith ?? "nobody" },
        });
      }
    }
    const isDefault = defaultViewId(tx, actor.userId, list) === id;
    if (isDefault !== input.isDefault) setDefaultIn(tx, actor.userId, list, input.isDefault ? id : null);
    return { ok: true, list };
  });
}

/** Deletes a view; whoever had it as their default opens the plain list again. Twice does it once. */
export function deleteView(
  db: Db,
  actor: Actor<"view.keep">,
  id: number,
): { ok: true; list: ViewList } | { ok: false; why: "view.notFound" } {
  return db.transaction((tx) => {
    const view = findView(tx, actor, id);
    if (!view || !mayChange(actor, view)) return { ok: false, why: "view.notFound" };
    tx.delete(savedView).where(eq(savedView.id, id)).run();
    tx.delete(preference)
      .where(and(eq(preference.key, `view:${view.list}`), eq(preference.value, String(id))))
      .run();
    recordEvent(tx, actor, {
      event: "view.deleted",
      subject: { kind: "view", id, label: view.name },
    });
    return { ok: true, list: view.list as ViewList };
  });
}
