import type { Reader } from "db/client.server";
import {
  benefit,
  household,
  householdIncome,
  householdMember,
  householdNeed,
  pensionCheck,
  person,
  personSituation,
} from "db/schema";
import { and, asc, eq, gte, inArray, isNull, or, sql } from "drizzle-orm";
import { inScope, type VillageScope } from "~/platform/access/actor";
import { todayOn } from "~/platform/dates";
import { maskPhone } from "../id-number";
import { hasConsent } from "../lacking.server";
import { head } from "./relation";

/** Year that an export tells the income of: the last whole one. */
export const incomeYear = (): number => Number(todayOn().slice(0, 4)) - 1;

/** Rows put together by household. */
function byHousehold<R extends { id: number }>(rows: readonly R[]): Map<number, R[]> {
  const found = new Map<number, R[]>();
  for (const r of rows) {
    const own = found.get(r.id);
    if (own) own.push(r);
    else found.set(r.id, [r]);
  }
  return found;
}

/** Who belongs to each today, with the last word on health and work. */
export function membersByHousehold(
  db: Reader,
  scope: VillageScope,
  ids: readonly number[],
  consented: boolean,
) {
  const last = sql<number>`(SELECT s.id FROM person_situation s WHERE s.person_id = ${person.id} AND s.on_day <= ${todayOn()} ORDER BY s.on_day DESC, s.id DESC LIMIT 1)`;
  const check = sql<number>`(SELECT c.id FROM pension_check c WHERE c.person_id = ${person.id} ORDER BY c.checked_on DESC, c.id DESC LIMIT 1)`;
  const rows = db
    .select({
      id: householdMember.householdId,
      villageId: person.villageId,
      personId: person.id,
      name: person.name,
      idNumber: person.idNumberMasked,
      idNumberSealed: person.idNumberSealed,
      wholePhone: person.phone,
      pension: {
        status: pensionCheck.status,
        result: pensionCheck.result,
        checkedOn: pensionCheck.checkedOn,
      },
      relation: householdMember.relation,
      birthOn: person.birthOn,
      work: personSituation.work,
      place: personSituation.place,
      health: personSituation.health,
      healthNote: personSituation.healthNote,
    })
    .from(householdMember)
    .innerJoin(person, eq(person.id, householdMember.personId))
    .leftJoin(personSituation, eq(personSituation.id, last))
    .leftJoin(pensionCheck, eq(pensionCheck.id, check))
    .where(
      and(
        inArray(householdMember.householdId, [...ids]),
        isNull(householdMember.toOn),
        isNull(person.diedOn),
        consented ? hasConsent : undefined,
      ),
    )
    .orderBy(sql`${householdMember.relation} <> ${head}`, asc(householdMember.relation), asc(person.birthOn))
    .all();
  return byHousehold(
    rows
      .filter((r) => inScope(scope, r.villageId))
      .map((r) => ({ ...r, phone: r.wholePhone && maskPhone(r.wholePhone) })),
  );
}

export const incomeByHousehold = (db: Reader, ids: readonly number[]) =>
  byHousehold(
    db
      .select({
        id: householdIncome.householdId,
        source: householdIncome.source,
        fen: householdIncome.amountFen,
      })
      .from(householdIncome)
      .where(and(inArray(householdIncome.householdId, [...ids]), eq(householdIncome.year, incomeYear())))
      .orderBy(asc(householdIncome.id))
      .all(),
  );

/** What the households and who belongs to them today enjoy today, by household. */
export const benefitsByHousehold = (db: Reader, ids: readonly number[]) =>
  byHousehold(
    db
      .select({
        id: sql<number>`coalesce(${benefit.householdId}, ${householdMember.householdId})`,
        personId: benefit.personId,
        kind: benefit.kind,
        name: benefit.name,
        level: benefit.level,
        documentNo: benefit.documentNo,
        documentSealed: benefit.documentSealed,
        monthlyFen: benefit.monthlyFen,
        fromOn: benefit.fromOn,
      })
      .from(benefit)
      .leftJoin(
        householdMember,
        and(eq(householdMember.personId, benefit.personId), isNull(householdMember.toOn)),
      )
      .where(
        and(
          or(isNull(benefit.toOn), gte(benefit.toOn, todayOn())),
          or(inArray(benefit.householdId, [...ids]), inArray(householdMember.householdId, [...ids])),
        ),
      )
      .orderBy(asc(benefit.fromOn), asc(benefit.id))
      .all(),
  );

/** Of the whole household and of who belongs to it today. */
export const needsByHousehold = (db: Reader, ids: readonly number[], consented: boolean) =>
  byHousehold(
    db
      .select({
        id: sql<number>`coalesce(${householdNeed.householdId}, ${householdMember.householdId})`,
        kind: householdNeed.kind,
        words: householdNeed.words,
      })
      .from(householdNeed)
      .leftJoin(
        householdMember,
        and(eq(householdMember.personId, householdNeed.personId), isNull(householdMember.toOn)),
      )
      .leftJoin(person, eq(person.id, householdNeed.personId))
      .where(
        and(
          isNull(householdNeed.closedOn),
          isNull(person.diedOn),
          consented ? or(isNull(householdNeed.personId), hasConsent) : undefined,
          or(inArray(householdNeed.householdId, [...ids]), inArray(householdMember.householdId, [...ids])),
        ),
      )
      .orderBy(asc(householdNeed.id))
      .all(),
  );

export function factsByHousehold(db: Reader, ids: readonly number[]) {
  const rows = db
    .select({
      id: household.id,
      address: household.address,
      water: household.water,
      expenseFen: household.expenseFen,
      debtFen: household.debtFen,
    })
    .from(household)
    .where(inArray(household.id, [...ids]))
    .all();
  return new Map(rows.map((r) => [r.id, r]));
}
