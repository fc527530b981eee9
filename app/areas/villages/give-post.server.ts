import type { Db, Tx } from "db/client.server";
import { villagePost } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import type { Day } from "~/platform/dates";
import {
  lastDayBefore,
  type Post,
  type PostTerm,
  predecessorOf,
  type WhyNotTerm,
  whyNotTerm,
} from "./village-post";
import { findPost, findVillage, postHistory, type VillagePostRow } from "./villages.server";

export interface PostInput {
  post: Post;
  holderName: string;
  holderTitle?: string | null;
  holderPhone?: string | null;
  fromOn: Day;
  toOn?: Day | null;
}

type WhyNotPost = { ok: false; why: "village.notFound" } | ({ ok: false } & WhyNotTerm);

const termsOf = (tx: Tx, villageId: number): PostTerm[] => postHistory(tx, villageId).map(asTerm);
const asTerm = (row: VillagePostRow): PostTerm => ({
  id: row.id,
  post: row.post as Post,
  holderName: row.holderName,
  fromOn: row.fromOn,
  toOn: row.toOn,
});
const logged = (row: VillagePostRow) => ({
  post: row.post,
  holder: row.holderName,
  title: row.holderTitle,
  fromOn: row.fromOn,
  toOn: row.toOn,
});

/**
 * Puts somebody into a post from a day on. With `succeeds` the term of whoever holds it ends the day before; a day
 * with two holders of a single post is refused.
 */
export function givePostIn(
  tx: Tx,
  by: EventBy,
  villageId: number,
  input: PostInput,
  { succeeds = false } = {},
): { ok: true; post: VillagePostRow } | WhyNotPost {
  const before = succeeds ? predecessorOf(termsOf(tx, villageId), input.post, input.fromOn) : undefined;
  const subject = { kind: "village", id: villageId };
  const terms = termsOf(tx, villageId).map((t) =>
    t.id === before?.id ? { ...t, toOn: lastDayBefore(input.fromOn) } : t,
  );
  const why = whyNotTerm(terms, { ...input, toOn: input.toOn ?? null });
  if (why) return { ok: false, ...why };
  if (before?.id) {
    tx.update(villagePost)
      .set({ toOn: lastDayBefore(input.fromOn) })
      .where(eq(villagePost.id, before.id))
      .run();
    recordEvent(tx, by, {
      event: "village.post-ended",
      subject,
      villageId,
      before: { post: before.post, holder: before.holderName, toOn: null },
      after: { post: before.post, holder: before.holderName, toOn: lastDayBefore(input.fromOn) },
    });
  }
  const added = tx
    .insert(villagePost)
    .values({ ...input, villageId, createdAt: Date.now() })
    .returning()
    .get();
  recordEvent(tx, by, { event: "village.post-given", subject, villageId, after: logged(added) });
  return { ok: true, post: added };
}

export const givePost = (
  db: Db,
  actor: Actor<"village.manage">,
  villageId: number,
  input: PostInput,
  options: { succeeds?: boolean } = {},
): { ok: true; post: VillagePostRow } | WhyNotPost =>
  db.transaction((tx) => {
    const found = findVillage(tx, actor.villages, villageId);
    // Nobody answers any more for a village that was taken up: who answers is named in the other one.
    return found && found.mergedIntoId === null
      ? givePostIn(tx, actor, villageId, input, options)
      : { ok: false, why: "village.notFound" };
  });

/** Puts a term right, or ends it with a last day. Which post it is does not change. */
export function changePost(
  db: Db,
  actor: Actor<"village.manage">,
  villageId: number,
  postId: number,
  input: Omit<PostInput, "post">,
): { ok: true } | WhyNotPost {
  return db.transaction((tx) => {
    const before = findVillage(tx, actor.villages, villageId) && findPost(tx, villageId, postId);
    if (!before) return { ok: false, why: "village.notFound" };
    const term = { ...asTerm(before), ...input, toOn: input.toOn ?? null };
    const why = whyNotTerm(termsOf(tx, villageId), term);
    if (why) return { ok: false, ...why };
    const after = tx
      .update(villagePost)
      .set({ ...input, toOn: input.toOn ?? null })
      .where(eq(villagePost.id, postId))
      .returning()
      .get();
    recordEvent(tx, actor, {
      event: before.toOn === null && after.toOn !== null ? "village.post-ended" : "village.post-changed",
      subject: { kind: "village", id: villageId },
      villageId,
      before: logged(before),
      after: logged(after),
    });
    return { ok: true };
  });
}
