import type { Db } from "db/client.server";
import { equipmentHolder } from "db/schema";
import { eq } from "drizzle-orm";
import { findPerson } from "~/areas/people/index.server";
import type { ClosedVillage } from "~/areas/villages";
import { whyClosed } from "~/areas/villages/index.server";
import { type Actor, inScope } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { findHolder, holderOfPerson, nameTaken } from "./holders.server";

export interface HolderInput {
  kind: "school" | "station" | "person";
  villageId: number;
  name: string | null;
  personId: number | null;
  keeperName: string | null;
  keeperPhone: string | null;
}

type WhyNotHolder =
  | "holder.why.notFound"
  | "holder.why.foreignVillage"
  | ClosedVillage
  | "holder.why.nameTaken"
  | "holder.why.dead";

/** Enters a school, a station or a person that things are given to. A person stands once in their village. */
export function createHolder(
  db: Db,
  actor: Actor<"donation.edit">,
  input: HolderInput,
  now = Date.now(),
): { ok: true; id: number } | { ok: false; why: WhyNotHolder } {
  return db.transaction((tx) => {
    const who = input.personId === null ? null : findPerson(tx, actor.villages, input.personId);
    if (who === undefined) return { ok: false, why: "holder.why.notFound" };
    if (who?.diedOn) return { ok: false, why: "holder.why.dead" };
    const villageId = who?.villageId ?? input.villageId;
    if (!inScope(actor.villages, villageId)) return { ok: false, why: "holder.why.foreignVillage" };
    const closed = whyClosed(tx, villageId);
    if (closed) return { ok: false, why: closed };
    const known = who && holderOfPerson(tx, who.id, villageId);
    if (known) return { ok: true, id: known.id };
    if (input.name && nameTaken(tx, villageId, input.name, null))
      return { ok: false, why: "holder.why.nameTaken" };
    const { id } = tx
      .insert(equipmentHolder)
      .values({ ...input, villageId, createdBy: actor.userId, createdAt: now })
      .returning()
      .get();
    recordEvent(tx, actor, {
      event: "holder.created",
      subject: { kind: "holder", id, label: input.name ?? who?.name ?? "" },
      villageId,
      after: { kind: `holder-${input.kind}`, name: input.name ?? who?.name },
    });
    return { ok: true, id };
  });
}

/** Who keeps the things, and the name of a house. Labels and papers name the holder anew when they are printed. */
export function editHolder(
  db: Db,
  actor: Actor<"donation.edit">,
  id: number,
  input: Pick<HolderInput, "name" | "keeperName" | "keeperPhone">,
): { ok: true } | { ok: false; why: Exclude<WhyNotHolder, ClosedVillage> } {
  return db.transaction((tx) => {
    const holder = findHolder(tx, actor.villages, id);
    if (!holder) return { ok: false, why: "holder.why.notFound" };
    const named = holder.kind === "school" || holder.kind === "station";
    const name = named ? input.name : holder.name;
    if (name && nameTaken(tx, holder.villageId, name, id)) return { ok: false, why: "holder.why.nameTaken" };
    const { keeperName, keeperPhone } = input;
    tx.update(equipmentHolder).set({ name, keeperName, keeperPhone }).where(eq(equipmentHolder.id, id)).run();
    recordEvent(tx, actor, {
      event: "holder.changed",
      subject: { kind: "holder", id, label: name ?? holder.personName ?? holder.villageName },
      villageId: holder.villageId,
      before: { name: holder.name, keeper: holder.keeperName },
      after: { name, keeper: keeperName },
    });
    return { ok: true };
  });
}
