import type { Reader, Tx } from "db/client.server";
import type { Language } from "~/platform/i18n/text";

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
  /** Whether rows that moved have had something built on them since; ids of the moved rows. */
  builtOn?: (db: Reader, ids: readonly number[], since: number) => boolean;
  /** Open work goes along when the person moves to another village; what is finished keeps the village of its day. */
  follow?: (tx: Tx, personId: number, villageId: number) => void;
}
