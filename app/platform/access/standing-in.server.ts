import type { Db } from "db/client.server";
import type { SignedIn } from "./actor";
import { grantsFrom } from "./session.server";

/** On whose behalf work goes on beside the server; after a restart nobody is there any more, but the account is. */
export interface Asker {
  userId: string;
  sessionId: string;
  address: string;
}

const question = `
  SELECT u.id AS userId, u.name, u.username,
    (SELECT json_group_array(json_object('role', g.role, 'all', g.all_villages, 'villages', json(
      (SELECT json_group_array(v.village_id) FROM role_grant_village v WHERE v.role_grant_id = g.id))))
     FROM role_grant g WHERE g.user_id = u.id AND g.ended_at IS NULL) AS grants
  FROM user u WHERE u.id = ? AND coalesce(u.banned, 0) = 0`;

/** The person who asked, with the rights they have now; null when the account is closed. */
export function standingIn(db: Db, asker: Asker): SignedIn | null {
  const row = db.$client.prepare(question).get(asker.userId) as
    | { userId: string; name: string; username: string; grants: string }
    | undefined;
  return row ? { ...asker, ...row, grants: grantsFrom(row.grants) } : null;
}
