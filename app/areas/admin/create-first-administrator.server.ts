import type { Db } from "db/client.server";
import { createAccount } from "~/areas/account/index.server";
import { usernamePattern } from "~/platform/access/auth.server";
import { whyNotPassword } from "~/platform/access/password-rules";
import { bySystem } from "~/platform/audit/record-event.server";
import { findStaff, otherAdministrators } from "./staff-queries.server";

export type FirstAdministratorResult =
  | { ok: true; userId: string }
  | {
      ok: false;
      why: "exists" | "username" | "taken" | "name" | NonNullable<ReturnType<typeof whyNotPassword>>;
    };

/** The first administrator of an installation; once there is one, further accounts are made by people. */
export async function createFirstAdministrator(
  db: Db,
  input: { username: string; name: string; password: string },
): Promise<FirstAdministratorResult> {
  if (otherAdministrators(db, "")) return { ok: false, why: "exists" };
  if (!usernamePattern.test(input.username)) return { ok: false, why: "username" };
  if (findStaff(db, input.username)) return { ok: false, why: "taken" };
  const name = input.name.trim();
  if (!name || name.length > 40) return { ok: false, why: "name" };
  const why = whyNotPassword(input.password, input.username, name);
  if (why) return { ok: false, why };
  const userId = await createAccount(db, bySystem, {
    username: input.username,
    name,
    password: input.password,
    mustChangePassword: true,
    grants: [{ role: "administrator", villages: "all" }],
  });
  return { ok: true, userId };
}
