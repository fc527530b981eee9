import type { Db, Reader } from "db/client.server";
import { householdMember, person } from "db/schema";
import { and, eq, inArray, isNull, not } from "drizzle-orm";
import { type Actor, can, inScope, type VillageScope } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import type { Day } from "~/platform/dates";
import { hasConsent } from "../lacking.server";
import { openIdNumber } from "../person-record.server";
import { wholeDocument } from "./document-columns.server";
import {
  benefitsByHousehold,
  factsByHousehold,
  incomeByHousehold,
  membersByHousehold,
  needsByHousehold,
} from "./exported-facts.server";
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

export interface ExportedHousehold extends Omit<HouseholdRow, "members" | "overdue"> {
  /** Figures of the whole household are left blank where a member who has not agreed is left out: they would tell of them. */
  members: number | null;
  overdue: number | null;
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

/** Of these households, those with a living member of today who has not agreed. */
const householdsOfSilent = (db: Reader, ids: readonly number[]): Set<number> =>
  new Set(
    db
      .selectDistinct({ id: householdMember.householdId })
      .from(householdMember)
      .innerJoin(person, eq(person.id, householdMember.personId))
      .where(
        and(
          inArray(householdMember.householdId, [...ids]),
          isNull(householdMember.toOn),
          isNull(person.diedOn),
          not(hasConsent),
        ),
      )
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
    const silent = consented ? householdsOfSilent(db, some) : new Set<number>();
    const benefits = benefitsByHousehold(db, some);
    const income = incomeByHousehold(db, some);
    const needs = needsByHousehold(db, some, consented);
    const more = factsByHousehold(db, some);
    for (const row of householdsById(db, scope, some)) {
      const open = can(actor, "household.sensitive", row.villageId);
      const own = people.get(row.id) ?? [];
      const facts = more.get(row.id);
      const whole = !silent.has(row.id);
      const sources = whole ? (income.get(row.id) ?? []) : [];
      yield {
        ...row,
        members: whole ? row.members : null,
        overdue: whole ? row.overdue : null,
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
            expenseFen: whole ? (facts?.expenseFen ?? null) : null,
            debtFen: whole ? (facts?.debtFen ?? null) : null,
          },
        }),
      };
    }
  }
}
