import type { Db, Reader } from "db/client.server";
import { household, householdMember, pensionCheck, person, village } from "db/schema";
import { and, asc, eq, isNull, lt, sql } from "drizzle-orm";
import { type SignedIn, scopeFor, type VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { longDay, todayOn } from "~/platform/dates";
import { dutyScope, holdsRole, overlooks } from "~/platform/home/duty";
import type { HomePart, HomeSource } from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { householdsText } from "../text/households";
import { countHouseholds } from "./list-households.server";

const shown = 8;

/** The newest check of a person: the one that no other follows. */
const noneLater = sql`NOT EXISTS (SELECT 1 FROM pension_check later WHERE later.person_id = ${pensionCheck.personId}
  AND (later.checked_on, later.id) > (${pensionCheck.checkedOn}, ${pensionCheck.id}))`;

const isOverdue = (scope: VillageScope) =>
  and(
    lt(pensionCheck.nextDueOn, todayOn()),
    noneLater,
    isNull(person.deletedAt),
    isNull(person.diedOn),
    withinVillages(person.villageId, scope),
  );

export const countOverdueChecks = (db: Reader, scope: VillageScope): number =>
  db
    .select({ n: sql<number>`count(*)` })
    .from(pensionCheck)
    .innerJoin(person, eq(person.id, pensionCheck.personId))
    .where(isOverdue(scope))
    .get()?.n ?? 0;

/** Checks are a cadre's work in their villages; who looks at the whole sees the number. */
const workScope = (person: Pick<SignedIn, "grants">): VillageScope | null =>
  holdsRole(person, "cadre") ? dutyScope(person, "pension.check") : null;

function overdueRows(db: Db, scope: VillageScope, language: Language) {
  const t = translator(householdsText, language);
  const today = todayOn();
  return db
    .select({
      id: person.id,
      name: person.name,
      villageName: village.name,
      townName: village.townName,
      dueOn: pensionCheck.nextDueOn,
      houseNumber: household.houseNumber,
      householdId: household.id,
    })
    .from(pensionCheck)
    .innerJoin(person, eq(person.id, pensionCheck.personId))
    .innerJoin(village, eq(village.id, person.villageId))
    .leftJoin(householdMember, and(eq(householdMember.personId, person.id), isNull(householdMember.toOn)))
    .leftJoin(household, eq(household.id, householdMember.householdId))
    .where(isOverdue(scope))
    .orderBy(asc(pensionCheck.nextDueOn), asc(person.id))
    .limit(shown)
    .all()
    .map((r) => {
      const dueOn = r.dueOn ?? today;
      const days = Math.round((Date.parse(today) - Date.parse(dueOn)) / 86_400_000);
      return {
        id: String(r.id),
        who: personName(r.name, language),
        to: `/people/${r.id}`,
        where: [placeLabel({ townName: r.townName, name: r.villageName }, language), r.houseNumber]
          .filter(Boolean)
          .join(" "),
        state: { tone: "bad" as const, word: t("home.days", { count: days, days }) },
        when: longDay(dueOn, language),
        flag: "bad" as const,
        action: { label: t("home.action"), to: `/people/${r.id}/pension` },
      };
    });
}

function part(db: Db, person: SignedIn, language: Language): HomePart {
  const scope = scopeFor(person.grants, "household.view");
  if (scope === null || !overlooks(person)) return {};
  const t = translator(householdsText, language);
  const overdue = countOverdueChecks(db, scope);
  const work = workScope(person);
  const count = work === null ? 0 : countOverdueChecks(db, work);
  return {
    figures: [
      {
        key: "households",
        icon: "door-open",
        label: t("home.figure"),
        value: countHouseholds(db, scope, {}),
        unit: t("home.unit"),
        note: overdue > 0 ? t("home.note", { count: overdue }) : undefined,
        to: "/households",
      },
    ],
    sections:
      work === null || count === 0
        ? []
        : [
            {
              key: "households.overdue",
              title: t("home.title"),
              count,
              waits: true,
              headings: {
                who: t("home.village"),
                state: t("home.state"),
                when: t("home.when"),
                action: t("home.act"),
              },
              rows: overdueRows(db, work, language),
              more:
                count > shown
                  ? { label: t("home.more", { count }), to: "/households?pension=overdue" }
                  : undefined,
            },
          ],
  };
}

/** Households on the home page: pension checks that are overdue wait for the cadres of their villages. */
export const householdsHome: HomeSource = {
  menu: "households",
  waiting: (db, person) => {
    const work = workScope(person);
    return work === null ? 0 : countOverdueChecks(db, work);
  },
  part,
};
