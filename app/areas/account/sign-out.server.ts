import type { Db } from "db/client.server";
import { session } from "db/schema";
import { eq } from "drizzle-orm";
import type { SignedIn } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { ownSubject } from "./own-subject";

export function signOut(db: Db, person: SignedIn): void {
  db.transaction((tx) => {
    tx.delete(session).where(eq(session.id, person.sessionId)).run();
    recordEvent(tx, person, {
      event: "session.closed",
      subject: ownSubject(person),
    });
  });
}
