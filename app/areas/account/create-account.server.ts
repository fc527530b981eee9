import { randomUUID } from "node:crypto";
import type { Db, Tx } from "db/client.server";
import { account, roleGrant, roleGrantVillage, user } from "db/schema";
import { internalAddress } from "~/platform/access/auth.server";
import type { Role } from "~/platform/access/capabilities";
import { hashPassword } from "~/platform/access/password-hash.server";
import { type EventBy, recordEvent } from "~/platform/audit/record-event.server";

export interface NewAccount {
  username: string;
  name: string;
  password: string;
  post?: string;
  phone?: string;
  mustChangePassword: boolean;
  demo?: boolean;
  grants: readonly { role: Role; villages: "all" | readonly number[] }[];
}

/** Writes an account with its roles; the password is hashed before the transaction opens. @returns the user id */
export async function createAccount(db: Db, by: EventBy, input: NewAccount): Promise<string> {
  const password = await hashPassword(input.password);
  return db.transaction((tx) => {
    const id = randomUUID();
    const now = new Date();
    tx.insert(user)
      .values({
        id,
        name: input.name,
        email: internalAddress(input.username),
        username: input.username,
        displayUsername: input.username,
        post: input.post,
        phone: input.phone,
        demo: input.demo ?? false,
        mustChangePassword: input.mustChangePassword,
        createdAt: now,
        updatedAt: now,
      })
      .run();
    tx.insert(account)
      .values({
        id: randomUUID(),
        accountId: id,
        providerId: "credential",
        userId: id,
        password,
        createdAt: now,
        updatedAt: now,
      })
      .run();
    for (const g of input.grants) giveRole(tx, id, g.role, g.villages);
    recordEvent(tx, by, {
      event: "staff.created",
      subject: { kind: "user", id: input.username, label: input.name },
      after: { username: input.username, roles: input.grants.map((g) => g.role) },
    });
    return id;
  });
}

export function giveRole(tx: Tx, userId: string, role: Role, villages: "all" | readonly number[]): void {
  const grant = tx
    .insert(roleGrant)
    .values({ userId, role, allVillages: villages === "all", createdAt: Date.now() })
    .returning()
    .get();
  if (villages === "all") return;
  for (const villageId of villages)
    tx.insert(roleGrantVillage).values({ roleGrantId: grant.id, villageId }).run();
}
