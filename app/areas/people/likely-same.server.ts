import type { Reader } from "db/client.server";
import { person } from "db/schema";
import { and, eq, isNull, ne, or, sql } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";

export interface LikelyPerson {
  id: number;
  name: string;
  idNumberMasked: string | null;
  phone: string | null;
  villageId: number;
  birthOn: string;
}

/** People with the same name and the same phone or birth date: a reason to look twice before saving (FEATURES 5). */
export const likelySame = (
  db: Reader,
  scope: VillageScope,
  input: { name: string; phone: string | null; birthOn: string; notId?: number },
): LikelyPerson[] =>
  db
    .select({
      id: person.id,
      name: person.name,
      idNumberMasked: person.idNumberMasked,
      phone: person.phone,
      villageId: person.villageId,
      birthOn: person.birthOn,
    })
    .from(person)
    .where(
      and(
        isNull(person.deletedAt),
        eq(person.name, input.name),
        or(eq(person.birthOn, input.birthOn), input.phone ? eq(person.phone, input.phone) : sql`0`),
        withinVillages(person.villageId, scope),
        input.notId === undefined ? undefined : ne(person.id, input.notId),
      ),
    )
    .limit(5)
    .all();
