import type { Tx } from "db/client.server";
import { household, person, village } from "db/schema";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { ChangeSet } from "~/platform/reversible.server";

/**
 * Groups, household and house numbers count within a village: where one village takes up another, 1组 of both would become
 * one group, two families would share a number, two doors say 12号. What both use gets the old village's name before it.
 * @returns how a group or a number of the old village is called in the new one
 */
export function namesAfterMerger(tx: Tx, changes: ChangeSet, step: { from: number; into: number }) {
  const name =
    tx.select({ name: village.name }).from(village).where(eq(village.id, step.from)).get()?.name ?? "";
  // Who came with this merger is in the village already and is none of its own.
  const came = new Set(changes.changes().map((c) => `${c.table} ${c.id}`));
  const groups = new Set<string>();
  const numbers = new Set<string>();
  const houses = new Set<string>();
  for (const p of tx
    .select({ id: person.id, group: person.villageGroup })
    .from(person)
    .where(and(eq(person.villageId, step.into), isNull(person.deletedAt), isNotNull(person.villageGroup)))
    .all())
    if (p.group && !came.has(`person ${p.id}`)) groups.add(p.group);
  for (const h of tx
    .select({
      id: household.id,
      group: household.villageGroup,
      number: household.registryNo,
      house: household.houseNumber,
    })
    .from(household)
    .where(and(eq(household.villageId, step.into), isNull(household.deletedAt)))
    .all()) {
    if (came.has(`household ${h.id}`)) continue;
    if (h.group) groups.add(h.group);
    if (h.number) numbers.add(h.number);
    if (h.house) houses.add(h.house);
  }
  const after = (own: ReadonlySet<string>) => (text: string | null) =>
    text !== null && own.has(text) ? `${name}${text}` : text;
  return { group: after(groups), number: after(numbers), house: after(houses) };
}
