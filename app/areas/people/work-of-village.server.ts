import { person, personResidence } from "db/schema";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { VillageWork } from "~/areas/villages";
import { recordEvents } from "~/platform/audit/record-event.server";
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
    // The dead go on with the village too, and are nobody that is counted.
    db
      .select({ count: sql<number>`count(*)` })
      .from(person)
      .where(and(livesIn(villageId), isNull(person.diedOn)))
      .get()?.count ?? 0,
  move: (tx, changes, { from, into, on, basis, now }) => {
    const called = namesAfterMerger(tx, changes, { from, into });
    // All at once: a village of thousands holds everybody else up for as long as this takes.
    const people = tx
      .select({ id: person.id, revision: person.revision, villageGroup: person.villageGroup })
      .from(person)
      .where(livesIn(from))
      .all();
    const residences = tx
      .select({
        id: personResidence.id,
        fromOn: personResidence.fromOn,
        personId: personResidence.personId,
      })
      .from(personResidence)
      .innerJoin(person, eq(person.id, personResidence.personId))
      .where(and(livesIn(from), isNull(personResidence.toOn)))
      .all();
    const openOf = new Map(residences.map((r) => [r.personId, r]));
    for (const { id, revision, villageGroup } of people) {
      const open = openOf.get(id);
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
  tell: (tx, by, ids, { from, into, on, basis }) => {
    const people = tx
      .select({ id: person.id, name: person.name })
      .from(person)
      .where(sql`${person.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
      .all();
    recordEvents(
      tx,
      by,
      people.map(({ id, name }) => ({
        event: basis === null ? "person.merger-returned" : "person.merger-moved",
        subject: { kind: "person", id, label: name },
        villageId: into,
        reason: basis ?? undefined,
        before: { villageId: from },
        after: { villageId: into, ...(on && { fromOn: on }) },
      })),
    );
  },
};
