import type { Db } from "db/client.server";
import { village } from "db/schema";
import { classRoll, knownPeople, namedWomen, peoplePerVillage, seedsOf } from "db/seed/people";
import { spreadSeed, syntheticPerson } from "db/seed/synthetic-person";
import { asc } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { createPersonIn } from "./create-person.server";
import { categories, educations } from "./person";

/** A few hundred villagers; those with known names live in the first village. */
export function fillDemoPeople(db: Db, actor: Actor<"person.create">): void {
  const villages = db.select().from(village).orderBy(asc(village.workGroup)).all();
  const named = [...classRoll, ...knownPeople];
  db.transaction((tx) => {
    let index = 0;
    for (const [v, place] of villages.entries()) {
      for (let i = 0; i < peoplePerVillage; i += 1) {
        const name = v === 0 ? named[i] : undefined;
        const made = personNamed(name, (name && seedsOf[name]) || spreadSeed(index + 1));
        const added = createPersonIn(tx, actor, {
          ...made,
          name: name ?? made.name,
          phone: index % 23 === 5 ? null : made.phone,
          villageId: place.id,
          villageGroup: String(1 + (i % 5)),
          ethnicity: made.name.includes("·") || name?.includes("·") ? "维吾尔族" : "汉族",
          education: educations[(index * 5) % 4],
          category: categories[(index * 3) % 5],
        });
        if (!added.ok) throw new Error(`demo person ${index}: ${added.why}`);
        index += 1;
      }
    }
  });
}

/** The person of a seed; whoever has a name of their own gets a number of their sex, which its serial says. */
function personNamed(name: string | undefined, seed: number) {
  const made = syntheticPerson(seed);
  const sex = name === undefined ? made.sex : namedWomen.includes(name) ? "female" : "male";
  return made.sex === sex ? made : syntheticPerson(seed % 2 === 0 ? seed + 1 : seed - 1);
}
