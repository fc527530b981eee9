import { personRelationEnd } from "db/schema";
import { and, eq, inArray } from "drizzle-orm";
import { translator } from "~/platform/i18n/text";
import type { PersonRows } from "../person-rows";
import { relationsText } from "../text/relations";

/** Relations go with the person; two spouses, or a relation of the two with each other, cannot be one person's. */
export const relationRowsOfPerson: PersonRows = {
  key: "relation",
  table: "person_relation_end",
  column: "person_id",
  word: (language) => translator(relationsText, language)("relation.title"),
  clash: (db, survivorId, mergedId, language) => {
    const t = translator(relationsText, language);
    const ends = db
      .select()
      .from(personRelationEnd)
      .where(inArray(personRelationEnd.personId, [survivorId, mergedId]))
      .all();
    const shared = ends.some((a) => ends.some((b) => a.id !== b.id && a.relationId === b.relationId));
    if (shared) return t("relation.mergeShared");
    const married = db
      .select({ id: personRelationEnd.id })
      .from(personRelationEnd)
      .where(
        and(
          inArray(personRelationEnd.personId, [survivorId, mergedId]),
          eq(personRelationEnd.openSpouse, true),
        ),
      )
      .all();
    return married.length > 1 ? t("relation.mergeMarried") : null;
  },
};
