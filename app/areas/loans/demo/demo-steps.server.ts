import type { Db } from "db/client.server";
import { actorWith } from "~/platform/access/actor";
import type { Capability } from "~/platform/access/capabilities";
import type { Day } from "~/platform/dates";
import type { DemoStaffOfLoans } from "./demo-staff";

/** What fills the money of the demo: by whom, and up to which day. */
export interface Demo {
  db: Db;
  staff: DemoStaffOfLoans;
  today: Day;
}

/** A step of the demo that must go through. */
export const must = <T extends { ok: boolean }>(what: string, result: T): Extract<T, { ok: true }> => {
  if (!result.ok) throw new Error(`demo money, ${what}: ${JSON.stringify(result)}`);
  return result as Extract<T, { ok: true }>;
};
/** Half past ten of a day, never later than now. */
export const at = (on: Day): number => Math.min(Date.parse(`${on}T10:30:00+08:00`), Date.now());
export const may = <C extends Capability>(who: DemoStaffOfLoans["officer"], capability: C) => {
  const actor = actorWith(who, capability);
  if (!actor) throw new Error(`demo money: ${who.name} cannot ${capability}`);
  return actor;
};
