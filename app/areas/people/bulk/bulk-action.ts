import type { Reader, Tx } from "db/client.server";
import type { SignedIn } from "~/platform/access/actor";
import type { Capability } from "~/platform/access/capabilities";
import type { Language } from "~/platform/i18n/text";
import type { ChangeSet } from "~/platform/reversible.server";
import type { Person } from "../person-record.server";

/** One value that a change of many people asks for. */
export interface BulkField {
  kind: "text" | "choice" | "day";
  label: string;
  help?: string;
  choices?: readonly { value: string; label: string }[];
}

/**
 * Something that can be done to many people at once. `app/bulk-actions.server.ts` lists them; a later area takes part
 * by standing there. Rows are written through the change set, so that the whole can be taken back.
 */
export interface BulkAction {
  key: string;
  needs: Capability;
  title: (language: Language) => string;
  field: (db: Reader, language: Language) => BulkField;
  /** What was typed as it will be written; null when it will not do. */
  read: (db: Reader, typed: string) => string | null;
  /** The value in words, for the question before and the log after. */
  words: (value: string, language: Language) => string;
  /** False: the person has it already. Writes one row of the log for each person it changes. */
  apply: (tx: Tx, actor: SignedIn, row: Person, value: string, set: ChangeSet) => boolean;
}

/** People of one change: more would hold up everybody else for too long. */
export const bulkLimit = 5000;
