import type { Db } from "db/client.server";
import { householdMember, person, village } from "db/schema";
import { demoRelations } from "db/seed/relations";
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { addRelation } from "./relations/add-relation.server";
import { endRelation } from "./relations/end-relation.server";

/** Guarantors, partners and a marriage that ended, in the first village by name; everywhere whoever is a couple at home. */
export function fillDemoRelations(db: Db, actor: Actor<"person.edit">): void {
  const villages = db.select({ id: village.id }).from(village).orderBy(asc(village.workGroup)).all();
  const peopleOf = (villageId: number) =>
    db
      .select()
      .from(person)
      .where(and(eq(person.villageId, villageId), isNull(person.deletedAt)))
      .orderBy(asc(person.id))
      .all();
  const home = peopleOf(villages[0]!.id);
  const idOf = (name: string) => home.find((p) => p.name === name)!.id;
  for (const r of demoRelations) {
    const made = addRelation(db, actor, idOf(r.of), {
      otherId: idOf(r.other),
      part: r.part,
      fromOn: r.fromOn,
      note: r.note,
    });
    if (!made.ok) throw new Error(`demo relation of ${r.of}: ${made.why}`);
    if (r.toOn) endRelation(db, actor, idOf(r.of), made.id, { toOn: r.toOn, reason: r.reason });
  }
  for (const v of villages)
    for (const c of couplesOf(db, v.id)) {
      const { otherId, fromOn } = c;
      const made = addRelation(db, actor, c.personId, { otherId, part: "spouse", fromOn, note: null });
      if (!made.ok) throw new Error(`demo couple: ${made.why}`);
    }
}

/** Head and spouse of every household of a village, since the household is. */
function couplesOf(db: Db, villageId: number) {
  const rows = db
    .select({ household: householdMember.householdId, relation: householdMember.relation, id: person.id })
    .from(householdMember)
    .innerJoin(person, eq(person.id, householdMember.personId))
    .where(
      and(
        eq(person.villageId, villageId),
        isNull(householdMember.toOn),
        inArray(householdMember.relation, ["02", "12"]),
      ),
    )
    .orderBy(asc(householdMember.householdId))
    .all();
  return rows
    .filter((r) => r.relation === "02")
    .flatMap((head) => {
      const spouse = rows.find((r) => r.relation === "12" && r.household === head.household);
      if (!spouse) return [];
      const first = db
        .select({ on: householdMember.fromOn })
        .from(householdMember)
        .where(inArray(householdMember.personId, [head.id, spouse.id]))
        .orderBy(asc(householdMember.fromOn))
        .all();
      return [{ personId: head.id, otherId: spouse.id, fromOn: first[0]?.on ?? null }];
    });
}
