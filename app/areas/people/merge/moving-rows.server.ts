import type { Reader } from "db/client.server";
import { sql } from "drizzle-orm";
import type { Language } from "~/platform/i18n/text";
import type { PersonRows } from "../person-rows";

/** What each area holds for the two records, as the preview of a merge tells it; what neither has is left out. */
export const movingRows = (
  db: Reader,
  survivorId: number,
  mergedId: number,
  sources: readonly PersonRows[],
  language: Language,
) =>
  sources.flatMap((s) => {
    const count = (id: number) =>
      db.get<{ n: number }>(
        sql`SELECT count(*) AS n FROM ${sql.identifier(s.table)} WHERE ${sql.identifier(s.column)} = ${id}`,
      ).n;
    const had = count(survivorId);
    const moved = count(mergedId) - (s.stays?.(db, survivorId, mergedId).length ?? 0);
    return had + moved === 0 ? [] : [{ key: s.key, word: s.word(language), had, moved, total: had + moved }];
  });
