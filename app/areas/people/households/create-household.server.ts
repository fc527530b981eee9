import type { Db, Tx } from "db/client.server";
import type { ClosedVillage } from "~/areas/villages";
import { whyClosed } from "~/areas/villages/index.server";
import { type Actor, inScope } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import type { Person } from "../person-record.server";
import { type Household, registryTaken } from "./household-queries.server";
import { type HouseholdDetails, insertHousehold, loggedHousehold } from "./household-record.server";
import {
  inTransaction,
  type Joiner,
  type JoinRefusal,
  joinerIn,
  joinIn,
  type WhyNotFound,
} from "./join-household.server";
import { head } from "./relation";

export type WhyNotHousehold =
  | {
      ok: false;
      why: "household.foreignVillage" | "household.headElsewhere" | "household.sameRegistry" | ClosedVillage;
    }
  | WhyNotFound
  | JoinRefusal;

export interface HouseholdInput extends HouseholdDetails {
  villageId: number;
  head: Joiner;
  /** First day of the household with this head. */
  fromOn: Day;
}

/** Registers a household with its head, inside another command's transaction. The head lives in the village of the household. */
export function createHouseholdIn(
  tx: Tx,
  actor: Actor<"household.edit">,
  creator: Actor<"person.create"> | null,
  input: HouseholdInput,
  importBatchId: number | null = null,
): { ok: true; household: Household; head: Person } | WhyNotHousehold {
  if (!inScope(actor.villages, input.villageId)) return { ok: false, why: "household.foreignVillage" };
  const closed = whyClosed(tx, input.villageId);
  if (closed) return { ok: false, why: closed };
  if (registryTaken(tx, input.villageId, input.registryNo))
    return { ok: false, why: "household.sameRegistry" };
  if (input.fromOn > todayOn()) return { ok: false, why: "join.future" };
  const who = joinerIn(tx, actor, creator, input.head, input.villageId);
  if (!who.ok) return who;
  if (who.person.villageId !== input.villageId) return { ok: false, why: "household.headElsewhere" };
  const { head: _, ...details } = input;
  const row = insertHousehold(tx, { ...details, createdBy: actor.userId, importBatchId });
  const joined = joinIn(tx, row, who.person, { relation: head, fromOn: input.fromOn });
  if (!joined.ok) return joined;
  recordEvent(tx, actor, {
    event: "household.created",
    subject: { kind: "household", id: row.id, label: who.person.name },
    villageId: row.villageId,
    after: { ...loggedHousehold(row), head: who.person.name, fromOn: input.fromOn },
  });
  return { ok: true, household: row, head: who.person };
}

/** Registers a household from the form. */
export const createHousehold = (
  db: Db,
  actor: Actor<"household.edit">,
  creator: Actor<"person.create"> | null,
  input: HouseholdInput,
): ReturnType<typeof createHouseholdIn> =>
  inTransaction(db, (tx) => createHouseholdIn(tx, actor, creator, input));
