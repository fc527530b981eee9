import type { Reader, Tx } from "db/client.server";
import type { Day } from "~/platform/dates";
import type { Language } from "~/platform/i18n/text";
import type { ChangeSet } from "~/platform/reversible.server";

/** Rows of a table that hold a value in a column. */
export interface RowsOf {
  table: string;
  column: string;
  value: number;
}

/**
 * Rows of an area that belong to a person and move along when two records become one. `app/person-sources.server.ts`
 * lists them; a later area takes part in merging by standing there.
 */
export interface PersonRows {
  /** Stable key, also the key of the preview row. */
  key: string;
  table: string;
  /** Column that holds the person's id. */
  column: string;
  /** 培训报名, 证书: the row of the preview. */
  word: (language: Language) => string;
  /** Why the two cannot be one as things stand (both sit in one class), in words; null when they can. */
  clash?: (db: Reader, survivorId: number, mergedId: number, language: Language) => string | null;
  /** Both were entered for the same thing: what gives way before the rows move, and how the preview says so. */
  settle?: {
    words: (db: Reader, survivorId: number, mergedId: number, language: Language) => readonly string[];
    apply: (tx: Tx, set: ChangeSet, survivorId: number, mergedId: number) => void;
  };
  /** Rows of the merged record that stay with it: the survivor has their like. */
  stays?: (db: Reader, survivorId: number, mergedId: number) => readonly number[];
  /** Whether rows that moved have had something built on them since; ids of the moved rows. */
  builtOn?: (db: Reader, ids: readonly number[], since: number) => boolean;
  /** Open work goes along when the person moves to another village from a day on; what is finished keeps the village of its day. */
  follow?: (tx: Tx, personId: number, villageId: number, from: Day) => void;
  /** Rows of other tables that `follow` writes, so that a move of many, or a merge, can be taken back whole. */
  along?: (db: Reader, personId: number) => readonly RowsOf[];
}
