import { database } from "~/platform/database.server";
import { readSettings } from "~/platform/settings.server";
import { findSession } from "./session.server";
import type { SessionWatchProps } from "./session-watch";

/** What `SessionWatch` needs, for the loader of the signed-in frame; null when nobody is signed in. */
export function sessionWatchFor(request: Request): SessionWatchProps | null {
  const found = findSession(request);
  if (found?.state !== "active") return null;
  const { name, username } = found.person;
  return { left: found.left, idleMinutes: readSettings(database()).idleMinutes, name, username };
}
