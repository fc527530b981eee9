import type { Db } from "db/client.server";
import { household, householdMember } from "db/schema";
import { createHousehold } from "~/areas/people/households/create-household.server";
import { noDetails } from "~/areas/people/households/household-record.server";
import { joinHousehold } from "~/areas/people/households/join-household.server";
import { membersOn } from "~/areas/people/households/membership";
import { head } from "~/areas/people/households/relation";
import { addDays, type Day } from "~/platform/dates";
import { actorFor, signInAs } from "./signed-in";

/** A household with its head and members, by the commands that people use. */
export function makeHousehold(
  db: Db,
  villageId: number,
  headId: number,
  others: readonly (readonly [personId: number, relation: string])[] = [],
  fromOn = "2020-01-01",
  houseNumber: string | null = null,
): number {
  const actor = actorFor(signInAs(db, "administrator").person, "household.edit");
  const made = createHousehold(db, actor, null, {
    ...noDetails,
    houseNumber,
    villageId,
    head: { personId: headId },
    fromOn,
  });
  if (!made.ok) throw new Error(made.why);
  for (const [personId, relation] of others) {
    const joined = joinHousehold(db, actor, null, made.household.id, {
      joiner: { personId },
      relation,
      fromOn,
      note: null,
    });
    if (!joined.ok) throw new Error(joined.why);
  }
  return made.household.id;
}

/**
 * What must hold of households on every day of a span: a person belongs to one at most, and where people belong there is
 * one head. @returns what does not hold, in words
 */
export function brokenDays(db: Db, from: Day, to: Day): string[] {
  const rows = db.select().from(householdMember).all();
  const households = db.select().from(household).all();
  const broken: string[] = [];
  for (let on = from; on <= to; on = addDays(on, 1)) {
    const day = membersOn(rows, on);
    const people = day.map((r) => r.personId);
    if (new Set(people).size !== people.length) broken.push(`${on}: somebody is in two households`);
    for (const { id } of households) {
      const here = day.filter((r) => r.householdId === id);
      const heads = here.filter((r) => r.relation === head).length;
      if (here.length > 0 && heads !== 1) broken.push(`${on}: household ${id} has ${heads} heads`);
    }
  }
  return broken;
}
