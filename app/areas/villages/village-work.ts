import type { Reader, Tx } from "db/client.server";
import type { EventBy } from "~/platform/audit/record-event.server";
import type { Day } from "~/platform/dates";
import type { Language } from "~/platform/i18n/text";
import type { ChangeSet } from "~/platform/reversible.server";

/** What a merger did to a record: from one village to the other; `on` and `basis` are null when it is taken back. */
export interface MergerStep {
  from: number;
  into: number;
  on: Day | null;
  basis: string | null;
}

/**
 * What an area has in a village that goes along when the village becomes part of another: people who live there, work
 * that is not finished. What is finished stays with the village of its own day.
 */
export interface VillageWork {
  key: string;
  /** Table whose rows move, to count them afterwards. */
  table: string;
  /** 「在册人员」, "People". */
  word: (language: Language) => string;
  /** How many would move. */
  count: (db: Reader, villageId: number) => number;
  /** Moves them from a day on; every row is written through the change set, so that it can be taken back. */
  move: (
    tx: Tx,
    changes: ChangeSet,
    step: { from: number; into: number; on: Day; basis: string; now: number },
  ) => void;
  /** What is finished and stays, though it is dated on the day of a merger or after it: a warning when one is back-dated. */
  later?: { word: (language: Language) => string; count: (db: Reader, villageId: number, on: Day) => number };
  /** Says in the history of each of these records that a merger moved it, or that it came back when the merger was taken back. */
  tell?: (tx: Tx, by: EventBy, ids: readonly number[], step: MergerStep) => void;
}
