import type { Reader } from "db/client.server";
import { benefit, household, householdIncome, householdMember, person, village } from "db/schema";
import { and, asc, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import { inScope, type VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { longDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { yuanText } from "~/platform/money";
import { personName, placeLabel } from "~/platform/search/place-name";
import { readTerm } from "~/platform/search/search-term";
import { matchesTerm } from "../../search-people.server";
import { householdsText } from "../../text/households";
import { householdTitle } from "../fact-words";
import { type BenefitKind, type Housing, type IncomeSource, muFigure, type Water } from "../household";
import { type Household, headOf, membersOf, rowsOfHousehold } from "../household-queries.server";
import { isOpen } from "../membership";
import { head } from "../relation";
import { type Benefit, benefitsOfBoth } from "./benefits-of-both.server";
import {
  type HouseholdMergeField,
  householdDiffers,
  householdMergeFieldNames,
  usualSide,
} from "./household-merge";

/** Households of the actor's villages that may be the same: by a term, or the same head's name, or the same door. */
export function mergeCandidates(
  db: Reader,
  scope: VillageScope,
  row: Household,
  term: string,
  language: Language,
) {
  const t = translator(householdsText, language);
  const own = headOf(db, row.id);
  const alike = or(
    row.houseNumber
      ? and(eq(household.villageId, row.villageId), eq(household.houseNumber, row.houseNumber))
      : undefined,
    own ? eq(person.name, own.name) : undefined,
  );
  const asked = term
    ? sql`(${matchesTerm(readTerm(term))} OR instr(${household.houseNumber}, ${term}) > 0 OR ${household.registryNo} = ${term})`
    : (alike ?? sql`0`);
  return db
    .select({
      id: household.id,
      houseNumber: household.houseNumber,
      name: person.name,
      headVillageId: person.villageId,
      villageId: household.villageId,
      townName: village.townName,
      villageName: village.name,
    })
    .from(household)
    .innerJoin(village, eq(village.id, household.villageId))
    .leftJoin(
      householdMember,
      and(
        eq(householdMember.householdId, household.id),
        eq(householdMember.relation, head),
        isNull(householdMember.toOn),
      ),
    )
    .leftJoin(person, eq(person.id, householdMember.personId))
    .where(
      and(
        isNull(household.deletedAt),
        withinVillages(household.villageId, scope),
        ne(household.id, row.id),
        asked,
      ),
    )
    .orderBy(asc(household.houseOrder), asc(household.id))
    .limit(20)
    .all()
    .map((h) => ({
      id: h.id,
      title: householdTitle(
        h.name === null || !inScope(scope, h.headVillageId ?? 0) ? null : personName(h.name, language),
        h.houseNumber,
        language,
      ),
      detail: [
        h.villageId === row.villageId
          ? null
          : placeLabel({ townName: h.townName, name: h.villageName }, language),
        h.houseNumber,
        t("field.people", { count: rowsOfHousehold(db, h.id).filter(isOpen).length }),
      ]
        .filter(Boolean)
        .join(t("search.comma")),
    }));
}

/** One side of the comparison. */
export const mergeSide = (db: Reader, row: Household, language: Language) => {
  const first = headOf(db, row.id);
  return {
    id: row.id,
    revision: row.revision,
    title: householdTitle(first ? personName(first.name, language) : null, row.houseNumber, language),
    place: placeLabel(db.select().from(village).where(eq(village.id, row.villageId)).get()!, language),
    registered: longDay(todayOn(row.createdAt), language),
    count: rowsOfHousehold(db, row.id).filter(isOpen).length,
  };
};

/** Fields that differ, each value in words; how many are equal. */
export function mergeFieldsView(a: Household, b: Household, language: Language) {
  const t = translator(householdsText, language);
  const words = (field: HouseholdMergeField, h: Household): string | null => {
    switch (field) {
      case "registryNo":
        return h.registryNo;
      case "houseNumber":
        return h.houseNumber;
      case "group":
        return h.villageGroup && t("field.groupShort", { group: h.villageGroup });
      case "address":
        return h.address;
      case "land":
        return h.landLi === null ? null : t("field.muOf", { mu: muFigure(h.landLi) });
      case "housing":
        return h.housing && t(`housing.${h.housing as Housing}`);
      case "water":
        return h.water && t(`water.${h.water as Water}`);
      case "expense":
        return h.expenseFen === null ? null : yuanText(h.expenseFen, language);
      case "debt":
        return h.debtFen === null ? null : yuanText(h.debtFen, language);
      case "note":
        return h.note;
    }
  };
  return householdMergeFieldNames
    .filter((f) => householdDiffers(f, a, b))
    .map((field) => ({
      field,
      label: t(`field.${field}`),
      a: words(field, a),
      b: words(field, b),
      usual: usualSide(field, a, b),
    }));
}

/** Years of which the two tell different income: one of the two holds. */
export function mergeYears(db: Reader, a: Household, b: Household, language: Language) {
  const t = translator(householdsText, language);
  const rows = db
    .select()
    .from(householdIncome)
    .where(inArray(householdIncome.householdId, [a.id, b.id]))
    .orderBy(asc(householdIncome.source))
    .all();
  const of = (h: Household, year: number) => {
    const told = rows.filter((r) => r.householdId === h.id && r.year === year);
    const sum = yuanText(
      told.reduce((total, r) => total + r.amountFen, 0),
      language,
    );
    const sources = told.map(
      (r) => `${t(`source.${r.source as IncomeSource}`)} ${yuanText(r.amountFen, language)}`,
    );
    return {
      any: told.length > 0,
      sum,
      sources: t("mergeHouseholds.sumOf", { sum, sources: sources.join(t("search.comma")) }),
    };
  };
  return [...new Set(rows.map((r) => r.year))]
    .sort((x, y) => y - x)
    .flatMap((year) => {
      const [own, theirs] = [of(a, year), of(b, year)];
      if (!own.any || !theirs.any || own.sources === theirs.sources) return [];
      // One sum of other sources: the sums alone would look the same.
      const key = own.sum === theirs.sum ? "sources" : "sum";
      return [{ year, a: own[key], b: theirs[key] }];
    });
}

/** Policies that both enjoy: one of the two entries goes on. What they say is shown to whoever may read it. */
export function mergeBenefits(db: Reader, a: Household, b: Household, sees: boolean, language: Language) {
  const t = translator(householdsText, language);
  const words = (entry: Benefit): string => {
    if (!sees) return t("hidden.mask");
    const parts = [
      entry.level,
      entry.monthlyFen === null
        ? null
        : t("benefits.perMonth", { amount: yuanText(entry.monthlyFen, language) }),
      t("benefits.since", { from: longDay(entry.fromOn, language) }),
    ];
    return parts.filter(Boolean).join(t("search.comma"));
  };
  return benefitsOfBoth(db, a.id, b.id).map(({ own, theirs }) => ({
    id: theirs.id,
    name: sees ? (theirs.name ?? t(`benefit.${theirs.kind as BenefitKind}`)) : t("mergeHouseholds.policy"),
    a: words(own),
    b: words(theirs),
  }));
}

/** The head's name, when somebody of the other household has it too: perhaps one person on record twice. */
export function nameOfBoth(
  db: Reader,
  scope: VillageScope,
  survivorId: number,
  mergedId: number,
  language: Language,
): string | null {
  const first = headOf(db, survivorId);
  if (!first || !inScope(scope, first.villageId)) return null;
  const namesake = membersOf(db, mergedId).some(
    (m) => isOpen(m) && m.name === first.name && m.personId !== first.personId && inScope(scope, m.villageId),
  );
  return namesake ? personName(first.name, language) : null;
}

/** What moves: people now, people before, income, policies. */
export function mergeMoves(db: Reader, a: Household, b: Household, language: Language) {
  const t = translator(householdsText, language);
  const count = (id: number) => {
    const rows = rowsOfHousehold(db, id);
    const years = db
      .select({ year: householdIncome.year })
      .from(householdIncome)
      .where(eq(householdIncome.householdId, id))
      .groupBy(householdIncome.year)
      .all();
    return {
      members: rows.filter(isOpen).length,
      past: rows.filter((r) => !isOpen(r)).length,
      years: years.length,
      benefits: db.select({ id: benefit.id }).from(benefit).where(eq(benefit.householdId, id)).all().length,
    };
  };
  const [had, moved] = [count(a.id), count(b.id)];
  return (["members", "past", "years", "benefits"] as const).map((key) => ({
    key,
    word: t(`mergeHouseholds.${key}`),
    had: had[key],
    moved: moved[key],
  }));
}
