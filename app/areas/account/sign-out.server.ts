import type { Db } from "db/client.server";
import { session } from "db/schema";
import { and, eq, ne } from "drizzle-orm";
import type { SignedIn } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";

export function signOut(db: Db, person: SignedIn): void {
  db.transaction((tx) => {
    tx.delete(session).where(eq(session.id, person.sessionId)).run();
    recordEvent(tx, person, {
      event: "sign-in.ended",
      subject: { kind: "account", id: person.username, label: person.name },
    });
  });
}

/** Ends one of the person's own sessions, or all but the present one. A stranger's session is not there. */
export function endSessions(db: Db, person: SignedIn, which: string | "others"): number {
  return db.transaction((tx) => {
    const own = eq(session.userId, person.userId);
    const ended = tx
      .delete(session)
      .where(
        which === "others" ? and(own, ne(session.id, person.sessionId)) : and(own, eq(session.id, which)),
      )
      .run().changes;
    recordEvent(tx, person, {
      event: "session.ended",
      subject: { kind: "account", id: person.username },
      after: { ended },
    });
    return ended;
  });
}
