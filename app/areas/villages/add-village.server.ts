import type { Tx } from "db/client.server";
import { division, village, villagePost } from "db/schema";
import { eq } from "drizzle-orm";
import { type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import type { Day } from "~/platform/dates";

/** Takes a division into the programme. @returns the village, or why not. */
export function addVillageIn(
  tx: Tx,
  by: EventBy,
  input: { divisionCode: string; workGroup?: string; joinedOn: Day },
) {
  const row = tx.select().from(division).where(eq(division.code, input.divisionCode)).get();
  if (!row || row.level !== "village") return { ok: false as const, why: "village.noDivision" as const };
  if (tx.select({ id: village.id }).from(village).where(eq(village.divisionId, row.id)).get())
    return { ok: false as const, why: "village.already" as const };
  const nameOf = (code: string) =>
    tx.select({ name: division.name }).from(division).where(eq(division.code, code)).get()?.name ?? "";
  const added = tx
    .insert(village)
    .values({
      divisionId: row.id,
      name: row.name,
      townName: nameOf(row.code.slice(0, 9)),
      countyName: nameOf(row.code.slice(0, 6)),
      code: row.code,
      workGroup: input.workGroup,
      joinedOn: input.joinedOn,
      createdAt: Date.now(),
    })
    .returning()
    .get();
  recordEvent(tx, by, {
    event: "village.added",
    subject: { kind: "village", id: added.id, label: `${added.townName} ${added.name}` },
    villageId: added.id,
    after: { code: added.code, workGroup: added.workGroup },
  });
  return { ok: true as const, village: added };
}

export type Post = "liaison-officer" | "information-officer" | "team-member";

/** Puts somebody into a post from a day on; whoever held a single post before ends the day before (S1: history kept). */
export function givePostIn(
  tx: Tx,
  by: EventBy,
  input: { villageId: number; post: Post; holderName: string; holderTitle?: string; fromOn: Day; toOn?: Day },
) {
  const added = tx
    .insert(villagePost)
    .values({ ...input, createdAt: Date.now() })
    .returning()
    .get();
  recordEvent(tx, by, {
    event: "village.post-given",
    subject: { kind: "village", id: input.villageId },
    villageId: input.villageId,
    after: { post: input.post, holder: input.holderName, fromOn: input.fromOn, toOn: input.toOn },
  });
  return added;
}
