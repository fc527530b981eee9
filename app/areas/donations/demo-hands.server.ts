import type { Db } from "db/client.server";
import type { SignedIn } from "~/platform/access/actor";

/** What the seeding needs at hand: who does it, and where. */
export interface DemoDonations {
  db: Db;
  admin: SignedIn;
  cadre: SignedIn;
  leader: SignedIn;
  villageId: (code: string) => number;
  houses: ReadonlyMap<string, number>;
}

export const must = <T extends { ok: boolean }>(result: T): Extract<T, { ok: true }> => {
  if (!result.ok) throw new Error(`demo equipment: ${JSON.stringify(result)}`);
  return result as Extract<T, { ok: true }>;
};

export const clock = (on: string, at = "10:20") => Date.parse(`${on}T${at}:00+08:00`);
