import type { Db, Reader } from "db/client.server";
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
import { type Actor, can, inScope, type VillageScope } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { maskPhone } from "../id-number";
import { hasConsent } from "../lacking.server";
import { openIdNumber } from "../person-record.server";
import { wholeDocument } from "./document-columns.server";
import { sensitiveNeeds } from "./household";
import type { HouseholdFilter } from "./households-view";
import {
  countHouseholds,
  type HouseholdRow,
  householdExportLimit,
  householdIdsForExport,
  householdsById,
} from "./list-households.server";
import { head } from "./relation";

export interface ExportedHousehold extends HouseholdRow {
  /** The head as the file names them; null outside the actor's villages, and where nobody lives any more. */
  head: string | null;
  /** The living, the head first; who lives outside the actor's villages is left out. */
  names: string[];
  people: readonly ExportedMember[];
  address: string | null;
  water: string | null;
  /** What is asked for and not settled, but for what only some may know. */
  needs: readonly { kind: string; words: string | null }[];
  /** Absent where the role may not see it. */
  sensitive?: {
    /** Policies enjoyed today, of the household and of its living members; the holder by name, null: the whole of it. */
    benefits: readonly ExportedBenefit[];
    incomeFen: number | null;
    sources: readonly { source: string; fen: number }[];
    expenseFen: number | null;
    debtFen: number | null;
  };
}

export interface ExportedBenefit {
  kind: string;
  name: string | null;
  level: string | null;
  documentNo: string | null;
  monthlyFen: number | null;
  fromOn: Day;
  holder: string | null;
}

export interface ExportedMember {
  personId: number;
  name: string;
  relation: string;
  birthOn: Day;
  work: string | null;
  place: string | null;
  /** The newest check of the residents' pension. */
  pension: { status: string; result: string; checkedOn: Day } | null;
  /** Whole where whole numbers were asked for and may be opened, masked otherwise; null: none on record. */
  idNumber: string | null;
  phone: string | null;
  /** Null where the role may not see it. */
  health: string | null;
  healthNote: string | null;
}

export interface HouseholdExportInput {
  filter: HouseholdFilter;
  /** The filter in words, for the log. */
  words: string;
  /** People without a consent are left out, and households in which nobody gave one. */
  consented?: boolean;
  /** Whole numbers of people and cards: who may open them, and why. */
  full?: { actor: Actor<"person.reveal">; reason: string };
}

/** Year that an export tells the income of: the last whole one. */
export const incomeYear = (): number => Number(todayOn().slice(0, 4)) - 1;

/**
 * Households for a file, read while it leaves, some hundred at a time. That it happened is in the log before a byte
 * leaves: who, which filter, how many, why.
 */
export function exportHouseholds(
  db: Db,
  actor: Actor<"household.export">,
  scope: VillageScope,
  input: HouseholdExportInput,
):
  | { ok: true; count: number; rows: Iterable<ExportedHousehold> }
  | { ok: false; why: "export.none" | "export.tooMany" } {
  const { filter, full } = input;
  const ids = db.transaction((tx) => {
    const found = householdsForExport(tx, scope, filter, input.consented);
    if (typeof found === "number") return found;
    recordEvent(tx, actor, {
      event: "household.exported",
      subject: { kind: "list", id: "households" },
      villageId: filter.villageId,
      reason: full?.reason,
      after: {
        filter: input.words,
        rows: found.length,
        idNumber: full ? "full-numbers" : "masked-numbers",
      },
    });
    return found;
  });
  if (typeof ids === "number") return { ok: false, why: ids === 0 ? "export.none" : "export.tooMany" };
  return { ok: true, count: ids.length, rows: rowsOf(db, actor, scope, ids, input) };
}

/** Which households a file would hold; their number where it is none or too many. */
export function householdsForExport(
  db: Reader,
  scope: VillageScope,
  filter: HouseholdFilter,
  consented = false,
): number[] | number {
  const count = countHouseholds(db, scope, filter);
  if (count === 0 || count > householdExportLimit) return count;
  const all = householdIdsForExport(db, scope, filter);
  const agreed = consented ? householdsWithConsent(db) : null;
  const found = agreed ? all.filter((id) => agreed.has(id)) : all;
  return found.length === 0 ? 0 : found;
}

/** Households in which somebody of today agreed to the use of their data. */
const householdsWithConsent = (db: Reader): Set<number> =>
  new Set(
    db
      .selectDistinct({ id: householdMember.householdId })
      .from(householdMember)
      .innerJoin(person, eq(person.id, householdMember.personId))
      .where(and(isNull(householdMember.toOn), isNull(person.diedOn), hasConsent))
      .all()
      .map((r) => r.id),
  );

const together = 300;

function* rowsOf(
  db: Db,
  actor: Actor<"household.export">,
  scope: VillageScope,
  ids: readonly number[],
  { consented = false, full }: HouseholdExportInput,
): Generator<ExportedHousehold> {
  const opens = (villageId: number) => full !== undefined && inScope(full.actor.villages, villageId);
  for (let from = 0; from < ids.length; from += together) {
    const some = ids.slice(from, from + together);
    const people = membersByHousehold(db, actor.villages, some, consented);
    for (const [id, own] of people)
      people.set(
        id,
        own.map((m) => (opens(m.villageId) ? { ...m, idNumber: openIdNumber(m), phone: m.wholePhone } : m)),
      );
    const benefits = benefitsByHousehold(db, some);
    const income = incomeByHousehold(db, some);
    const needs = needsByHousehold(db, some, consented);
    const more = factsByHousehold(db, some);
    for (const row of householdsById(db, scope, some)) {
      const open = can(actor, "household.sensitive", row.villageId);
      const own = people.get(row.id) ?? [];
      const facts = more.get(row.id);
      const sources = income.get(row.id) ?? [];
      yield {
        ...row,
        head:
          row.headName !== null &&
          inScope(actor.villages, row.headVillageId ?? 0) &&
          (!consented || own.some((m) => m.relation === head))
            ? row.headName
            : null,
        names: own.map((m) => m.name),
        people: open ? own : own.map((m) => ({ ...m, health: null, healthNote: null })),
        address: facts?.address ?? null,
        water: facts?.water ?? null,
        needs: (needs.get(row.id) ?? []).filter((n) => open || !sensitiveNeeds.includes(n.kind)),
        ...(open && {
          sensitive: {
            benefits: (benefits.get(row.id) ?? []).flatMap(({ personId, documentSealed, ...b }) => {
              const holder = own.find((m) => m.personId === personId)?.name ?? null;
              if (personId !== null && holder === null) return [];
              const documentNo = opens(row.villageId)
                ? wholeDocument({ documentNo: b.documentNo, documentSealed })
                : b.documentNo;
              return [{ ...b, documentNo, holder }];
            }),
            incomeFen: sources.length === 0 ? null : sources.reduce((sum, s) => sum + s.fen, 0),
            sources,
            expenseFen: facts?.expenseFen ?? null,
            debtFen: facts?.debtFen ?? null,
          },
        }),
      };
    }
  }
}

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
function membersByHousehold(db: Reader, scope: VillageScope, ids: readonly number[], consented: boolean) {
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

const incomeByHousehold = (db: Reader, ids: readonly number[]) =>
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
const benefitsByHousehold = (db: Reader, ids: readonly number[]) =>
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
const needsByHousehold = (db: Reader, ids: readonly number[], consented: boolean) =>
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

function factsByHousehold(db: Reader, ids: readonly number[]) {
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
