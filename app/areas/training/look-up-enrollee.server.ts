import type { Db } from "db/client.server";
import { findPersonByIdNumber, likelySame, type Person } from "~/areas/people/index.server";
import type { Actor } from "~/platform/access/actor";
import type { ClassWithRule } from "./class-queries.server";
import { type WhyNotEnrolled, whyNotEnrolled } from "./enrol-person.server";

export type LookedUp =
  | { found: "elsewhere" }
  | { found: "here"; person: Person; why: WhyNotEnrolled | null }
  | { found: "nobody"; why: WhyNotEnrolled | null };

/** Who an ID number is, and why they could not be enrolled, before anything is written. */
export function lookUpEnrollee(
  db: Db,
  actor: Actor<"enrolment.create">,
  found: ClassWithRule,
  number: { idNumber: string; birthOn: string },
): LookedUp {
  const known = findPersonByIdNumber(db, actor.villages, number.idNumber);
  if (known.found === "elsewhere") return known;
  if (known.found === "here") return { ...known, why: whyNotEnrolled(db, found, known.person) };
  const stranger = { id: 0, name: "", birthOn: number.birthOn, villageId: 0, category: null };
  return { found: "nobody", why: whyNotEnrolled(db, found, stranger) };
}

/** Somebody on record with this name and the same phone or birth date, under another number. */
export const alikeOnRecord = (
  db: Db,
  actor: Actor<"enrolment.create">,
  input: { name: string; phone: string | null; birthOn: string },
) => likelySame(db, actor.villages, input)[0] ?? null;
