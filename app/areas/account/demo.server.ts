import type { Db } from "db/client.server";
import { village } from "db/schema";
import { demoPassword, demoStaff } from "db/seed/staff";
import type { Role } from "~/platform/access/capabilities";
import { bySystem } from "~/platform/audit/record-event.server";
import { createAccount } from "./create-account.server";

/** One account of each role for the demo; villages must be there already. */
export async function fillDemoStaff(db: Db): Promise<void> {
  const ids = new Map(
    db
      .select({ id: village.id, code: village.code })
      .from(village)
      .all()
      .map((v) => [v.code, v.id]),
  );
  for (const person of demoStaff) {
    const villages =
      person.villages === "all" ? ("all" as const) : person.villages.flatMap((code) => ids.get(code) ?? []);
    await createAccount(db, bySystem, {
      username: person.username,
      name: person.name,
      post: person.post,
      phone: person.phone,
      password: demoPassword,
      mustChangePassword: false,
      demo: true,
      grants: [{ role: person.role as Role, villages }],
    });
  }
}
