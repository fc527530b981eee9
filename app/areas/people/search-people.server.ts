import type { Reader } from "db/client.server";
import { person } from "db/schema";
import { and, eq, gte, inArray, isNull, like, lt, or, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { nameTokens, normaliseName } from "./person-name";
import { idIndex, idTailIndex } from "./write-person.server";

/** What kind of term somebody typed; digits are tails or whole numbers, letters are pinyin. */
export type TermKind = "name" | "pinyin" | "tail" | "phone" | "id-number" | "nothing";

export function termKind(term: string): TermKind {
  const text = term.trim();
  if (text === "") return "nothing";
  if (/^\d{17}[\dXx]$/.test(text)) return "id-number";
  if (/^1\d{10}$/.test(text)) return "phone";
  if (/^\d{3}[\dXx]$/.test(text)) return "tail";
  if (/^[a-z ]+$/i.test(text)) return "pinyin";
  return /[\d]/.test(text) ? "nothing" : "name";
}

/** `LIKE 'abc%'` that can use an index: [abc, abd). */
const startsWith = (column: SQLiteColumn, prefix: string): SQL =>
  and(
    gte(column, prefix),
    lt(column, `${prefix.slice(0, -1)}${String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1)}`),
  )!;

/** Condition for people whom a term means: hanzi anywhere in the name, pinyin or initials from the start, tails, whole numbers. */
export function matchesTerm(term: string): SQL {
  const text = term.trim();
  switch (termKind(text)) {
    case "name": {
      const tokens = nameTokens(normaliseName(text));
      if (!tokens) return sql`0`;
      return inArray(
        person.id,
        sql`(SELECT rowid FROM person_name_search WHERE tokens MATCH ${`"${tokens}"`})`,
      );
    }
    case "pinyin": {
      const letters = text.toLowerCase().replace(/ /g, "");
      // Second readings stand behind a space (曾: zeng, ceng).
      return or(
        startsWith(person.pinyin, letters),
        startsWith(person.initials, letters),
        like(person.pinyin, `% ${letters}%`),
      )!;
    }
    case "tail":
      return or(eq(person.idTailIndex, idTailIndex(text)), eq(person.phoneTail, text))!;
    case "phone":
      return eq(person.phone, text);
    case "id-number":
      return eq(person.idNumberIndex, idIndex(text.toUpperCase()));
    default:
      return sql`0`;
  }
}

/** People a term means, inside a scope; names first, at most `limit`. */
export const searchPeople = (db: Reader, scope: VillageScope, term: string, limit = 8) =>
  termKind(term) === "nothing"
    ? []
    : db
        .select({
          id: person.id,
          name: person.name,
          sex: person.sex,
          birthOn: person.birthOn,
          idNumberMasked: person.idNumberMasked,
          villageId: person.villageId,
        })
        .from(person)
        .where(and(matchesTerm(term), isNull(person.deletedAt), withinVillages(person.villageId, scope)))
        .orderBy(person.name, person.id)
        .limit(limit)
        .all();
