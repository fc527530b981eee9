import type { Db } from "db/client.server";
import type { SignedIn } from "~/platform/access/actor";
import type { Day } from "~/platform/dates";
import type { Language } from "~/platform/i18n/text";

/** Something in a village whose day is over and that is not done. */
export interface LateThing {
  /** Tells it from all others. */
  key: string;
  villageId: number;
  /** In words: what it is, and how much. */
  what: string;
  who: string | null;
  /** The day it was due. */
  dueOn: Day;
  /** Of what is measured in working days: how many it is over. */
  workingDays?: number;
  /** Where it is seen to. */
  to: string;
}

/** What an area has that is overdue, inside the villages in which the person may see it. */
export type LateSource = (db: Db, person: SignedIn, today: Day, language: Language) => LateThing[];
