import type { Reader } from "db/client.server";
import { person } from "db/schema";
import { and, eq, isNull, ne, or } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { plainPinyin } from "~/platform/search/pinyin";
import { readDuplicateRules } from "./duplicates/duplicate-rules.server";
import { duplicateScore, type Reason } from "./duplicates/duplicate-score";

export interface LikelyPerson {
  id: number;
  name: string;
  idNumberMasked: string | null;
  phone: string | null;
  villageId: number;
  birthOn: string;
  /** 0–100, and what it is for: the same points that make the list of suspected pairs. */
  score: number;
  reasons: Reason[];
}

/**
 * People on record who may be the one that is being written down: a reason to look twice before saving (FEATURES 5).
 * The same name with the same phone or birth date always counts, whatever weights the administrator gave.
 */
export function likelySame(
  db: Reader,
  scope: VillageScope,
  input: {
    name: string;
    phone: string | null;
    birthOn: string;
    sex?: string;
    villageId?: number;
    notId?: number;
  },
): LikelyPerson[] {
  const rules = readDuplicateRules(db);
  const pinyin = plainPinyin(input.name).pinyin;
  const sameName = eq(person.name, input.name);
  const sameVillage = input.villageId === undefined ? undefined : eq(person.villageId, input.villageId);
  // Only conditions that an index answers: one more that none does, and SQLite looks at everybody.
  const alike = or(
    and(eq(person.birthOn, input.birthOn), or(sameName, sameVillage)),
    input.phone ? eq(person.phone, input.phone) : undefined,
    sameVillage && and(sameName, sameVillage),
  );
  return db
    .select({
      id: person.id,
      name: person.name,
      pinyin: person.pinyin,
      sex: person.sex,
      idNumberMasked: person.idNumberMasked,
      phone: person.phone,
      villageId: person.villageId,
      birthOn: person.birthOn,
    })
    .from(person)
    .where(
      and(
        isNull(person.deletedAt),
        alike,
        withinVillages(person.villageId, scope),
        input.notId === undefined ? undefined : ne(person.id, input.notId),
      ),
    )
    .limit(200)
    .all()
    .map(({ pinyin: theirs, sex, ...known }) => {
      const other = { ...known, pinyin: theirs, sex };
      const own = { ...input, pinyin, sex: input.sex ?? sex, villageId: input.villageId ?? 0 };
      return { ...known, ...duplicateScore(own, other, rules) };
    })
    .filter(
      (p) =>
        p.score >= rules.threshold ||
        (p.name === input.name &&
          (p.birthOn === input.birthOn || (input.phone !== null && p.phone === input.phone))),
    )
    .sort((a, b) => b.score - a.score)
    .slice(0, 5);
}
