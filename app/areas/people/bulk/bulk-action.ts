import type { Reader, Tx } from "db/client.server";
import type { SignedIn } from "~/platform/access/actor";
import type { Capability } from "~/platform/access/capabilities";
import type { Language } from "~/platform/i18n/text";
import type { ChangeSet, RowChange } from "~/platform/reversible.server";
import type { Person } from "../person-record.server";

/** One value that a change of many people asks for. */
export interface BulkField {
  kind: "text" | "choice" | "day" | "village";
  label: string;
  help?: string;
  choices?: readonly { value: string; label: string }[];
  /** Of villages: there are too many to list, they are found by typing. */
  byTyping?: boolean;
}

/**
 * Something that can be done to many people at once. `app/bulk-actions.server.ts` lists them; a later area takes part
 * by standing there. Rows are written through the change set, so that the whole can be taken back.
 */
export interface BulkAction {
  key: string;
  needs: Capability;
  title: (language: Language) => string;
  field: (db: Reader, language: Language, actor: SignedIn) => BulkField;
  /** What was typed as it will be written; null when it will not do. */
  read: (db: Reader, typed: string, actor: SignedIn) => string | null;
  /** What to say of something typed that will not do, in the words of many changes. */
  wrong?: string;
  /** The value in words, for the question before and the log after. */
  words: (value: string, language: Language, db: Reader) => string;
  /**
   * False: the person has it already. Refused: a rule says no, with the text key of the area. Writes one row of the log
   * for each person it changes.
   * @param all ids of everybody the change is for
   */
  apply: (
    tx: Tx,
    actor: SignedIn,
    row: Person,
    value: string,
    set: ChangeSet,
    all: ReadonlySet<number>,
  ) => boolean | { refused: string };
  /** Why somebody was refused, in words. */
  why?: (key: string, language: Language) => string;
  /** What taking it back does besides putting the rows back, before they are. */
  beforeBack?: (tx: Tx, actor: SignedIn, changes: readonly RowChange[]) => string | null;
  afterBack?: (tx: Tx, actor: SignedIn, changes: readonly RowChange[]) => void;
}

/** Somebody whom a rule kept out of a change of many. */
export interface RefusedPerson {
  id: number;
  name: string;
  why: string;
}

/** People that are changed in one transaction while the page waits: of more, the change goes on in steps. */
export const atOnce = 500;

/** People of one change: as many as a county has. */
export const bulkLimit = 1_000_000;
