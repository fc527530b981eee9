import type { Db } from "db/client.server";
import { preference } from "db/schema";
import type { SignedIn } from "~/platform/access/actor";
import { preferenceOf } from "~/platform/access/preferences.server";
import { recordEvent } from "~/platform/audit/record-event.server";
import { ownSubject } from "./own-subject";

/** Whether plain letters act as shortcuts for this person (WCAG 2.1.4: they can be switched off). */
export function setSingleKeys(db: Db, person: SignedIn, on: boolean): void {
  const value = on ? "on" : "off";
  db.transaction((tx) => {
    const before = preferenceOf(tx, person.userId, "single-keys") ?? "on";
    if (before === value) return;
    tx.insert(preference)
      .values({ userId: person.userId, key: "single-keys", value })
      .onConflictDoUpdate({ target: [preference.userId, preference.key], set: { value } })
      .run();
    recordEvent(tx, person, {
      event: "preference.changed",
      subject: ownSubject(person),
      before: { singleKeys: before },
      after: { singleKeys: value },
    });
  });
}
