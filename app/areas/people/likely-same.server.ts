import type { Reader } from "db/client.server";
import { person } from "db/schema";
import { eq } from "drizzle-orm";
import { inScope, type VillageScope } from "~/platform/access/actor";
import { plainPinyin } from "~/platform/search/pinyin";
import { readDuplicateRules } from "./duplicates/duplicate-rules.server";
import { duplicateScore, type Reason } from "./duplicates/duplicate-score";
import { nearPerson } from "./duplicates/near-person.server";

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
  const own = { ...input, pinyin: plainPinyin(input.name).pinyin, villageId: input.villageId ?? 0 };
  return nearPerson(
    db,
    rules,
  )({ ...own, sex: input.sex ?? "" })
    .filter((p) => p.id !== input.notId && inScope(scope, p.villageId))
    .map((p) => ({ ...p, ...duplicateScore({ ...own, sex: input.sex ?? p.sex }, p, rules) }))
    .filter(
      (p) =>
        p.score >= rules.threshold ||
        (p.name === input.name &&
          (p.birthOn === input.birthOn || (input.phone !== null && p.phone === input.phone))),
    )
    .sort((a, b) => b.score - a.score)
    .slice(0, 5)
    .map(({ id, name, phone, villageId, birthOn, score, reasons }) => ({
      ...{ id, name, phone, villageId, birthOn, score, reasons },
      idNumberMasked: db
        .select({ masked: person.idNumberMasked })
        .from(person)
        .where(eq(person.id, id))
        .get()!.masked,
    }));
}
