import type { Db } from "db/client.server";
import { createAccount } from "~/areas/account/index.server";
import type { Actor } from "~/platform/access/actor";
import { clearCode, usernamePattern } from "~/platform/access/auth.server";
import { findStaff } from "./staff-queries.server";

/** Length of a temporary password: sixty bits, easy to read aloud. */
export const temporaryLength = 12;

export type CreateStaffResult =
  | { ok: true; username: string; temporaryPassword: string }
  | { ok: false; why: "newStaff.usernameShape" | "newStaff.taken" };

/** A new account without roles; its temporary password is shown once and must be changed at the first sign-in. */
export async function createStaff(
  db: Db,
  actor: Actor<"staff.manage">,
  input: { username: string; name: string; post?: string; phone?: string },
): Promise<CreateStaffResult> {
  if (!usernamePattern.test(input.username)) return { ok: false, why: "newStaff.usernameShape" };
  if (findStaff(db, input.username)) return { ok: false, why: "newStaff.taken" };
  const temporaryPassword = clearCode(temporaryLength);
  try {
    await createAccount(db, actor, {
      ...input,
      password: temporaryPassword,
      mustChangePassword: true,
      grants: [],
    });
  } catch (error) {
    // Somebody else took the name while the password was hashed.
    if (findStaff(db, input.username)) return { ok: false, why: "newStaff.taken" };
    throw error;
  }
  return { ok: true, username: input.username, temporaryPassword };
}
