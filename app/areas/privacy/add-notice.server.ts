import type { Db } from "db/client.server";
import { privacyNotice } from "db/schema";
import { desc, eq, lt } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";

/** The words of a version, however a form sends the ends of its lines. */
const plain = ({ title, body }: { title: string; body: string }): string =>
  `${title}\n${body.replace(/\r\n?/g, "\n").trim()}`;

/**
 * Adds a version. Those before stay as people signed them; one that has begun cannot be put in behind. Twice does it once.
 * One with the words of the version before it is none: every consent would be of an old version for nothing.
 */
export function addNotice(
  db: Db,
  actor: Actor<"notice.manage">,
  input: { fromOn: Day; title: string; body: string },
): { ok: true; id: number } | { ok: false; why: "notice.sameDay" | "notice.pastDay" | "notice.unchanged" } {
  return db.transaction((tx) => {
    const same = tx.select().from(privacyNotice).where(eq(privacyNotice.fromOn, input.fromOn)).get();
    if (same)
      return same.title === input.title && same.body === input.body
        ? { ok: true, id: same.id }
        : { ok: false, why: "notice.sameDay" };
    if (input.fromOn < todayOn()) return { ok: false, why: "notice.pastDay" };
    const before = tx
      .select()
      .from(privacyNotice)
      .where(lt(privacyNotice.fromOn, input.fromOn))
      .orderBy(desc(privacyNotice.fromOn))
      .limit(1)
      .get();
    if (before && plain(before) === plain(input)) return { ok: false, why: "notice.unchanged" };
    const { id } = tx
      .insert(privacyNotice)
      .values({ ...input, createdByName: actor.name, createdAt: Date.now() })
      .returning({ id: privacyNotice.id })
      .get();
    recordEvent(tx, actor, {
      event: "notice.added",
      subject: { kind: "notice", id, label: input.title },
      after: { fromOn: input.fromOn },
    });
    return { ok: true, id };
  });
}
