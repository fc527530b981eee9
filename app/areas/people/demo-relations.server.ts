import type { Db } from "db/client.server";
import { person, village } from "db/schema";
import { demoRelations } from "db/seed/relations";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { addRelation } from "./relations/add-relation.server";
import { endRelation } from "./relations/end-relation.server";

/** Couples, guarantors and partners of the demo: some in the first village by name, a few couples in every village. */
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
  for (const v of villages.slice(1)) {
    const people = peopleOf(v.id);
    const [men, women] = ["male", "female"].map((sex) => people.filter((p) => p.sex === sex));
    for (let i = 2; i < 8; i += 1) {
      const made = addRelation(db, actor, men![i]!.id, {
        otherId: women![i]!.id,
        part: "spouse",
        fromOn: null,
        note: null,
      });
      if (!made.ok) throw new Error(`demo couple: ${made.why}`);
    }
  }
}
