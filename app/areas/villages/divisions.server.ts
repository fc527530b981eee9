import type { Reader } from "db/client.server";
import { division, village } from "db/schema";
import { and, asc, eq, like, or, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { contains } from "~/platform/search/contains.server";
import { startsWith } from "~/platform/search/prefix-range.server";
import { readTerm } from "~/platform/search/search-term";

const town = alias(division, "town");
const county = alias(division, "county");

export interface FoundDivision {
  code: string;
  name: string;
  townName: string;
  countyName: string;
  /** The village of the programme it is already, if it is. */
  villageId: number | null;
}

/** Each word of 「大集镇 丁楼」 may be in the name of the village, the town or the county. */
function meaning(text: string): SQL | undefined {
  const term = readTerm(text);
  if (term.kind === "nothing") return undefined;
  if (/^\d+$/.test(term.text)) return startsWith(division.code, term.text);
  if (term.kind === "pinyin")
    return or(
      startsWith(division.pinyin, term.letters),
      startsWith(division.initials, term.letters),
      like(division.pinyin, `% ${term.letters}%`),
    );
  return and(
    ...term.text
      .split(" ")
      .map((word) =>
        or(contains(division.name, word), contains(town.name, word), contains(county.name, word)),
      ),
  );
}

/**
 * Puts the division that was typed (`divisionWords`) where the choice stands, when it is the only one that fits: the
 * form may be sent before the field has its answer.
 */
export function takeDivisionWords(db: Reader, form: FormData): void {
  const words = String(form.get("divisionWords") ?? "").trim();
  if (words === "" || form.get("division")) return;
  const [only, other] = searchDivisions(db, words.slice(0, 60), 2);
  if (only && !other) form.set("division", only.code);
}

/** Villages and communities of the whole city by code, name or pinyin, with town and county: names repeat. */
export function searchDivisions(db: Reader, text: string, limit: number): FoundDivision[] {
  const means = meaning(text);
  if (!means) return [];
  return db
    .select({
      code: division.code,
      name: division.name,
      townName: town.name,
      countyName: county.name,
      villageId: village.id,
    })
    .from(division)
    .innerJoin(town, eq(town.id, division.parentId))
    .innerJoin(county, eq(county.id, town.parentId))
    .leftJoin(village, eq(village.divisionId, division.id))
    .where(and(eq(division.level, "village"), means))
    .orderBy(asc(division.code))
    .limit(limit)
    .all();
}
