import { person, personResidence } from "db/schema";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { VillageWork } from "~/areas/villages";
import { recordEvent } from "~/platform/audit/record-event.server";
import { addDays } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { namesAfterMerger } from "./same-numbers.server";
import { peopleText } from "./text";

const livesIn = (villageId: number) => and(eq(person.villageId, villageId), isNull(person.deletedAt));

/** People live in the village that took theirs up, from the day on; where they lived before stays on record. */
export const peopleOfVillage: VillageWork = {
  key: "people",
  table: "person",
  word: (language) => translator(peopleText, language)("merger.people"),
  count: (db, villageId) =>
    db.select({ count: sql<number>`count(*)` }).from(person).where(livesIn(villageId)).get()?.count ?? 0,
  move: (tx, changes, { from, into, on, basis, now }) => {
    const called = namesAfterMerger(tx, changes, { from, into });
    const people = tx
      .select({ id: person.id, revision: person.revision, villageGroup: person.villageGroup })
      .from(person)
      .where(livesIn(from))
      .all();
    for (const { id, revision, villageGroup } of people) {
      const open = tx
        .select({ id: personResidence.id, fromOn: personResidence.fromOn })
        .from(personResidence)
        .where(and(eq(personResidence.personId, id), isNull(personResidence.toOn)))
        .get();
      if (open && open.fromOn >= on) changes.delete("person_residence", open.id);
      else if (open) changes.update("person_residence", open.id, { to_on: addDays(on, -1) });
      changes.insert("person_residence", {
        person_id: id,
        village_id: into,
        // Who came later than the day lives there from then on.
        from_on: open && open.fromOn > on ? open.fromOn : on,
        reason: basis,
        created_at: now,
      });
      changes.update("person", id, {
        village_id: into,
        village_group: called.group(villageGroup),
        revision: revision + 1,
        updated_at: now,
      });
    }
  },
  tell: (tx, by, id, { from, into, on, basis }) => {
    const who = tx.select({ name: person.name }).from(person).where(eq(person.id, id)).get();
    recordEvent(tx, by, {
      event: basis === null ? "person.merger-returned" : "person.merger-moved",
      subject: { kind: "person", id, label: who?.name },
      villageId: into,
      reason: basis ?? undefined,
      before: { villageId: from },
      after: { villageId: into, ...(on && { fromOn: on }) },
    });
  },
};
