import type { Db } from "db/client.server";
import type { PersonInput } from "~/areas/people";
import { createPersonIn, findPersonByIdNumber, suspectDuplicates } from "~/areas/people/index.server";
import type { ClosedVillage } from "~/areas/villages";
import type { Actor } from "~/platform/access/actor";
import { findClass } from "./class-queries.server";
import { type Enrolled, enrolIn } from "./enrol-person.server";

/** Enrols one person by ID number; who is not on record yet is added in the same transaction (FEATURES 27). */
export function enrolByNumber(
  db: Db,
  actor: Actor<"enrolment.create">,
  creator: Actor<"person.create"> | null,
  classId: number,
  input: {
    idNumber: string;
    person: Omit<PersonInput, "idNumber"> | null;
    businessIdea?: string | null;
    inBusiness?: boolean;
  },
):
  | (Enrolled & { name?: string })
  | {
      ok: false;
      why:
        | "class.why.notFound"
        | "enrol.why.elsewhere"
        | "enrol.why.notFound"
        | "person.foreignVillage"
        | ClosedVillage;
    } {
  return db.transaction((tx) => {
    const found = findClass(tx, actor.villages, classId);
    if (!found) return { ok: false, why: "class.why.notFound" };
    const known = findPersonByIdNumber(tx, actor.villages, input.idNumber);
    if (known.found === "elsewhere") return { ok: false, why: "enrol.why.elsewhere" };
    let who = known.found === "here" ? known.person : null;
    if (!who) {
      if (!input.person || !creator) return { ok: false, why: "enrol.why.notFound" };
      const made = createPersonIn(tx, creator, { ...input.person, idNumber: input.idNumber });
      if (!made.ok)
        return {
          ok: false,
          why: made.why.startsWith("closedVillage.") ? (made.why as ClosedVillage) : "person.foreignVillage",
        };
      who = made.person;
      suspectDuplicates(tx, [who.id]);
    }
    return {
      ...enrolIn(tx, actor, found, who, {
        businessIdea: input.businessIdea,
        inBusiness: input.inBusiness,
        keepRefusal: true,
      }),
      name: who.name,
    };
  });
}
