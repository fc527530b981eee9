import { type Actor, actorWith, type SignedIn } from "~/platform/access/actor";
import type { Day } from "~/platform/dates";
import type { KnownPerson } from "../../import/known-people.server";
import type { Difference } from "../../import/people-difference";
import type { NeedKind } from "../household";
import type { Household } from "../household-queries.server";
import type { MemberOfFile } from "./household-cells";
import type { FactDifference } from "./household-difference";
import type { PlannedBenefit, PlannedCheck } from "./plan-social.server";

export interface HouseholdActors {
  edit: Actor<"household.edit">;
  /** Null when the person may not register people: then rows with unknown numbers stay out. */
  create: Actor<"person.create"> | null;
  /** Null when the person may not change people: then the file changes none on record. */
  editPerson: Actor<"person.edit"> | null;
  /** Null when the person may not know who enjoys which policy, or not enter pension checks: then neither is written. */
  sensitive: Actor<"household.sensitive"> | null;
  check: Actor<"pension.check"> | null;
}

/** What somebody may of a file of households. */
export const householdActors = (person: SignedIn, edit: Actor<"household.edit">): HouseholdActors => ({
  edit,
  create: actorWith(person, "person.create"),
  editPerson: actorWith(person, "person.edit"),
  sensitive: actorWith(person, "household.sensitive"),
  check: actorWith(person, "pension.check"),
});

/** What would become of one row now. */
export interface PlannedRow {
  row: MemberOfFile;
  /** new: registered, or joins; known: what is on record of the household is changed; same: nothing to do. */
  outcome: "new" | "known" | "same" | "refused";
  headRow: number;
  index: string | null;
  person: KnownPerson | null;
  villageId: number | null;
  household: Pick<Household, "id" | "revision"> | null;
  differences: FactDifference[];
  /** What the file says of the person otherwise than their record. */
  personDifferences: Difference[];
  /** Wishes that are not on record yet. */
  wishes: NeedKind[];
  /** Policies that are not on record so. */
  benefits: PlannedBenefit[];
  check: PlannedCheck | null;
  /** First day of the membership that would be added. */
  fromOn: Day | null;
}
