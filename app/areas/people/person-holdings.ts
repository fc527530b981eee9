import type { Reader, Tx } from "db/client.server";
import type { Day } from "~/platform/dates";
import type { Language } from "~/platform/i18n/text";

/** One table of a data-subject copy: what is held of one kind, in words. */
export interface HeldSection {
  key: string;
  title: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

/** What a rule wants kept although the person asks for deletion. */
export interface KeptRecord {
  what: string;
  count: number;
  /** Last day; null: for ever. */
  untilOn: Day | null;
  basis: string;
  /** The record names its person by the person's own row: name and number stay locked as long. */
  needsName: boolean;
}

/**
 * What an area holds about a person: for the copy that they may ask for (PIPL 45) and for deletion (PIPL 47).
 * `app/person-sources.server.ts` lists the sources; a table that leads to a person and stands in none fails a test, so
 * that a later area cannot be forgotten.
 */
export interface PersonHoldings {
  key: string;
  /** Tables of this area that hold rows about people. */
  tables: readonly string[];
  /** Everything held, whole numbers included: it is for the person themselves. */
  held: (db: Reader, personId: number, language: Language) => readonly HeldSection[];
  /** What must be kept; whatever is not named here goes. */
  kept?: (db: Reader, personId: number, language: Language) => readonly KeptRecord[];
  /** Matters under way that must be ended first, in words. */
  open?: (db: Reader, personId: number, language: Language) => readonly string[];
  /** Deletes, or makes nameless, what no rule keeps. Called again when the last term is over. */
  erase: (tx: Tx, personId: number) => void;
}

/** A section without rows is left out. */
export const heldSection = (
  key: string,
  title: string,
  columns: readonly string[],
  rows: readonly (readonly (string | null | undefined)[])[],
): HeldSection[] =>
  rows.length === 0
    ? []
    : [{ key, title, columns, rows: rows.map((row) => row.map((cell) => cell || "--")) }];
