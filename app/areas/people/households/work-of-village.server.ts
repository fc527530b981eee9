import { household, householdMember, householdResidence, person } from "db/schema";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { VillageWork } from "~/areas/villages";
import { recordEvents } from "~/platform/audit/record-event.server";
import { addDays } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { namesAfterMerger } from "../same-numbers.server";
import { householdsText } from "../text/households";
import { houseOrder } from "./household";
import { headRow } from "./list-households.server";

const livesIn = (villageId: number) => and(eq(household.villageId, villageId), isNull(household.deletedAt));

/** Households live in the village that took theirs up, from the day on, with their house numbers. */
export const householdsOfVillage: VillageWork = {
  key: "households",
  table: "household",
  word: (language) => translator(householdsText, language)("list.title"),
  count: (db, villageId) =>
    db.select({ count: sql<number>`count(*)` }).from(household).where(livesIn(villageId)).get()?.count ?? 0,
  move: (tx, changes, { from, into, on, basis, now }) => {
    const called = namesAfterMerger(tx, changes, { from, into });
    const residences = tx
      .select({
        id: householdResidence.id,
        fromOn: householdResidence.fromOn,
        householdId: householdResidence.householdId,
      })
      .from(householdResidence)
      .innerJoin(household, eq(household.id, householdResidence.householdId))
      .where(and(livesIn(from), isNull(householdResidence.toOn)))
      .all();
    const openOf = new Map(residences.map((r) => [r.householdId, r]));
    for (const row of tx.select().from(household).where(livesIn(from)).all()) {
      const open = openOf.get(row.id);
      if (open && open.fromOn >= on) changes.delete("household_residence", open.id);
      else if (open) changes.update("household_residence", open.id, { to_on: addDays(on, -1) });
      const house = called.house(row.houseNumber);
      changes.insert("household_residence", {
        household_id: row.id,
        village_id: into,
        house_number: house,
        from_on: open && open.fromOn > on ? open.fromOn : on,
        reason: basis,
        created_at: now,
      });
      changes.update("household", row.id, {
        village_id: into,
        village_group: called.group(row.villageGroup),
        registry_no: called.number(row.registryNo),
        house_number: house,
        house_order: houseOrder(house),
        revision: row.revision + 1,
        updated_at: now,
      });
    }
  },
  tell: (tx, by, ids, { from, into, on, basis }) => {
    const rows = tx
      .select({ id: household.id, houseNumber: household.houseNumber, head: person.name })
      .from(household)
      .leftJoin(householdMember, headRow)
      .leftJoin(person, eq(person.id, householdMember.personId))
      .where(sql`${household.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
      .all();
    recordEvents(
      tx,
      by,
      rows.map(({ id, houseNumber, head }) => ({
        event: basis === null ? "household.merger-returned" : "household.merger-moved",
        subject: { kind: "household", id, label: head ?? houseNumber ?? String(id) },
        villageId: into,
        reason: basis ?? undefined,
        before: { villageId: from },
        after: { villageId: into, ...(on && { fromOn: on }) },
      })),
    );
  },
};
